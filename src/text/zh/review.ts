import type { Sentences } from "../index.ts";

export const reviewCodes = {
  REV010: ["{path}：{found} 不是倍数。", "请写大于 0 的数：2、1.5 或 3/2。"],
  REV011: [
    "{path}：方案中没有名为 {name} 的抽取。",
    "请写方案中的一项抽取（{known}）；抽取在另一方案中的，写 `of: { record: 路径 }`。",
  ],
  REV012: ["{path}：每家机构至少 {floor} 份，已超过总数 {n} 份。", "请调低 `floor` 或调高 `n`。"],
  REV013: [
    "{path}：每份只有一人评查，无从比较，也无法测算一致性。",
    "通常为两人以上；确实只要一人的，保持不变。",
  ],
  REV014: ["{path}：登记表 {name} 在列表中出现两次。", "请删去其中一个。"],
} satisfies Record<string, Sentences>;
