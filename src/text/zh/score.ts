import type { Sentences } from "../sentences.ts";

/** SCO00：别的评查的评分表。SCO01、SCO02：表中的内容。SCO03：生成评分表。 */
export const scoreCodes = {
  SCO001: [
    "{file}里没有评分表。",
    "请交回 `choucha score sheet` 生成并填好的文件；把单元格复制到新建的表里，会丢失隐藏的标记。",
  ],
  SCO002: ["{file}只剩封面，没有文书的评分页。", "请交回整个文件，保留每份文书的评分页。"],
  SCO003: [
    "这张评分表由另一个版本的程序生成（{schema}）。",
    "用现在的版本重新生成评分表，或者用当时的版本读入。",
  ],
  SCO004: [
    "这张评分表属于评查“{found}”，不属于“{review}”（{title}）。",
    "用 --review 指明评查，或者去掉这个文件。",
  ],
  SCO005: [
    "这张评分表按另一份评分标准或者另一个版本生成。",
    "用 `choucha score sheet` 重新生成评分表，再转填评分。",
  ],
  SCO006: [
    "这张评分表属于另一次抽取：同一代码可能指别的文书。",
    "用 `choucha score sheet` 重新生成评分表；不要按代码转填评分。",
  ],
  SCO007: ["本项评查没有代码为{code}的评查人。", "请核对这是谁的文件。"],
  SCO008: ["本项评查没有代码为{code}的文书。", "请核对这张表出自哪个文件。"],
  SCO009: ["{document}没有分配给{reviewer}。", "请由分配到的评查人评分，并去掉这张表。"],
  SCO010: [
    "“{item}”这一行不见了。",
    "请在重新生成的评分表（`choucha score sheet`）上填写；行可以移动，不能删除。",
  ],
  SCO011: ["这一行的评分项{item}不在评分标准中。", "请使用原样的评分表。"],
  SCO012: ["“{item}”在第{before}行已经有了。", "保留其中一行，删除另一行。"],
  SCO013: [
    "有几列或者写明各列的隐藏首行不见了：{columns}。",
    "请在重新生成的评分表（`choucha score sheet`）上填写；列可以移动，不能删除。",
  ],
  SCO014: ["{item}：“{found}”看不出是否合理缺项。", "属于合理缺项的选“是”，否则留空。"],
  SCO015: ["{item}：单元格里是错误值{found}。", "请在单元格里直接填写数值。"],
  SCO016: [
    "表上的总分是{found}，按填写的内容应为{points}，以后者为准。",
    "请核对填写的内容：表中的公式被改写，或者修改后没有重新计算。",
  ],
  SCO017: ["{item}：填写扣{found}分，最多只能扣{cap}分，按{cap}分计。", "如非笔误，最多填{cap}。"],
  SCO018: ["{reviewer}对{document}的评分在{before}中已经有了。", "保留有效的一张，去掉另一张。"],
  SCO019: ["{reviewer}的{document}没有填写，未读入。", "填好后重新读入。"],
  SCO020: [
    "{reviewer}的{document}尚未填完：共{all}项，已填{done}项；缺：{items}。",
    "已填的内容已经保存，全部填完后才计入结果；请填完后重新读入。",
  ],
  SCO021: ["这张表不是文书的评分页，未读入。", "如果只是备注，不必处理；评分应填在各文书的评分页里。"],
  SCO022: ["{file}与{before}完全相同，只读一次。", "不必处理。"],
  SCO023: ["{file}里没有表格文件。", "请指明存放 .xlsx、.xls、.et 或 .ods 文件的文件夹，或者直接指明文件。"],
  SCO024: ["{reviewer}的{document}各项都作了合理缺项，没有得分。", "至少要给一项评分。"],
  SCO025: [
    "{reviewer}的{document}原已填完，这次读入的没有填完，已取代原来的。",
    "如果误用了旧文件，请重新读入填完的那一份；两个版本都保留着。",
  ],
  SCO026: ["{item}：单元格里是没有计算结果的公式。", "请在单元格里直接填写数值。"],
  SCO027: [
    "{item}：单元格里的数字位数太多（{found}），表格软件已丢失后几位。",
    "请以文本形式重新填写，前面加一个英文单引号。",
  ],
  SCO028: [
    "{item}：单元格有{length}个字符，表格软件最多容纳32767个。",
    "请缩短内容，详细情况可作为附件另存。",
  ],
  SCO029: [
    "这是某件文书的评分页，但隐藏的首行或者首列不见了，无法判断是谁对哪件文书的评分。",
    "请在重新生成的评分表（`choucha score sheet`）上填写；隐藏的行和列不能删除。",
  ],
  SCO030: ["本项评查没有评查人“{reviewer}”。", "评查人有：{known}。"],
  SCO031: [
    "{file}里有尚未读入的填写内容，所以没有生成任何评分表。",
    "先读入它（`choucha score import`），或者把它移到别处。",
  ],
} as const satisfies Record<string, Sentences>;

export const scoreWords = {
  scoreSheetsWritten: "{title}：评分表{files}份，其中新建或者有变化的{changed}份。",
  scoreCodes: "评分表、案卷分发给谁，见{file}。该表列明代码对应的人员和案卷，只供组织者内部使用，不得外传。",
  scoreDone: "已填",
  scoreAdded: "已保存",
  scoreReplaced: "取代原有评分",
  scoreSame: "与原有相同",
  scoreEmpty: "未填写",
  scoreComplete: "已填完",
  scorePartial: "未填完",
  scoreNotBegun: "未填写",
  scoreReplacedCount: "取代",
  scorePartialTitle: "已开始但未填完：{count}份",
  scoreMore: "……另有{more}份（用 --json 查看全部）",
  scoreImported:
    "新保存{added}份，取代{replaced}份，相同{same}份；这些文件里的{pages}份文书中，已填完{complete}份。",
} as const;
