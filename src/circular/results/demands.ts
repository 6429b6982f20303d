/** 四、工作要求 of the circular: what has to be done, as far as the results give reason for it. */
import { forPeople } from "../../registry/order.ts";
import { tally } from "../../results/tally.ts";
import { STOPPED_RESULTS } from "../../results/types.ts";
import { missingIn, type ResultsView } from "../../results/view.ts";
import type { Block } from "../document.ts";
import { placeOf } from "../identify.ts";
import { enumerate } from "../phrases.ts";
import { plain } from "../plain.ts";
import { isNegative, problemGroups } from "./problems.ts";
import { heading, nounOf, paragraph, parts, unitOf } from "./words.ts";

type Demand = readonly [title: string, text: string];

const MOST_PLACES = 16;

function report(results: ResultsView): Demand[] {
  const missing = missingIn(results);
  if (missing.length === 0) return [];
  const places = [...new Set(missing.map(({ object }) => placeOf(results.view, object)))].filter(Boolean);
  const named = forPeople(places, (place) => place);
  const who =
    named.length === 0
      ? "承担检查任务的单位"
      : named.length > MOST_PLACES
        ? `${named.slice(0, MOST_PLACES).join("、")}等${named.length}个州市`
        : named.join("、");
  return [
    [
      "按时报送检查结果",
      `尚有${missing.length}${unitOf(results)}检查对象未报送检查结果。${who}应当抓紧完成检查，如实填写检查记录，及时报送检查结果。`,
    ],
  ];
}

function correct(results: ResultsView): Demand[] {
  const { open, overdue, ordered, corrected, onTheSpot } = tally(results.entries).corrections;
  const unit = unitOf(results);
  if (open + overdue === 0)
    return ordered + onTheSpot === 0
      ? []
      : [["巩固整改成果", `对已改正的${corrected + onTheSpot}${unit}，应当适时开展回头看，防止问题反弹。`]];
  const waiting = parts(
    [
      ["正在改正的", open],
      ["逾期未改正的", overdue],
    ],
    unit,
  );
  const late =
    overdue === 0 ? "" : `${open === 0 ? "" : "；对其中逾期未改正的"}，依法处理，并将有关情况向社会公开`;
  return [
    [
      "抓好问题整改",
      `对${waiting}，有关单位应当逐项跟踪督促${late}。整改完成后逐项核验，符合要求的方可销号，形成工作闭环。`,
    ],
  ];
}

function punish(results: ResultsView): Demand[] {
  const named = results.entries.filter(isNegative);
  if (named.length === 0) return [];
  const has = (kind: string) => named.some(({ result }) => result?.followUp.kind === kind);
  const why = [
    tally(named).uncooperative > 0 ? "不配合检查" : "",
    has("立案") ? "立案处理" : "",
    has("移送") ? "移送处理" : "",
  ].filter((one) => one !== "");
  return [
    [
      "依法严肃处理",
      `对${why.join("、")}的${named.length}${unitOf(results)}${nounOf(results)}，应当依法调查处理，处理结果依法向社会公开；作出行政处罚的，按规定时限报送。`,
    ],
  ];
}

/** The items that most objects fail at; none where no item stands out. */
function worst(results: ResultsView): string[] {
  const groups = problemGroups(results);
  const frequent = groups.filter(({ bad }) => bad > 1);
  const shown = frequent.length > 0 ? frequent : groups.length <= 3 ? groups : [];
  const fourth = shown[3]?.bad ?? 0;
  return shown
    .slice(0, 3)
    .filter(({ bad }) => bad > fourth)
    .map(({ item }) => item);
}

function improve(results: ResultsView): Demand[] {
  if (tally(results.entries).problems === 0) return [];
  const items = worst(results);
  const which = items.length === 0 ? "存在问题的各个方面" : enumerate(items);
  return [
    [
      "举一反三抓规范",
      `各${nounOf(results)}应当对照通报的问题全面自查，重点规范${which}，健全内部管理制度，堵塞漏洞。`,
    ],
  ];
}

function registers(results: ResultsView): Demand[] {
  const gone = tally(results.entries).results.filter(
    ({ result, count }) => count > 0 && STOPPED_RESULTS.includes(result),
  );
  if (gone.length === 0) return [];
  const label = (result: string) =>
    result === "通过登记的住所无法联系" ? "通过登记的住所无法联系的" : `${result}的`;
  const named = parts(
    gone.map(({ result, count }) => [label(result), count]),
    unitOf(results),
  );
  return [["及时更新名录库", `对${named}，应当核实有关情况，依法办理登记手续，及时更新抽查对象名录库。`]];
}

function discipline(annex: string | undefined): Demand[] {
  if (annex === undefined) return [];
  return [
    [
      "规范检查行为",
      `核对检查结果发现的情况见${annex}，有关单位应当逐条核实、说明。检查人员应当按照指派开展检查，确需更换的按规定办理并记录；检查记录应当完整、准确、前后一致。`,
    ],
  ];
}

function publish(results: ResultsView): Demand[] {
  const within = plain(results.view.plan.documents.publishWithin);
  if (tally(results.entries).reported === 0) return [];
  return [
    [
      "依法公开检查结果",
      `检查结果${within === "" ? "" : `自检查结束之日起${within}内`}向社会公开，接受社会监督。`,
    ],
  ];
}

function keepUp(results: ResultsView): Demand[] {
  const { inspected, problems } = tally(results.entries);
  if (inspected === 0 || problems > 0) return [];
  return [
    ["持续规范执业", `各${nounOf(results)}应当继续依法规范执业，主动接受监督，不断提高服务质量和公信力。`],
  ];
}

/** The fourth section of the circular; `anomalies` names the annex of what did not fit, where there is one. */
export function demands(results: ResultsView, anomalies: string | undefined): Block[] {
  const all = [
    ...report(results),
    ...correct(results),
    ...punish(results),
    ...improve(results),
    ...keepUp(results),
    ...registers(results),
    ...discipline(anomalies),
    ...publish(results),
  ];
  if (all.length === 0) return [];
  const [only] = all;
  if (all.length === 1 && only) return [heading("工作要求"), paragraph(only[1])];
  return [heading("工作要求"), ...all.flatMap(([title, text]) => [heading(title, 2), paragraph(text)])];
}
