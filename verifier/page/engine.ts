/** The engine behind the page: verifies a bundle and answers questions about its draws. */
import { verifyBundle } from "../../src/record/bundle.ts";
import { fileOf } from "../../src/record/bundle-files.ts";
import type { Engine } from "./answers.ts";
import { Lookup } from "./lookup.ts";
import { remainsOf, summaryOf } from "./summary.ts";
import { unpacked } from "./unpack.ts";

/** A new engine; it keeps what it loaded last. */
export function makeEngine(): Engine {
  let lookups: (Lookup | undefined)[] = [];
  return {
    async load(given) {
      const files = unpacked(given).map(({ path, bytes }) => fileOf(path, bytes));
      const { ok, draws, checks } = await verifyBundle(files);
      lookups = [];
      const answers = draws.map((draw, i) => {
        try {
          const lookup = new Lookup(draw);
          const answer = summaryOf(draw, lookup.object, lookup.person);
          lookups[i] = lookup;
          return answer;
        } catch {
          return remainsOf(draw);
        }
      });
      return { ok, files: files.length, draws: answers, checks };
    },
    async search(draw, text) {
      return lookups[draw]?.search(text) ?? { total: 0, hits: [] };
    },
    async unit(draw, id) {
      return lookups[draw]?.unit(id);
    },
  };
}
