import type { Sentences } from "../sentences.ts";

/** SUM：计划、评查通报、等级公示、总结和报告。TPL：单位自己的 Word 模板。 */
export const templateCodes = {
  SUM001: [
    "{name}：方案没有写明的项目（{keys}），年度计划表中以“—”表示。",
    "请在方案中补充相应的键；不需要的，可保留“—”。",
  ],
  SUM002: [
    "{review}：评定尚未全部完成，文书中已写明未完成的数量。",
    "请待 `choucha grade` 显示全部评定完成后再印发。",
  ],
  SUM003: ["方案中没有评查（reviews），无法制作此类文书。", "请在方案中增加 reviews，或者选择抽查的文书。"],
  TPL001: [
    "{file} 不是 Word 文档或者模板（.docx、.dotx）。",
    "请在 Word 或 WPS 中将模板另存为“Word 文档（*.docx）”；不支持 .doc、.wps 和 .pdf。",
  ],
  TPL002: [
    "{file} 已损坏，或者解压后过大（{code}）。",
    "请在 Word 或 WPS 中重新保存，不加密码，不插入过大的图片。",
  ],
  TPL003: ["{file} 含有宏或者其他可执行内容（{part}）。", "请将模板另存为不含宏的 .docx。"],
  TPL004: ["{file} 中有不存在的字段：{fields}。", "请更正或者删除。本文书可用的字段：{known}。"],
  TPL005: [
    "{file} 缺少字段：{fields}。文书中有相应内容，不能丢失。",
    "请在模板中加入这些字段；{body} 单独成段。",
  ],
  TPL006: [
    "{file} 使用了 {fields}，但本文书没有这些内容。",
    "请在方案中补充（docs/documents.md 说明了对应的键），或者从模板中删除这些字段。",
  ],
  TPL007: [
    "{file}：{body}、{annexes} 与其他文字同段、位于页眉页脚，或者出现了两次：{fields}。",
    "请在正文中各占一段，只出现一次。",
  ],
  TPL008: ["{file}：字段不完整：{found}。", "请连同花括号删除后一次性重新输入，括号要成对。"],
} as const satisfies Record<string, Sentences>;

export const templateWords = {
  "help-circular-period": "总结的期间：half 为上半年，year 为全年（默认）",
  "help-circular-template": "套用本单位的 Word 模板；可用字段见 docs/documents.md",
} as const;
