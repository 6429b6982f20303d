import { expect, it } from "vitest";
import { titleLines } from "./title-lines.ts";

it("titles break where a reader pauses, into lines that fit", () => {
  expect(titleLines("云南省司法厅关于2025年度司法鉴定“双随机、一公开”监督抽查情况的通报")).toEqual([
    "云南省司法厅关于2025年度司法鉴定",
    "“双随机、一公开”监督抽查情况的通报",
  ]);
  expect(titleLines("2025年度司法鉴定意见书质量评查文书评定结果")).toEqual([
    "2025年度司法鉴定意见书",
    "质量评查文书评定结果",
  ]);
});

it("a remark at the end has a line of its own where that makes the title no longer", () => {
  expect(
    titleLines("云南省司法厅关于2025年度司法鉴定“双随机、一公开”监督抽查情况的通报（示例，合成数据）"),
  ).toEqual(["云南省司法厅关于2025年度司法鉴定", "“双随机、一公开”监督抽查情况的通报", "（示例，合成数据）"]);
  // On a page that lies, two lines hold it all.
  expect(
    titleLines("云南省司法厅2025年度公共法律服务“双随机、一公开”监督抽查工作计划（示例，合成数据）", 28),
  ).toHaveLength(2);
  expect(titleLines("检查记录表（昆明市）")).toEqual(["检查记录表（昆明市）"]);
});
