/** Tables of a review: prefectures, units by place, documents, what was drawn where. Reviewers are never named. */
import { compareBytes } from "../bytes.ts";
import { mean } from "../scoring/aggregate/averages.ts";
import { isSettled } from "../scoring/aggregate/document.ts";
import { publicNumber } from "./case-number.ts";
import type { Block, TableColumn } from "./document.ts";
import { countGrades, gradeName } from "./grade-words.ts";
import { plain } from "./plain.ts";
import { pointsText } from "./points.ts";
import { type ReviewView, ratesInstitutions, unitsOf } from "./review-view.ts";

const centred = (header: string, width: number): TableColumn => ({ header, width, align: "center" });

/** A row for each prefecture with a settled document; nothing where there is only one prefecture. */
export function prefectureTable(view: ReviewView): Block | undefined {
  const place = new Map(view.documents.map(({ id, prefecture }) => [id, prefecture]));
  const settled = view.results.documents.filter(isSettled);
  const here = view.prefectures.filter((name) => settled.some(({ id }) => place.get(id) === name));
  if (here.length < 2) return undefined;
  const whole = ratesInstitutions(view);
  // An institution's own grade, which a cap may have lowered, is the one that counts.
  const own = new Map(view.results.units.map(({ id, grade }) => [id, grade]));
  const row = (name: string, mine: typeof settled) => [
    plain(name),
    ...(whole ? [] : [String(new Set(mine.map(({ unit }) => unit)).size)]),
    String(mine.length),
    pointsText(mean(mine.map(({ points }) => points))),
    ...countGrades(
      view.results.measured,
      mine.map(({ unit, grade }) => (whole ? (own.get(unit) ?? grade) : grade)),
    ).map(({ count }) => String(count)),
  ];
  const grades = countGrades(view.results.measured, []).map(({ name }) =>
    centred(`${name}${whole ? "机构" : "文书"}数`, 20),
  );
  return {
    kind: "table",
    columns: [
      { header: "州市", width: 40 },
      centred("机构数", 18),
      ...(whole ? [] : [centred("文书数", 18)]),
      centred("平均分", 20),
      ...grades,
    ],
    rows: [
      ...here.map((name) =>
        row(
          name,
          settled.filter(({ id }) => place.get(id) === name),
        ),
      ),
      row("合计", settled),
    ],
    dense: true,
  };
}

/** Units from the first place on; those that share a place have the same number. Open ones and unrated ones last. */
export function unitTable(view: ReviewView): Block {
  const names = unitsOf(view);
  const whole = ratesInstitutions(view);
  const rows = view.results.units.map((unit) => [
    unit.rank === undefined ? "—" : String(unit.rank),
    plain(names.get(unit.id)?.name ?? unit.id),
    plain(names.get(unit.id)?.prefecture ?? ""),
    ...(whole ? [] : [String(unit.documents.length)]),
    unit.points ? pointsText(unit.points) : "—",
    unit.state === "graded" && unit.grade
      ? gradeName(unit.grade.name)
      : unit.state === "open"
        ? "尚未全部评定"
        : plain(unit.notRated ?? "不予评定"),
  ]);
  return {
    kind: "table",
    columns: [
      centred("名次", 14),
      { header: "机构名称", width: 56 },
      centred("州市", 32),
      ...(whole ? [] : [centred("文书数", 16)]),
      centred(whole ? "得分" : "平均分", 16),
      centred("等次", 22),
    ],
    rows,
    dense: true,
  };
}

/** Documents by prefecture and institution: the order of the codes would tell reviewers whose document each code was. */
function byInstitution({ documents, prefectures }: ReviewView): ReviewView["documents"] {
  const place = new Map(prefectures.map((name, at) => [name, at]));
  const number = (name: string) =>
    [...name.matchAll(/\d+/g)].map(([digits]) => digits.padStart(20, "0")).join(" ");
  return [...documents].sort(
    (a, b) =>
      (place.get(a.prefecture) ?? 0) - (place.get(b.prefecture) ?? 0) ||
      compareBytes(a.unitName, b.unitName) ||
      compareBytes(a.stratum, b.stratum) ||
      compareBytes(number(a.name), number(b.name)) ||
      compareBytes(a.code, b.code),
  );
}

/** Documents of each institution together, by number where it names no party. */
export function documentTable(view: ReviewView): Block {
  const results = new Map(view.results.documents.map((one) => [one.id, one]));
  const categories = view.documents.some(({ stratum }) => stratum !== "");
  const rows = byInstitution(view).map((one, at) => {
    const result = results.get(one.id);
    const grade = result?.grade
      ? `${gradeName(result.grade.name)}${result.vetoed ? "（否决）" : ""}`
      : result?.state === "not-rated"
        ? plain(result.notRated ?? "不予评定")
        : "尚未评定";
    return [
      String(at + 1),
      publicNumber(one),
      plain(one.unitName),
      ...(categories ? [plain(one.stratum)] : []),
      result?.points ? pointsText(result.points) : "—",
      grade,
    ];
  });
  return {
    kind: "table",
    columns: [
      centred("序号", 12),
      { header: "文书编号", width: 48 },
      { header: "机构名称", width: 40 },
      ...(categories ? [centred("类别", 24)] : []),
      centred("得分", 16),
      centred("等次", 18),
    ],
    rows,
    dense: true,
  };
}

/** Candidates, drawn and mean probability of each institution and category. */
export function cellTable({ cells }: ReviewView): Block | undefined {
  if (cells.length === 0) return undefined;
  const categories = cells.some(({ category }) => category !== "");
  const sum = (of: (cell: ReviewView["cells"][number]) => number) =>
    String(cells.reduce((total, cell) => total + of(cell), 0));
  const rows = cells.map((cell) => [
    plain(cell.unitName),
    ...(categories ? [plain(cell.category)] : []),
    String(cell.units),
    String(cell.drawn),
    plain(cell.probability),
  ]);
  const total = [
    "合计",
    ...(categories ? [""] : []),
    sum(({ units }) => units),
    sum(({ drawn }) => drawn),
    "",
  ];
  return {
    kind: "table",
    columns: [
      { header: "机构名称", width: 56 },
      ...(categories ? [centred("类别", 32)] : []),
      centred("参加抽取数", 22),
      centred("抽取数", 18),
      centred("平均抽中概率", 28),
    ],
    rows: cells.length > 1 ? [...rows, total] : rows,
    dense: true,
  };
}
