import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { samplePlan, sampleView } from "../results/draw-view.fixture.ts";
import type { DrawView } from "../results/draw-view.ts";
import type { OfficialDocument } from "./document.ts";
import { renderMarkdown } from "./markdown.ts";
import { buildNotice, taskNumber } from "./notice.ts";
import { measure, we } from "./phrases.ts";
import { buildResultList } from "./result-list.ts";
import { resultTable } from "./result-table.ts";
import { buildTask } from "./task.ts";

const text = (document: OfficialDocument) => renderMarkdown(document);
const bare = samplePlan(
  { synthetic: false, documents: {} },
  { window: undefined, basis: [], checklist: [], certain: [], stratify: undefined, inspectors: undefined },
);

/** Views of every shape: no objects, one, many; teams full, short, empty; optional fields there or not. */
const anyView: fc.Arbitrary<DrawView> = fc
  .record({
    objects: fc.subarray([...sampleView().objects.keys()]),
    alternates: fc.nat(16),
    team: fc.nat(2),
    assigned: fc.boolean(),
    bare: fc.boolean(),
    eligible: fc.nat(121),
  })
  .map((pick) => {
    const full = sampleView({}, pick.bare ? bare : undefined);
    const objects = pick.objects.map((at) => ({
      ...full.objects[at]!,
      team: full.objects[at]!.team.slice(0, pick.team),
    }));
    return {
      ...full,
      objects,
      alternates: full.alternates.slice(0, pick.alternates),
      assigned: pick.assigned,
      frame: { units: 121, eligible: pick.eligible },
    };
  });

const documentsOf = (view: DrawView) => [
  buildResultList(view),
  ...["昆明市", "曲靖市", "怒江傈僳族自治州"].map((prefecture) => buildTask(view, prefecture)),
  ...view.objects.slice(0, 2).map((object) => buildNotice(view, object)),
];

