import type { Sentences } from "../sentences.ts";
import { agreementCodes, agreementWords } from "./agreement.ts";
import { ceremonyCodes, ceremonyWords } from "./ceremony.ts";
import { chartWords } from "./charts.ts";
import { circularCodes, circularWords } from "./circular.ts";
import { commandCodes, commandWords } from "./commands.ts";
import { dispatchCodes, dispatchWords } from "./dispatch.ts";
import { enterCodes, enterWords } from "./enter.ts";
import { gradeCodes, gradeWords } from "./grade.ts";
import { helpWords } from "./help.ts";
import { planCodes, planWords } from "./plan.ts";
import { proofCodes } from "./proof.ts";
import { publishCodes, publishWords } from "./publish.ts";
import { recordCodes } from "./record.ts";
import { registryCodes, registryWords } from "./registry.ts";
import { resultCodes, resultWords } from "./results.ts";
import { reviewCodes, reviewWords } from "./review.ts";
import { rubricCodes } from "./rubric.ts";
import { scoreCodes, scoreWords } from "./score.ts";
import { simulateCodes, simulateWords } from "./simulate.ts";
import { templateCodes, templateWords } from "./template.ts";

export const codes: Readonly<Record<string, Sentences>> = {
  ...registryCodes,
  ...agreementCodes,
  ...planCodes,
  ...recordCodes,
  ...publishCodes,
  ...proofCodes,
  ...commandCodes,
  ...circularCodes,
  ...simulateCodes,
  ...dispatchCodes,
  ...ceremonyCodes,
  ...reviewCodes,
  ...rubricCodes,
  ...gradeCodes,
  ...enterCodes,
  ...resultCodes,
  ...scoreCodes,
  ...templateCodes,
};
export const words = {
  ...scoreWords,
  ...registryWords,
  ...agreementWords,
  ...planWords,
  ...commandWords,
  ...circularWords,
  ...ceremonyWords,
  ...publishWords,
  ...simulateWords,
  ...dispatchWords,
  ...gradeWords,
  ...chartWords,
  ...enterWords,
  ...resultWords,
  ...templateWords,
  ...reviewWords,
  ...helpWords,
};
