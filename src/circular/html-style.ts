/**
 * The look of GB/T 9704-2012 in a browser: a sheet of A4 on a wide screen, a plain column on a telephone, pages with
 * the standard's margins, 22 lines and page numbers in print. Fonts are named and never fetched.
 */

/** Each stack: the standard's face, its names on other systems, free faces that look right, then any. */
const FACES = {
  song: ["仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "朱雀仿宋", "Zhuque Fangsong"],
  title: ["方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "小标宋", "STZhongsong", "华文中宋"],
  hei: ["黑体", "SimHei", "Heiti SC", "STHeiti", "思源黑体", "Source Han Sans SC", "Noto Sans CJK SC"],
  kai: ["楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "Kaiti SC", "STKaiti", "霞鹜文楷", "LXGW WenKai"],
} as const;
const SERIF = ["思源宋体", "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", "宋体", "SimSun"];

const stack = (face: keyof typeof FACES): string =>
  ["Choucha Latin", ...FACES[face], ...(face === "hei" ? [] : SERIF)]
    .map((name) => `"${name}"`)
    .concat(face === "hei" ? "sans-serif" : "serif")
    .join(", ");

/** Text as a CSS string; every character that is no letter or digit is written by its number. */
export const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N}]/gu, (mark) => `\\${mark.codePointAt(0)?.toString(16)} `)}"`;

const pageNumber = (side: "left" | "right") =>
  `@bottom-${side} { content: "— " counter(page) " —"; font: 14pt "宋体", "SimSun", ${SERIF.map((name) => `"${name}"`).join(", ")}, serif; vertical-align: top; padding: 7mm 14pt 0; }`;

const UPRIGHT = "37mm 26mm 35mm 28mm";
/** The upright page turned to the left: its binding edge is on top. */
const LYING = "28mm 37mm 26mm 35mm";

/** Paper and margins, page numbers right on odd pages and left on even ones, the notice above the text. */
function page(numbers: boolean, notice: string | undefined): string {
  const banner =
    notice === undefined
      ? ""
      : `@top-center { content: ${cssString(`【${notice}】`)}; font: 10.5pt ${stack("hei")}; color: #7f7f7f; }`;
  return [
    `@page { size: A4; margin: ${UPRIGHT}; ${banner} }`,
    `@page lies { size: A4 landscape; margin: ${LYING}; }`,
    ...(numbers ? [`@page :right { ${pageNumber("right")} }`, `@page :left { ${pageNumber("left")} }`] : []),
  ].join("\n");
}

/** A page on its side is low: the signature stands closer, so that it does not stand on a page alone. */
const PAPER = `.sheet { width: 156mm; min-height: 225mm; padding: ${UPRIGHT}; }
.lies { width: 225mm; min-height: 156mm; padding: ${LYING}; page: lies; }
.lies .seal { margin-top: 20pt; }`;

