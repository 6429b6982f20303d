/** How a draw came about and how anyone recomputes it: public randomness, commitment, the way to verify. */
import type { DrawView } from "../results/draw-view.ts";
import type { Block } from "./document.ts";
import { hexGroups } from "./hex.ts";
import { plain } from "./plain.ts";
import { sameStratum } from "./rule-text.ts";

const METHODS: Readonly<Record<DrawView["draw"]["method"], string>> = {
  vrs: "以承诺值和随机数来源的取值为每一检查对象计算排序值，{within}按排序值由小到大依次确定",
  seedrandom: "以承诺值和随机数来源的取值初始化伪随机数发生器，{within}对名单洗牌后依次确定",
  rfc3797: "按照RFC 3797公布的方法，以随机数来源的取值从名单中依次选出",
};

/** Sources with rule and value; the commitment in groups of four; how to check. */
export function provenance(view: DrawView): Block[] {
  const within = view.strata.length > 1 ? sameStratum(view) : "";
  return evidence(view, "检查对象名单", METHODS[view.draw.method].replace("{within}", within));
}

/**
 * The same for any draw.
 * @param list what was committed to, such as 检查对象名单
 * @param method how the values decide, as a clause
 */
export function evidence(view: Pick<DrawView, "commitment" | "seed">, list: string, method: string): Block[] {
  const named = view.seed.length > 0;
  return [
    {
      kind: "paragraph",
      text: `抽取前，已对${list}和抽取规则计算承诺值；${named ? "随机数来源的取值公布后，" : ""}${method}。承诺值（每四位一组）为：`,
    },
    { kind: "verbatim", lines: hexGroups(view.commitment) },
    ...(named
      ? [
          {
            kind: "paragraph",
            text: `随机数来源${view.seed.length === 1 ? "及取值" : `共${view.seed.length}项，取值`}如下：`,
          } as const,
          {
            kind: "table",
            columns: [
              { header: "来源", width: 34 },
              { header: "取值规则", width: 72 },
              { header: "取值", width: 50 },
            ],
            rows: view.seed.map((source) => [plain(source.name), plain(source.rule), plain(source.value)]),
            dense: true,
          } as const,
        ]
      : []),
  ];
}

/** The sentence that tells a stranger how to recompute the draw. */
export const verifyHint = (view: DrawView): string =>
  `任何单位和个人均可凭本次抽取的公开资料，用choucha工具的verify命令或者按照公开的抽取协议（${
    view.draw.method === "rfc3797" ? "choucha/1，RFC 3797" : "choucha/1"
  }）自行编程，由名单、承诺值和随机数取值重新计算并核对抽取结果。`;
