// @ts-check
/** The deal by itself: 5,000 objects with 3 seats each over 300 inspectors, most bound to one prefecture. */
import { createHash } from "node:crypto";
import { PLACES } from "../scripts/fixtures/places.mjs";
import { stream } from "../scripts/fixtures/random.mjs";

const OBJECTS = 5000;
const INSPECTORS = 300;
const SEATS = 3;

const { deal } = await import("../dist/sampling/deal.js");
const { tickets } = await import("../dist/sampling/ticket.js");
const chance = stream("bench deal");
const homes = PLACES.flatMap((place) => new Array(place.forensic).fill(place.code));
const objects = Array.from({ length: OBJECTS }, (_, j) => ({ id: `O${j}`, home: chance.pick(homes) }));
const inspectors = Array.from({ length: INSPECTORS }, (_, i) => ({
  id: `I${i}`,
  limit: 80,
  lead: i % 3 === 0,
  home: chance.pick(homes),
}));
const from = process.hrtime.bigint();
const dealt = deal(
  {
    objects: objects.map(({ id }) => id),
    inspectors,
    seats: SEATS,
    needsLead: true,
    reach: (j, i) => (objects[j]?.home === inspectors[i]?.home ? 1 : 2),
  },
  tickets(createHash("sha256").update("bench deal").digest()),
);
const ms = Number(process.hrtime.bigint() - from) / 1e6;
const open = dealt.teams.reduce((sum, { openSeats }) => sum + openSeats, 0);
process.stdout.write(JSON.stringify({ ms, open, most: Math.max(...dealt.loads.map(({ load }) => load)) }));
