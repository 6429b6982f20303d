/** The circular of an inspection's results (关于…情况的通报). */
import { forPeople } from "../../registry/order.ts";
import type { ResultsView } from "../../results/view.ts";
import { type OfficialDocument, SYNTHETIC_NOTICE } from "../document.ts";
import { placeOf } from "../identify.ts";
import { chineseDate } from "../numerals.ts";
import { enumerate, markedTitle, noticeCited, redHead, titleOf, we } from "../phrases.ts";
import { plain } from "../plain.ts";
import { annexesOf } from "./annexes.ts";
import { basics } from "./basics.ts";
import { demands } from "./demands.ts";
import { findings } from "./findings.ts";
import { outcome } from "./outcome.ts";
import { carried, paragraph } from "./words.ts";

export interface CircularOptions {
  /** For everybody: no red head, no addressee, no inspectors' names. */
  readonly isPublic: boolean;
  /** Printed shares add up to 100.00. */
  readonly reconcile: boolean;
}

/** 云南省司法厅 writes to its prefectures' offices; other offices to those concerned. */
function addressee({ view, entries }: ResultsView): string {
  if (!/司法厅$/.test(view.plan.issuer.trim())) return "各有关单位";
  const places = forPeople(
    [...new Set(entries.map(({ object }) => placeOf(view, object)))].filter(Boolean),
    (place) => place,
  );
  if (places.length === 0 || places.some((place) => !/[市州盟区]$/.test(place))) return "各有关单位";
  if (places.length === 1) return `${places[0]}司法局`;
  return places.some((place) => place.endsWith("州")) ? "各州、市司法局" : "各市司法局";
}

/** Tells what an inspection found: how it was drawn, results, problems, demands, and tables as annexes. */
export function buildCircular(
  results: ResultsView,
  { isPublic, reconcile }: CircularOptions,
): OfficialDocument {
  const { view } = results;
  const { plan, draw } = view;
  const basis = enumerate(draw.basis);
  const notice = noticeCited(view);
  const start = [basis === "" ? "" : `根据${basis}，`, notice === "" ? "" : `按照${notice}要求，`].join("");
  const who = isPublic ? plain(plan.issuer) : we(plan.issuer);
  const { annexes, list = "附件", corrections = list, anomalies } = annexesOf(results, isPublic);
  return {
    ...(isPublic ? {} : redHead(plan, "circular")),
    title: markedTitle(view, `${plain(plan.issuer)}关于${titleOf(view).replace(/^关于/, "")}情况的通报`),
    ...(isPublic ? {} : { addressee: addressee(results) }),
    blocks: [
      paragraph(`${start}${who}组织开展了${carried(titleOf(view))}。现将有关情况通报如下：`),
      ...basics(results),
      ...outcome(results, reconcile, list),
      ...findings(results, { list, corrections }),
      ...demands(results, anomalies),
    ],
    signature: { issuer: plain(plan.issuer), date: chineseDate(results.asOf) },
    ...(isPublic ? { note: "此件公开发布" } : {}),
    annexes,
    pageNumbers: "dashes",
    ...(plan.synthetic ? { notice: SYNTHETIC_NOTICE } : {}),
  };
}
