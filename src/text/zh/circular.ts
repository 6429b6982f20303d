/** 文书：生成文书时的问题和选项。 */
export const circularCodes = {
  CIR001: ["--as-of {found} 不是日期。", "写成“年-月-日”，例如 2025-07-10。"],
  CIR002: [
    "抽取结果中没有标识或者名称为 {object} 的对象。",
    "从抽取结果名单（result-list.csv）中复制名称，或者去掉 --object。",
  ],
  CIR003: [
    "没有可以就 {object} 制作这种文书的情况。",
    "责令改正须有需要改正的问题，典型案例须有问题或者不配合检查的情形。请核对该对象已登记的检查结果。",
  ],
  CIR010: [
    "{object} 的检查记录中，有文字可能写了当事人姓名或者证件、电话号码；对外文书只写检查事项，不写这段文字。",
    "没有写明当事人的，改写这段文字后重新导入；写明了的，请隐去姓名（如“张某”）。",
  ],
  CIR011: ["抽取 {draw}：没有需要改正的对象，未制作责令改正文书。", "无须处理。"],
  CIR012: [
    "抽取 {draw}：没有立案或者不配合检查的对象，未制作典型案例。",
    "需要就某一对象制作时，用 --object 指定。",
  ],
  CIR013: [
    "抽取 {draw}：检查日期晚于 {day} 的{count}个对象未计入本文书：{objects}。",
    "需要计入的，用 --as-of 指定较晚的日期；日期填写有误的，更正检查记录表后重新导入。",
  ],
  CIR014: [
    "{file} 与生成时不同（台账第 {line} 行），已被人修改。",
    "确需修改的，请改名保存；移走改过的文件后，用 `choucha circular` 可以重新生成。",
  ],
  CIR015: ["{file} 已不在原处（台账第 {line} 行）。", "仍需要的，用 `choucha circular` 重新生成。"],
  CIR016: [
    "{file} 生成后被人修改过，本次没有覆盖。",
    "请把改过的文件改名或者移到别处，再运行一次，即可重新生成。",
  ],
  CIR017: [
    "抽取 {draw}：案件尚未办结或者尚未改正的典型案例，标注“此件不予公开”：{objects}。",
    "改正验收（`choucha result follow`）之后再运行，标注即随之改变；立案、移送的，办结后请在文件中改标注，改过的文件不会被覆盖。",
  ],
  CIR018: [
    "抽取 {draw}：`basis` 中没有法律、法规或者规章，责令改正文书只写“有关规定”，没有引用依据。",
    "在计划文件的 `basis` 中补写所违反的规定；计划、方案、通知约束的是机关自身，不在此引用。",
  ],
} as const;

export const circularWords = {
  "help-circular-as-of": "检查结果和整改情况截至这一天，如 2025-07-10（默认：今天）",
  "help-circular-public": "circular：向社会公开的版本，不含检查人员姓名",
  "help-circular-reconcile": "表中占比取舍调整后合计为 100.00，并加注",
  "help-circular-object": "form、order、case：只做这一个对象（标识或者名称）",
  "event-circular:form": "检查记录表",
  "event-circular:order": "责令改正文书",
  "event-circular:circular": "抽查情况通报",
  "event-circular:circular-public": "抽查情况通报（公开版）",
  "event-circular:results": "抽查结果公示",
  "event-circular:case": "典型案例",
  "event-circular:review": "评查情况通报",
  "event-circular:credit": "等级评定结果公示",
  "event-circular:plan": "年度抽查计划",
  "event-circular:summary-half": "半年工作总结",
  "event-circular:summary-year": "年终工作总结",
  "event-circular:progress": "进展情况报告",
} as const;