describe("sentences of any view", () => {
  it("hold no gaps, no empty brackets and no empty lists", () => {
    fc.assert(
      fc.property(anyView, (view) => {
        for (const document of documentsOf(view)) {
          const all = text(document);
          expect(all).not.toMatch(
            /undefined|null|NaN|\[object|（）|《》|“”|，，|。。|、、|；；|，。|：。|(?<!(通知|公告)如下)：\n\n(#|云南)/,
          );
          expect(all).not.toMatch(/(?<!\d)0(家|名|人次|个|项|件)/);
          // A sentence that announces a list is followed by one.
          for (const [at, block] of document.blocks.entries()) {
            if (
              block.kind !== "paragraph" ||
              !/(如下|材料|为)：$/.test(block.text) ||
              /(通知|公告)如下：$/.test(block.text)
            )
              continue;
            const next = document.blocks[at + 1];
            const length =
              next?.kind === "table"
                ? next.rows.length
                : next?.kind === "list"
                  ? next.items.length
                  : next?.kind === "verbatim"
                    ? next.lines.length
                    : 0;
            expect(length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  it("state the numbers of the data", () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const here = view.objects.filter((object) => object.prefecture === "昆明市");
        const directed = here.filter((object) => object.certain !== undefined).length;
        const task = text(buildTask(view, "昆明市"));
        const drawn = here.length - directed;
        const all = here.length === 1 ? "" : "均";
        if (here.length === 0) expect(task).toContain("昆明市没有检查对象");
        else if (directed === 0) expect(task).toContain(`司法鉴定机构${drawn}家，${all}由随机抽取产生`);
        else if (drawn === 0) expect(task).toContain(`司法鉴定机构${directed}家，${all}为定向检查`);
        else expect(task).toContain(`${here.length}家，其中随机抽取${drawn}家、定向检查${directed}家`);
        expect(resultTable(view).rows).toHaveLength(view.objects.length + view.alternates.length);
      }),
      { numRuns: 80 },
    );
  });

  it("public documents name no inspectors and no heads", () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const all = text(buildResultList(view)) + JSON.stringify(resultTable(view));
        expect(all).not.toMatch(/检查员\d|负责人\d|YN25/);
      }),
      { numRuns: 40 },
    );
  });
});

describe("notice", () => {
  const view = sampleView();
  const first = view.objects[0]!;

  it("tells task, areas, time, inspectors, rights and contact", () => {
    const all = text(buildNotice(view, first));
    expect(all).toContain("云司通〔2025〕23号");
    expect(all).toContain("检查时间为2025年5月12日至6月20日。");
    expect(all).toContain("共7项内容");
    expect(all).toContain("| 检查员01 | 昆明市司法局 | YN250001 | 组长 |");
    expect(all).toContain("有权申请回避");
    expect(all).toContain("联系电话：0871-00000000");
    expect(taskNumber(view, first)).toBe("2025-forensic-001");
  });

  it("says why a directed object was taken, and does not call it drawn", () => {
    const all = text(buildNotice(view, view.objects.find((object) => object.certain)!));
    expect(all).toContain("因“投诉集中”列为定向检查对象");
    expect(all).not.toContain("经随机抽取，你单位");
    expect(all).toContain("检查人员由随机抽取产生");
  });

  it("speaks of inspectors as far as they are known", () => {
    const none = text(buildNotice(view, { ...first, team: [] }));
    expect(none).toContain("检查人员确定后另行告知");
    expect(none).not.toContain("| 姓名 |");
    expect(text(buildNotice(view, { ...first, team: first.team.slice(0, 1) }))).toContain(
      "检查人员1名（见下表），其余1名确定后另行告知",
    );
  });

  it("leaves out what the plan does not say", () => {
    const all = text(
      buildNotice({ ...view, plan: bare, draw: bare.draws[0]! }, { ...first, values: {}, team: [] }),
    );
    expect(all).not.toMatch(/根据|联系|检查时间|检查事项|住所|信用代码|〔/);
    expect(all).toContain("检查结果自检查结束之日起20个工作日内向社会公开");
  });
});

describe("task sheet", () => {
  it("says what seats lack", () => {
    const view = sampleView({
      objects: sampleView().objects.map((object, at) =>
        at === 0 ? { ...object, team: object.team.slice(0, 1) } : object,
      ),
    });
    const all = text(buildTask(view, "昆明市"));
    expect(all).toContain("检查员01（组长），另缺1名");
    expect(all).toContain("尚缺1人次，由我厅另行安排");
  });

  it("waits for inspectors who are not assigned yet", () => {
    const view = sampleView({
      assigned: false,
      objects: sampleView().objects.map((object) => ({ ...object, team: [] })),
    });
    expect(text(buildTask(view, "曲靖市"))).toContain("检查人员确定后另行通知，每个检查对象2名，共2人次。");
  });
});

describe("result list", () => {
  it("states frame, rule, seed, list and alternates", () => {
    const all = text(buildResultList(sampleView()));
    expect(all).toContain(
      "共有司法鉴定机构121家，其中117家参加随机抽取。抽查比例为参加随机抽取对象的10%，按州市分层抽取。",
    );
    expect(all).toContain("| 合计 | 117 | 12 |");
    expect(all).toContain("检查对象为司法鉴定机构13家，其中随机抽取12家、定向检查1家");
    expect(all).toContain(
      "| 福彩双色球 | 2025年5月6日第2025050期，红球由小到大、蓝球，空格分隔 | 03 09 13 20 26 31 07 |",
    );
    expect(all).toContain("附件：候补名单");
    expect(all).toContain("（此件公开发布）");
  });

  it("speaks of no strata and no prefectures where the draw had one pool", () => {
    const plan = samplePlan({}, { stratify: undefined });
    const whole = sampleView({}, plan);
    const all = (object: (typeof whole.objects)[number]) => ({
      ...object,
      stratum: "全部",
      prefecture: "全部",
    });
    const view = {
      ...whole,
      strata: [{ stratum: "全部", units: 117, drawn: 12, probability: "4/39" }],
      objects: whole.objects.map(all),
      alternates: whole.alternates.map(all),
    };
    for (const document of [buildResultList(view), buildTask(view, "全部")]) {
      expect(text(document)).not.toMatch(/层内|各层|州市|\| 全部|（全部）|\{within\}/);
    }
    expect(resultTable(view).columns).not.toContain("州市");
  });

  it("says so when nothing was drawn", () => {
    const all = text(buildResultList(sampleView({ objects: [], alternates: [] })));
    expect(all).toContain("本次抽取没有产生检查对象。");
    expect(all).not.toContain("候补");
  });
});

it("offices and measure words follow the name", () => {
  expect(["云南省司法厅", "昆明市司法局", "云南省司法鉴定协会", "某机关"].map(we)).toEqual([
    "我厅",
    "我局",
    "我会",
    "我单位",
  ]);
  expect(["公证机构", "司法鉴定意见书", "律师事务所", "检查对象", "检查人员"].map(measure)).toEqual([
    "家",
    "件",
    "家",
    "个",
    "名",
  ]);
});
