/**
 * The plan file's shape. Every key carries a description: `docs/plan.md` and the messages are made from it.
 */
import * as v from "valibot";
import { day, text, told, whole } from "../yaml/shapes.ts";
import { draw } from "./draw-schema.ts";
import { review } from "./review-schema.ts";
import { seed } from "./seed-schema.ts";

const documents = v.strictObject({
  date: told(v.optional(day), "Date printed on documents; default: the day of the draw"),
  number: told(v.optional(text), "Document number: 云司通〔2025〕23号"),
  numbers: told(
    v.optional(
      v.strictObject({
        circular: told(v.optional(text), "Number of the circular of results"),
        review: told(v.optional(text), "Number of the circular of a document review"),
        order: told(
          v.optional(v.pipe(text, v.regex(/\{序号\}/, "PLN047"))),
          "Number of rectification orders; {序号} is the object's place in the draw",
          "云司责改〔2025〕{序号}号",
        ),
      }),
    ),
    "Numbers of documents that go out after the inspections",
  ),
  office: told(v.optional(text), "Office to contact"),
  phone: told(v.optional(text), "Telephone of that office"),
  prepare: told(v.optional(v.array(text), []), "What an object should have ready for the inspectors"),
  publishWithin: told(
    v.optional(text, "20个工作日"),
    "Time within which results are made public (assumed; a setting)",
  ),
  objectionWithin: told(
    v.optional(text, "5个工作日"),
    "Time within which a published list of grades may be objected to (assumed; a setting)",
  ),
  reportTo: told(v.optional(text), "Office that reports of progress go to, as printed"),
});

export const planSchema = v.strictObject({
  campaign: told(text, "Name of the campaign, as printed"),
  issuer: told(text, "Office in whose name documents go out"),
  year: told(whole(1990, 2200), "Year"),
  synthetic: told(v.optional(v.boolean(), false), "true: the data is made up; every document says so"),
  draws: told(
    v.optional(v.array(draw), []),
    "One entry for each draw; may be left out where there are `reviews`",
  ),
  reviews: told(
    v.optional(v.array(review), []),
    "One entry for each review: documents drawn from case registers, dealt to reviewers",
  ),
  seed: told(seed, "Where chance comes from"),
  documents: told(v.optional(documents, {}), "What the documents print"),
});

export type Plan = v.InferOutput<typeof planSchema>;
/** A draw; `review` is there where it is a review seen as a draw (src/campaign/review/review-draw.ts). */
export type DrawPlan = Plan["draws"][number] & { readonly review?: ReviewPlan };
export type ReviewPlan = Plan["reviews"][number];
export type InspectorPlan = NonNullable<DrawPlan["inspectors"]>;
export type DispatchPlan = NonNullable<DrawPlan["dispatch"]>;
export type RegisterRef = DrawPlan["register"];
export type Where = Readonly<Record<string, readonly string[]>>;
