/** What inspectors found at one object, as data: read from filled forms, kept by the campaign, told in documents. */

/** Result values of double-random practice; exactly one holds for an object. */
export const RESULT_VALUES = [
  "未发现问题",
  "发现问题已责令改正",
  "发现问题待后续处理",
  "不配合检查情节严重",
  "通过登记的住所无法联系",
  "未开展本次抽查涉及的业务",
  "注销",
  "被撤销",
  "停业整顿",
  "迁出",
] as const;
export type ResultValue = (typeof RESULT_VALUES)[number];

/** Something was found that is not as it should be. */
export const PROBLEM_RESULTS: readonly ResultValue[] = ["发现问题已责令改正", "发现问题待后续处理"];
/** The object was inspected, with or without a finding. */
export const INSPECTED_RESULTS: readonly ResultValue[] = ["未发现问题", ...PROBLEM_RESULTS];
/** There was nothing to inspect: the object is gone, stopped or not to be found. */
export const STOPPED_RESULTS: readonly ResultValue[] = [
  "通过登记的住所无法联系",
  "注销",
  "被撤销",
  "停业整顿",
  "迁出",
];

/** An item's answer: it is as it should be, it is not, it was not looked at, it is absent for good reason. */
export const ANSWERS = ["是", "否", "未检查", "合理缺项"] as const;
export type Answer = (typeof ANSWERS)[number];

/** What follows: nothing, corrected on the spot, to be corrected by a date, handed to another body, case opened. */
export const FOLLOW_UPS = ["无", "当场改正", "限期改正", "移送", "立案"] as const;
export type FollowUpKind = (typeof FOLLOW_UPS)[number];

export interface ItemResult {
  /** As the plan's checklist has it. */
  readonly item: string;
  readonly answer: Answer;
  readonly problem?: string;
  readonly disposal?: string;
}

export interface FollowUp {
  readonly kind: FollowUpKind;
  /** 限期改正: last day, ISO. */
  readonly due?: string;
  /** Day on which the correction was accepted, ISO. */
  readonly corrected?: string;
  /** Earlier last days where the office gave more time, oldest first. */
  readonly extended?: readonly { readonly from: string; readonly to: string; readonly reason: string }[];
  /** 移送: to whom. */
  readonly body?: string;
  readonly note?: string;
}

/** The result of one object's inspection. */
export interface InspectionResult {
  /** The object's id in the frame. */
  readonly object: string;
  readonly result: ResultValue;
  /** Day of the inspection, ISO; absent where none took place. */
  readonly inspectedOn?: string;
  /** 核查方式: on the spot, in writing, by network. */
  readonly method?: string;
  /** The inspectors who signed, by name as written. */
  readonly inspectors: readonly string[];
  /** In the checklist's order. */
  readonly items: readonly ItemResult[];
  readonly followUp: FollowUp;
  readonly note?: string;
  /** Where it was read: field or item → cell. */
  readonly source: {
    readonly file: string;
    readonly sheet?: string;
    readonly cells?: Readonly<Record<string, string>>;
  };
}
