// @ts-check
/** What `npm start` says between the screens of the program: what happens when, and what there is to open and to try. */
import { CAMPAIGN, REVIEW } from "./year.mjs";

/** @typedef {"en" | "zh"} Lang */
/** @typedef {Readonly<Record<Lang, string>>} Says */

/** Headings, in the order of the year. */
export const STEPS = {
  commit: {
    en: "6 May 2025: the lists are committed to, before anybody can know the seed",
    zh: "2025年5月6日：名单先作承诺，此时谁也不可能知道随机数",
  },
  draw: {
    en: "7 May: the lottery's numbers are out; objects are drawn and inspectors dealt",
    zh: "5月7日：彩票开奖号码公布，抽取对象、随机分配检查人员",
  },
  forms: {
    en: "21 May: forms for the inspectors, a workbook for each prefecture",
    zh: "5月21日：生成检查记录表，每个州市一个工作簿",
  },
  moved: {
    en: "The same day: one object has moved away, and the next alternate steps in",
    zh: "同日：一家机构已经迁出，按顺序由候补递补",
  },
  results: {
    en: "3 July: the forms come back",
    zh: "7月3日：导入填好的检查记录表",
  },
  cases: {
    en: "9 July: of the cases of those drawn, 120 opinions are drawn for a review, each for two reviewers",
    zh: "7月9日：从被抽机构的案件中抽取120份鉴定意见书，每份分配两名评查人",
  },
  sheets: {
    en: "The same day: a score sheet for each reviewer, with codes instead of names",
    zh: "同日：生成评分表，每名评查人一份，以代码代替姓名",
  },
  mistakes: {
    en: "1 August: three sheets come back with mistakes; each is named, and nothing is kept",
    zh: "8月1日：交回的评分表中有三处错误，逐处指出，一份也不保存",
  },
  scores: { en: "4 August: mended, they are kept", zh: "8月4日：改正后全部保存" },
  thirds: {
    en: "5 August: where two reviewers differ too far, a third one is dealt",
    zh: "8月5日：两名评查人意见相差过大的，随机指派第三评查人",
  },
  grade: { en: "21 August: grades", zh: "8月21日：确定得分和等次" },
  corrections: {
    en: "5 November: what was corrected, and what is overdue",
    zh: "11月5日：改正情况，有无逾期",
  },
  documents: {
    en: "The same day: the documents that go out",
    zh: "同日：生成对外和上报的文书",
  },
};

/** @typedef {keyof typeof STEPS} Step */

const inspection = `${CAMPAIGN}/out/forensic`;
const opinions = `${REVIEW}/out/opinions`;

/** What to open. @type {readonly (readonly [path: string, what: Says])[]} */
export const OPEN = [
  [`${inspection}/circular.docx`, { en: "circular of the results", zh: "抽查情况通报" }],
  [`${inspection}/orders`, { en: "orders to put things right", zh: "责令改正文书" }],
  [`${inspection}/forms`, { en: "inspection forms", zh: "检查记录表" }],
  [`${CAMPAIGN}/out/plan.docx`, { en: "plan for the year", zh: "年度抽查计划" }],
  [`${CAMPAIGN}/out/progress.docx`, { en: "report on progress", zh: "进展情况报告" }],
  [`${CAMPAIGN}/out/summary-year.docx`, { en: "summary of the year", zh: "年终工作总结" }],
  [`${opinions}/sheets/R01.xlsx`, { en: "a score sheet", zh: "评分表" }],
  [`${opinions}/results/results.html`, { en: "grades, with charts", zh: "评查结果及图表" }],
  [`${opinions}/review.docx`, { en: "circular of the review", zh: "评查情况通报" }],
  [`${opinions}/credit.xlsx`, { en: "credit grades", zh: "信用等级名单" }],
];

/** What to try. @type {readonly (readonly [words: string, what: Says])[]} */
export const TRY = [
  [`verify ${inspection}/record.json`, { en: "compute the draw again", zh: "重新计算抽取结果" }],
  [`ledger ${CAMPAIGN}`, { en: "what happened when", zh: "查看经过" }],
  [`score trace D021 ${REVIEW}`, { en: "where a document's points come from", zh: "一份文书的得分从何而来" }],
  [`publish ${CAMPAIGN} bundle`, { en: "a folder that a stranger can check", zh: "生成供公众核验的文件夹" }],
  ["init my-campaign", { en: "a campaign of one's own", zh: "新建自己的抽查" }],
];

/** @type {Readonly<Record<"title" | "stands" | "open" | "try", Says>>} */
export const WORDS = {
  title: {
    en: "The example: a year of inspections, made-up institutions and people. Every start gives the same files.",
    zh: "示例：一个年度的抽查，机构和人员均为虚构；每次运行得到同样的文件。",
  },
  stands: {
    en: "Done at an earlier start, and not done again; the ledger has it.",
    zh: "此前已经完成，不再重复；台账中有记录。",
  },
  open: { en: "To open", zh: "可以打开" },
  try: { en: "To try next", zh: "可以试试" },
};
