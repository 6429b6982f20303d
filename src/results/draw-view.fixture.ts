/** A made-up draw for tests and for looking at pages: 16 prefectures, nobody's name, nobody's code. */
import * as v from "valibot";
import { type Plan, planSchema } from "../plan/schema.ts";
import type { DrawnObject, DrawView, Inspector } from "./draw-view.ts";

const PREFECTURES = [
  "昆明市",
  "曲靖市",
  "玉溪市",
  "保山市",
  "昭通市",
  "丽江市",
  "普洱市",
  "临沧市",
  "楚雄彝族自治州",
  "红河哈尼族彝族自治州",
  "文山壮族苗族自治州",
  "西双版纳傣族自治州",
  "大理白族自治州",
  "德宏傣族景颇族自治州",
  "怒江傈僳族自治州",
  "迪庆藏族自治州",
];
/** Units of the frame in each prefecture: 117 in all. */
const UNITS = [34, 12, 8, 6, 7, 5, 5, 5, 6, 9, 5, 3, 6, 3, 2, 1];
const DRAWN = [4, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 0, 0, 0];

/** A plan as YAML would give it, after the schema's defaults. */
export function samplePlan(change: Record<string, unknown> = {}, draw: Record<string, unknown> = {}): Plan {
  return v.parse(planSchema, {
    campaign: "2025年度司法鉴定“双随机、一公开”监督抽查",
    issuer: "云南省司法厅",
    year: 2025,
    synthetic: true,
    draws: [
      {
        name: "forensic",
        object: "司法鉴定机构",
        register: "registry/forensic.xlsx",
        stratify: "州市",
        rate: "10%",
        certain: [{ where: { 投诉件数: ">=5" }, reason: "投诉集中" }],
        checklist: ["党建工作", "执业资质", "质量建设", "执业开展", "文书管理", "信息化建设", "规范化建设"],
        window: { from: "2025-05-12", to: "2025-06-20" },
        basis: ["《司法鉴定机构登记管理办法》", "《2025年度抽查工作计划》"],
        inspectors: { register: "registry/inspectors.csv", lead: { 职务: "科长" } },
        ...draw,
      },
    ],
    seed: {
      sources: [{ name: "福彩双色球", rule: "2025年5月6日第2025050期，红球由小到大、蓝球，空格分隔" }],
    },
    documents: {
      number: "云司通〔2025〕23号",
      office: "公共法律服务管理处",
      phone: "0871-00000000",
      prepare: [
        "许可证正、副本",
        "2024年度业务档案目录及卷宗",
        "质量管理体系文件和内部审核记录",
        "收费票据存根",
      ],
    },
    ...change,
  });
}

const two = (n: number) => String(n).padStart(2, "0");

function sampleInspector(serial: number, prefecture: string, lead = false): Inspector {
  return {
    id: `YN${String(250000 + serial)}`,
    name: `检查员${two(serial)}`,
    unit: `${prefecture}司法局`,
    prefecture,
    lead,
  };
}

function sampleObject(serial: number, prefecture: string, rank: number, certain?: string): DrawnObject {
  const code = `3453${String(serial).padStart(14, "0")}`;
  return {
    id: code,
    name: `${prefecture.replace(/[市州].*$|(彝|哈尼|壮|傣|白|傈僳|藏)族.*$/, "")}示例${two(serial)}司法鉴定中心`,
    stratum: prefecture,
    prefecture,
    rank,
    ticket: (serial * 7919).toString(16).padStart(64, "0"),
    certain,
    values: {
      统一社会信用代码: code,
      县区: "示例区",
      住所: `示例路${serial}号`,
      负责人: `负责人${two(serial)}`,
    },
    team: [sampleInspector(serial * 2 - 1, prefecture, true), sampleInspector(serial * 2, prefecture)],
  };
}

/** 12 drawn and 1 directed object, 16 alternates, every seat filled. */
export function sampleView(change: Partial<DrawView> = {}, plan: Plan = samplePlan()): DrawView {
  let serial = 0;
  const objects = PREFECTURES.flatMap((prefecture, at) =>
    Array.from({ length: DRAWN[at] ?? 0 }, (_, index) => sampleObject(++serial, prefecture, index + 1)),
  );
  objects.splice(4, 0, sampleObject(++serial, "昆明市", 0, "投诉集中"));
  return {
    plan,
    draw: plan.draws[0]!,
    commitment: "0123456789abcdef".repeat(4),
    seed: [{ ...plan.seed.sources[0]!, value: "03 09 13 20 26 31 07" }],
    date: "2025-05-08",
    strata: PREFECTURES.map((stratum, at) => ({
      stratum,
      units: UNITS[at] ?? 0,
      drawn: DRAWN[at] ?? 0,
      probability: "4/39",
    })),
    objects: objects.map((object, at) => ({ ...object, serial: at + 1 })),
    alternates: PREFECTURES.map((prefecture, at) => sampleObject(++serial, prefecture, (DRAWN[at] ?? 0) + 1)),
    frame: { units: 121, eligible: 117 },
    assigned: true,
    ...change,
  };
}
