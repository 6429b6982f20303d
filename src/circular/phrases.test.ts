import { expect, it } from "vitest";
import { sampleView } from "../results/draw-view.fixture.ts";
import { bare, dayOf, marked } from "./phrases.ts";

const title = "2025年度公证“双随机、一公开”监督抽查（示例，合成数据）";

it("the remark about made-up data stands once, at the end of a document's title", () => {
  const made = { synthetic: true };
  expect(bare(made, title)).toBe("2025年度公证“双随机、一公开”监督抽查");
  expect(marked(made, title, `关于${bare(made, title)}的公告`)).toBe(
    "关于2025年度公证“双随机、一公开”监督抽查的公告（示例，合成数据）",
  );
  // Other brackets belong to the title, and so does everything where data is real.
  expect(bare(made, "监督抽查（第二批）")).toBe("监督抽查（第二批）");
  expect(bare({ synthetic: false }, title)).toBe(title);
  expect(marked({ synthetic: false }, title, "关于抽查的公告")).toBe("关于抽查的公告");
});

it("a document bears the day on which its objects last changed", () => {
  const view = sampleView();
  const [first, second] = view.objects;
  expect(dayOf(view, [first!, second!])).toBe(view.date);
  expect(dayOf(view, [first!, { ...second!, since: "2025-05-21" }])).toBe("2025-05-21");
});
