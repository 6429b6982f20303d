import type { Sentences } from "../sentences.ts";

/** SIM：模拟的结果。 */
export const simulateCodes = {
  SIM001: [
    "“{unit}”在 {trials} 次模拟中被抽中 {count} 次；应为约 {expected} 次，允许 {low} 至 {high} 次。",
    "查明原因前请勿使用该抽取：请运行 `choucha verify`，并附上文所列随机种子报告此问题。",
  ],
  SIM002: [
    "“{inspector}”在 {trials} 次中检查“{object}” {count} 次；应为约 {expected} 次，允许 {low} 至 {high} 次。",
    "查明原因前请勿使用该分派，并请附上文所列随机种子报告此问题。",
  ],
  SIM003: [
    "“{name}”（共 {members} 个）各成员次数的差异超出随机范围（卡方值 {statistic}，p = {p}）。",
    "查明原因前请勿使用该抽取，并请附上文所列随机种子报告此问题。",
  ],
  SIM004: [
    "“{name}”的名额在 {trials} 次模拟中进位 {count} 次；应为约 {expected} 次，允许 {low} 至 {high} 次。",
    "查明原因前请勿使用该抽取，并请附上文所列随机种子报告此问题。",
  ],
  SIM005: ["抽取“{draw}”尚未承诺：模拟使用的是登记册现状。", "如需说明已公布的名单，请先作出承诺。"],
  SIM006: [
    "{runs} 次模拟中有 {short} 次出现检查席位空缺：对某些抽取结果，检查人员不足。",
    "请在承诺前增加检查人员、提高 maxLoad，或允许支援（fallback）。",
  ],
  SIM007: [
    "按该规则有 {units} 个单位不可能被抽中：所在层的名额舍为 0。",
    "如需人人都有机会，请使用 rounding: random，或设 minimum: 1。",
  ],
} satisfies Record<string, Sentences>;

export const simulateWords = {
  simTitle: "抽取是否公平（模拟检验）：{draw}",
  simCommitted: "承诺值：{C}",
  simPrepared: "尚未承诺：名单按登记册现状生成。",
  simRuns: "模拟次数：{runs}；模拟用随机种子：{seed}（种子相同，报告相同）",
  simFair: "公平：{tests} 项检验全部通过。公平的抽取通过全部检验的概率不低于 {sure}。",
  simUnfair: "不公平：{tests} 项检验中有 {failed} 项未通过。公平的抽取出现这种结果的概率不超过 {level}。",
  simUnits: "抽查对象：被抽中的频率与精确概率对照（全部 {all} 个中偏差最大的 {shown} 个）",
  simPairs:
    "检查人员（以对象已被抽中为前提）：与精确概率对照；没有精确值的（标 ≈）与同类人员的平均值对照（全部 {all} 对中偏差最大的 {shown} 对）",
  simGroups: "各层及各类条件相同的检查人员整体检验（全部 {all} 组中偏差最大的 {shown} 组）",
  simUnit: "对象",
  simStratum: "层",
  simInspector: "检查人员",
  simAmong: "同类人数",
  simExpected: "应有",
  simObserved: "实际",
  simCount: "次数",
  simTrials: "总次数",
  simBand: "允许范围",
  simP: "p 值",
  simResult: "结论",
  simOk: "通过",
  simFailed: "未通过",
  simGroup: "组",
  simMembers: "成员数",
  simStatistic: "卡方值",
  simGroupStratum: "层：{name}",
  simGroupInspectors: "{name} 及条件相同的人员",
  simKind: "类别",
  simKindUnit: "对象",
  simKindPair: "对象的检查人员",
  simKindRounding: "名额进位",
  simNoneTested: "无：没有条件相同的检查人员，无从比较",
  simMethod: "说明",
  simMethodLevel:
    "全部检验合计，把公平的抽取误判为不公平的概率不超过 {level}：精确二项检验 {each} 项，每项水平 {eachLevel}；卡方检验 {groups} 项，每项水平 {groupLevel}（Bonferroni 法）。",
  simMethodExact:
    "抽查对象：各次模拟相互独立，次数服从二项分布，概率为记录所载的概率。检查人员：对每个对象能否检查、任务上限和能否带队都相同的人员可以互换，其频率应当相等。",
  simMethodBand:
    "“允许范围”是检验不予否定的次数范围。个别 p 值小不说明问题：{all} 项检验中最小的 p 值本来就在 1/{all} 左右。",
  simMethodFew:
    "有 {few} 组次数不足，未作卡方检验；有 {alone} 名检查人员没有条件相同者。以上仅列明，不作检验。增加模拟次数（--runs）可以检验更多的组。",
  simMethodSeed: "每次模拟使用各自的随机种子（seedrandom，以 SHA-256 值输入），执行的就是实际抽取的程序。",
  simPlotTitle: "被抽中的频率",
  simPlotSubtitle: "{draw}；模拟 {runs} 次",
  simPlotShown: "全部 {all} 个中偏差最大的 {shown} 个；完整数据见 CSV 文件",
  simPlotExpected: "精确概率",
  simPlotObserved: "实际频率",
  simPlotOutside: "实际频率，超出范围",
  simPlotBand: "检验允许的范围",
  simWritten: "已写出：{files}",
  simProgress: "{draw}：已模拟 {done}/{runs} 次",
} as const;