/** 28 characters of 16 pt fill 156 mm when each is set 0.21 pt closer; a line is 28.95 pt high. */
const COMMON = `@font-face { font-family: "Choucha Latin"; src: local("Times New Roman"), local("TimesNewRomanPSMT"), local("Liberation Serif"), local("Nimbus Roman"); unicode-range: U+20-7E; }
* { box-sizing: border-box; }
html { background: #e9e9e9; color: #000; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; font: 16pt/28.95pt ${stack("song")}; letter-spacing: -0.21pt; overflow-wrap: anywhere; line-break: strict; }
h1, h2, h3, h4, h5, p, ol { margin: 0; font-size: inherit; font-weight: normal; }
p, h2, h3, h4, h5 { text-indent: 2em; text-align: justify; }
.mark, .number, .verbatim, .addressee, .seal p, .label, .notice { text-indent: 0; }
.sheet { position: relative; box-sizing: content-box; margin: 8mm auto; background: #fff; box-shadow: 0 1px 6px rgb(0 0 0 / 25%); }
.notice { position: absolute; top: 16mm; left: 0; right: 0; text-align: center; font: 10.5pt/20pt ${stack("hei")}; color: #595959; }
.mark { color: #f00; text-align: center; white-space: nowrap; font-family: ${stack("title")}; line-height: 1.25; letter-spacing: 0; }
.number { text-align: center; margin-top: 57.9pt; padding-bottom: 4mm; }
.head { padding-top: 35mm; border-bottom: 0.8mm solid #f00; margin-bottom: 57.9pt; }
.head .mark:last-child { padding-bottom: 4mm; }
h1, .caption { text-align: center; font: 22pt/32pt ${stack("title")}; letter-spacing: 0; margin-bottom: 28.95pt; text-indent: 0; }
h1 span { display: block; }
h2, .label { font-family: ${stack("hei")}; }
h3 { font-family: ${stack("kai")}; }
h1, h2, h3, h4, h5, .caption, .announces { break-after: avoid; }
ol { list-style: none; padding: 0; }
ol li { text-indent: 2em; text-align: justify; }
.verbatim { text-align: center; font-variant-numeric: tabular-nums; }
.annexes { margin-top: 28.95pt; break-inside: avoid; }
.annexes p { padding-left: 6.5em; text-indent: -1.5em; text-align: left; }
.annexes p:first-child { text-indent: -4.5em; }
.annexes.one p { padding-left: 5em; text-indent: -3em; }
.seal { width: fit-content; margin: 57.9pt 4em 0 auto; break-inside: avoid; break-before: avoid; }
.seal p { width: 0; min-width: 100%; display: flex; justify-content: center; white-space: nowrap; }
.seal p:last-child { width: auto; }
.label { margin-bottom: 28.95pt; }
.wide { overflow-x: auto; margin: 4pt 0 12pt; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 12pt; line-height: 16pt; letter-spacing: -0.3pt; }
table.dense { font-size: 10.5pt; }
.dense th, .dense td { padding: 2.5pt; }
.wide:has(+ .remark) { margin-bottom: 4pt; break-after: avoid; }
.remark { font-size: 12pt; line-height: 20pt; margin-bottom: 12pt; break-before: avoid; }
th, td { border: 0.5pt solid #000; padding: 2.5pt 3.5pt; font-weight: normal; vertical-align: middle; text-align: left; }
th { font-family: ${stack("hei")}; text-align: center; }
td.center { text-align: center; }
thead { display: table-header-group; }
tr, table.whole, h1, .head { break-inside: avoid; }
.wide + .seal { break-before: auto; }
hr { border: 0; margin: 14pt 0; }`;

const PRINT = `@media print {
html { background: none; }
.sheet, .lies { width: auto; min-height: 0; margin: 0; padding: 0; box-shadow: none; }
.sheet + .sheet, hr { break-before: page; }
hr { margin: 0; height: 0; }
.wide { overflow: visible; }
.notice { display: none; }
}`;

/** Narrower than the sheet: one column, smaller type, wide tables scroll by themselves. */
const NARROW = `@media screen and (max-width: 300mm) {
.lies { width: auto; min-height: 0; padding: 8mm 5vw; }
}
@media screen and (max-width: 215mm) {
html { background: #fff; }
body { font-size: 17px; line-height: 1.8; letter-spacing: 0; }
.sheet, .lies { width: auto; min-height: 0; margin: 0; padding: 6vw 5vw 10vw; box-shadow: none; }
.sheet + .sheet { border-top: 1px solid #bfbfbf; }
.notice { position: static; margin-bottom: 1em; }
.head { padding-top: 6vw; margin-bottom: 1.5em; }
.number { margin-top: 1em; }
h1, .caption { font-size: 22px; line-height: 1.5; margin-bottom: 1em; }
h1 span { display: inline; }
.seal { margin: 2em 1em 0 auto; }
table, table.dense { font-size: 14px; line-height: 1.45; }
.wide table.many { min-width: 46em; }
}`;

/**
 * The style sheet of one document.
 * @param notice the line that stands on every page, without brackets
 */
export const styleSheet = (numbers: boolean, notice: string | undefined): string =>
  [page(numbers, notice), COMMON, PAPER, NARROW, PRINT].join("\n");
