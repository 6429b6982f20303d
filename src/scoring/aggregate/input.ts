/** What aggregation starts from: documents and reviews, as plain data. */

/** One item as a reviewer scored it. */
export interface ItemScore {
  /**
   * levels: the level's points; deduct: the points taken off; points, bonus: the points given; check, veto:
   * "yes" or "no". Undefined where nothing was entered.
   */
  readonly value?: string;
  /** 合理缺项: absent for good reason. */
  readonly absent?: boolean;
  readonly comment?: string;
  readonly evidence?: string;
}

/** One reviewer's sheet for one document. */
export interface Review {
  readonly document: string;
  readonly reviewer: string;
  /** true for a reviewer who was called because the first ones disagreed. */
  readonly third?: boolean;
  readonly items: Readonly<Record<string, ItemScore>>;
  /** Where the values stood: item id → cell. */
  readonly source?: {
    readonly file: string;
    readonly sheet?: string;
    readonly digest?: string;
    readonly cells?: Readonly<Record<string, string>>;
  };
}

/** One document to be scored. */
export interface DocumentRef {
  readonly id: string;
  /** The institution, office or person that it is scored for. */
  readonly unit: string;
  /** Why it gets no grade at all, where the rubric allows that. */
  readonly notRated?: string;
  /** First reviewers who were assigned to it, where they are more than the rubric plans: all of them are waited for. */
  readonly assigned?: number;
}

/** The one order of ids: by UTF-16 code units, the same on every machine. */
export const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
