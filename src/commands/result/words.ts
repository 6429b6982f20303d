/** Where a correction stands, in words. */
import type { Correction } from "../../results/corrections.ts";
import { type Lang, say } from "../../text/index.ts";

/** A correction's state for a table's cell; empty where nothing is to be corrected. */
export function correctionText(lang: Lang, correction: Correction): string {
  switch (correction.state) {
    case "none":
      return "";
    case "on-the-spot":
      return say(lang, "resultOnTheSpot");
    case "open": {
      const { due, daysLeft = 0 } = correction;
      if (due === undefined) return say(lang, "resultOpenEver");
      return daysLeft === 0
        ? say(lang, "resultOpenToday", { due })
        : say(lang, "resultOpen", { due, days: daysLeft });
    }
    case "overdue":
      return say(lang, "resultOverdue", { due: correction.due, days: correction.days });
    case "corrected":
      return correction.late > 0
        ? say(lang, "resultCorrectedLate", { on: correction.on, days: correction.late })
        : say(lang, "resultCorrected", { on: correction.on });
  }
}
