/** Whether the parts of a plan's reviews go together, and with its draws. */
import type { Params, Severity } from "../problem.ts";
import { shown } from "../yaml/issues.ts";
import { isTable } from "../yaml/shapes.ts";
import type { Path } from "../yaml/source.ts";

type Table = Readonly<Record<string, unknown>>;
type Add = (code: string, path: Path, params?: Params, severity?: Severity) => void;

const table = (value: unknown): Table => (isTable(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function checkReview(given: unknown, path: Path, draws: readonly unknown[], add: Add): void {
  const review = table(given);
  const has = (key: string) => Object.hasOwn(review, key);
  if (has("rate") && has("n")) add("PLN045", [...path, "n"]);
  if (isTable(given) && !has("rate") && !has("n")) add("PLN046", path);
  const known = draws.map((draw) => table(draw).name).filter((name) => typeof name === "string");
  if (typeof review.of === "string" && !known.includes(review.of.trim()))
    add("REV011", [...path, "of"], { name: shown(review.of), known: known.join(", ") || "–" });
  const { floor, n } = review;
  if (typeof floor === "number" && typeof n === "number" && floor > n)
    add("REV012", [...path, "floor"], { floor, n });
  if (table(review.reviewers).perDocument === 1)
    add("REV013", [...path, "reviewers", "perDocument"], {}, "warning");
  // One register twice would make every case of it a double.
  const files = list(review.cases).map((one) => (typeof one === "string" ? one : table(one).file));
  for (const [index, file] of files.entries())
    if (typeof file === "string" && !isTable(list(review.cases)[index]) && files.indexOf(file) !== index)
      add("REV014", [...path, "cases", index], { name: shown(file) });
}

/** Findings about `reviews` as they were written; the plan must have draws or reviews. */
export function checkReviews(plan: Table, add: Add): void {
  const [draws, reviews] = [list(plan.draws), list(plan.reviews)];
  if (!Object.hasOwn(plan, "draws") && !Object.hasOwn(plan, "reviews"))
    add("PLN015", ["draws"], { key: "draws" });
  for (const key of ["draws", "reviews"])
    if (Array.isArray(plan[key]) && plan[key].length === 0) add("PLN029", [key], { found: "[…]" });
  for (const [index, review] of reviews.entries()) checkReview(review, ["reviews", index], draws, add);
}

/** Where the names of draws and reviews stand: together they name folders, so they are unique together. */
export const namePaths = (plan: Table): { name: unknown; path: Path }[] =>
  ["draws", "reviews"].flatMap((key) =>
    list(plan[key]).map((one, index) => ({ name: table(one).name, path: [key, index, "name"] as Path })),
  );
