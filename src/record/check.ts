/** One check of a verification. */

/** `code` and `params` make the sentence that a person reads. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}
