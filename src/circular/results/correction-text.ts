/** Where a correction stands, in words. */
import type { ResultEntry } from "../../results/view.ts";
import { chineseDate } from "../numerals.ts";

/** The last day, as a column shows it: ISO, which keeps to one line. */
export const dueText = ({ result }: ResultEntry): string => result?.followUp.due ?? "";

/** "已于2025年6月25日完成改正", "逾期20日未改正"; empty where nothing is to be corrected. */
export function correctionText({ correction }: ResultEntry): string {
  switch (correction.state) {
    case "none":
      return "";
    case "on-the-spot":
      return "已当场改正";
    case "open":
      return correction.due === undefined ? "改正中，未明确期限" : "改正中，未到期限";
    case "overdue":
      return `逾期${correction.days}日未改正`;
    case "corrected": {
      const late = correction.late > 0 ? `，逾期${correction.late}日` : "";
      return `已于${chineseDate(correction.on)}完成改正${late}`;
    }
  }
}
