/** What a verification works on. */
import type { Commitment } from "./commitment.ts";
import type { AssignmentRecord } from "./dispatch-record.ts";
import type { Frame, Place } from "./frame.ts";
import type { LedgerReading } from "./ledger.ts";
import type { DrawRecord } from "./record.ts";
import type { ThirdFile } from "./verify-thirds.ts";

/** A register read again: its frame, and where its rows stand. */
export interface Reread {
  readonly file: string;
  /** true where the file has the very bytes that the record names: then row numbers must agree too. */
  readonly sameBytes: boolean;
  readonly frame: Frame;
  readonly places: ReadonlyMap<string, Place>;
}

export interface Material {
  readonly record: DrawRecord;
  /** The committed frame, as its file has it. */
  readonly frame: Frame;
  /** true where no such file is at hand (a sample): then `frame` is what the register gives. */
  readonly frameFromRegister?: boolean;
  readonly inspectors?: Frame;
  /** The text of commitment.json, where there is one. */
  readonly commitmentText?: string;
  /** Commitments that this one replaced, where they are at hand: they hold the earlier reasons. */
  readonly superseded?: readonly Commitment[];
  /** The text of rule.json, where there is one. */
  readonly ruleText?: string;
  readonly reread?: Reread;
  readonly rereadInspectors?: Reread;
  readonly ledger?: LedgerReading;
  /** The record of a review's first stage, where it is at hand. */
  readonly firstStage?: DrawRecord;
  /** What prefectures sent back, where they deal the inspectors. */
  readonly collected?: readonly AssignmentRecord[];
  /** Requests for third reviewers, by their numbers; the office has them, a bundle has not. */
  readonly thirds?: readonly ThirdFile[];
}
