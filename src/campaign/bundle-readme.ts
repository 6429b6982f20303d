/** README.txt of a bundle: what each file is and how to check it, in Chinese and English. */
import type { DrawRecord } from "../record/record.ts";
import { type Lang, say } from "../text/index.ts";

/** One draw of the bundle, as the README names it. */
export interface BundledDraw {
  readonly title: string;
  readonly record: DrawRecord;
}

const KINDS: readonly (readonly [RegExp, Parameters<typeof say>[1]])[] = [
  [/\/superseded-[^/]+\//, "bundle-superseded"],
  [/\/assignments\//, "bundle-assignment"],
  [/\/commitment\.json$/, "bundle-commitment"],
  [/\/rule\.json$/, "bundle-rule"],
  [/\/frame\.jsonl$/, "bundle-frame"],
  [/\/inspectors\.jsonl$/, "bundle-inspectors"],
  [/\/record\.json$/, "bundle-record"],
  [/^ledger\.jsonl$/, "bundle-ledger"],
  [/^signatures\.jsonl$/, "bundle-signatures"],
  [/^SHA256SUMS$/, "bundle-sums"],
  [/^verify\.html$/, "bundle-page"],
  [/^verify\.py$/, "bundle-python"],
];

const grouped = (hex: string): string => hex.replace(/(.{4})(?=.)/g, "$1 ");

function part(
  lang: Lang,
  campaign: string,
  draws: readonly BundledDraw[],
  paths: readonly string[],
  synthetic: boolean,
) {
  const t = (key: Parameters<typeof say>[1], params = {}) => say(lang, key, params);
  const files = paths.flatMap((path) => {
    const kind = KINDS.find(([pattern]) => pattern.test(path));
    return kind ? [`  ${path}\n      ${t(kind[1])}`] : [];
  });
  const names = draws.map(({ record }) => record.commitment.draw);
  return [
    t("bundleTitle", { campaign }),
    ...(synthetic ? [t("bundleSynthetic")] : []),
    "",
    t("bundleIntro"),
    "",
    ...draws.flatMap(({ title, record }) => {
      const { C, committedAt, drawnAt, commitment } = record;
      return [t("bundleDraw", { draw: commitment.draw, title, C: grouped(C), committedAt, drawnAt }), ""];
    }),
    t("bundleFiles"),
    ...files,
    "",
    t("bundleHow"),
    t("bundleHowPage"),
    t("bundleHowPython"),
    "       python3 verify.py .",
    t("bundleHowHand"),
    "       sha256sum -c SHA256SUMS",
    ...names.map((name) => `       openssl dgst -sha256 ${name}/commitment.json`),
    "",
    t("bundleTrust"),
    "",
  ];
}

/** The text, with a byte order mark and CRLF: Windows opens it by a double click. */
export function bundleReadme(
  campaign: string,
  draws: readonly BundledDraw[],
  paths: readonly string[],
  synthetic: boolean,
): string {
  const lines = [
    ...part("zh", campaign, draws, paths, synthetic),
    "-".repeat(72),
    "",
    ...part("en", campaign, draws, paths, synthetic),
  ];
  return `\uFEFF${lines.join("\n").replaceAll("\n", "\r\n")}`;
}
