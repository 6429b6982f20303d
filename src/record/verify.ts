/** Verification: every part of a record made again from its inputs, and the first difference explained. */
import { idProblem, normaliseId } from "../registry/label.ts";
import { type Check, failed, passed } from "./check.ts";
import { type Commitment, commitmentDigest, commitmentText } from "./commitment.ts";
import { type Frame, makeFrame } from "./frame.ts";
import { canonical, digestOf, type Json } from "./jcs.ts";
import { committedRule } from "./rule.ts";
import { checkFirstStage } from "./verify-first-stage.ts";
import { checkLedger, checkSupersession } from "./verify-ledger.ts";
import type { Material } from "./verify-material.ts";
import { checkOfficeFiles } from "./verify-office-files.ts";
import { checkAssignment, checkDraw, checkReplacements } from "./verify-outcome.ts";
import { checkRegister } from "./verify-register.ts";
import { checkBeacon, checkEntropy, checkSeed, checkSeedForm } from "./verify-seed.ts";
import { checkThirds } from "./verify-thirds.ts";

function checkCommitment({ record, commitmentText: file }: Material): Check[] {
  const c = commitmentDigest(record.commitment);
  const text = commitmentText(record.commitment);
  return [
    c === record.C
      ? passed("commitment", "VER001", { digest: c })
      : failed("commitment", "VER101", { recorded: record.C, found: c }),
    ...(file === undefined
      ? []
      : [file === text ? passed("commitment-file", "VER002") : failed("commitment-file", "VER102")]),
  ];
}

function checkRule({ record, ruleText }: Material): Check {
  if (ruleText !== undefined && ruleText !== canonical(record.rule as unknown as Json))
    return failed("rule", "VER124");
  const found = digestOf(committedRule(record.rule, record.commitment.campaign));
  const wanted = record.commitment.rule.digest;
  return found === wanted
    ? passed("rule", "VER003", { digest: found })
    : failed("rule", "VER103", { recorded: wanted, found });
}

function checkFrame(
  name: "frame" | "inspectors",
  committed: Commitment["frame"],
  frame: Frame,
  fromRegister = false,
): Check {
  const { digest, units, eligible } = frame;
  if (digest !== committed.digest)
    return failed(name, fromRegister ? "VER117" : "VER104", { recorded: committed.digest, found: digest });
  if (units.length !== committed.units || eligible !== committed.eligible)
    return failed(name, "VER105", {
      units: units.length,
      eligible,
      wanted: committed.units,
      wantedEligible: committed.eligible,
    });
  // The digest is of the text as published; a text that is not canonical could hide a second reading.
  const twice = units.some(({ id }, i) => i > 0 && units[i - 1]!.id === id);
  const odd = units.some(({ id }) => normaliseId(id) !== id || idProblem(id) !== undefined);
  if (twice || odd || makeFrame(units).text !== frame.text) return failed(name, "VER106");
  return passed(name, name === "frame" ? "VER004" : "VER005", {
    units: units.length,
    eligible,
    ...(fromRegister ? { reread: 1 } : {}),
  });
}

/** How long the commitment stood before the draw; weaker evidence where it did not. */
function checkAge({ record }: Material): Check {
  const seconds = Math.round((Date.parse(record.drawnAt) - Date.parse(record.committedAt)) / 1000);
  if (record.committedOnTheSpot || !(seconds > 0)) return passed("commitment-age", "VER013");
  const at = record.committedAt;
  const hours = Math.floor(seconds / 3600);
  if (hours < 2) return passed("commitment-age", "VER014", { at, minutes: Math.floor(seconds / 60) });
  return hours < 72
    ? passed("commitment-age", "VER015", { at, hours })
    : passed("commitment-age", "VER016", { at, days: Math.floor(hours / 24) });
}

/**
 * Makes everything again and compares. The checks come in the order in which a stranger would make them.
 * @returns every check; the record is verified where all are ok
 */
export async function verifyRecord(material: Material): Promise<Check[]> {
  const { record, frame, inspectors, reread, rereadInspectors } = material;
  const assigned =
    record.assignment && inspectors && checkAssignment(material, record.assignment, inspectors);
  const committedInspectors = record.commitment.inspectors;
  return [
    ...checkCommitment(material),
    checkRule(material),
    checkFrame("frame", record.commitment.frame, frame, material.frameFromRegister),
    ...(committedInspectors && inspectors ? [checkFrame("inspectors", committedInspectors, inspectors)] : []),
    ...((committedInspectors || Object.hasOwn(record, "assignment")) && !(committedInspectors && inspectors)
      ? [failed("inspectors", "VER116")]
      : []),
    ...(reread && !material.frameFromRegister ? [checkRegister("register", frame, reread)] : []),
    ...(rereadInspectors && inspectors
      ? [checkRegister("inspectors-register", inspectors, rereadInspectors)]
      : []),
    checkSeed(record),
    ...checkSeedForm(record),
    ...(await checkBeacon(record)),
    ...checkFirstStage(record, material.firstStage),
    checkDraw(material),
    ...(assigned ? [assigned] : []),
    ...checkReplacements(material),
    ...(material.ledger ? [checkLedger(record, material.ledger)] : []),
    ...checkThirds(record, frame, inspectors, material.ledger, material.thirds),
    ...checkOfficeFiles(record, material.ledger, (material.thirds?.length ?? 0) > 0),
    ...checkSupersession(record, material.ledger, material.superseded),
    checkAge(material),
    checkEntropy(record, frame.units.length),
  ];
}
