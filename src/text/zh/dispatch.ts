import type { Sentences } from "../sentences.ts";

/** DSP：下发各州市的任务包和报回的记录。VER04x、VER14x：对其核验。 */
export const dispatchCodes = {
  DSP001: ["{file} 不是任务包。", "请指定省级下发的文件：该项抽取 dispatch/ 下的“州市.json”。"],
  DSP002: [
    "{file} 在省级生成后被改动：内容不是规范格式。",
    "请联系省级重新发送，收到后不要用编辑器打开保存。",
  ],
  DSP003: ["检查对象登记册没有州市列，无法生成任务包。", "请增加“州市”列，或改用 inspectors。"],
  DSP004: ["“{unit}”没有填写州市，任务包无处下发。", "请补填州市，或用 exclude 排除。"],
  DSP005: [
    "“{draw}”的检查人员由各州市抽取，不在本级分配。",
    "请把 dispatch/ 中的文件发给各州市，收到记录后运行 `choucha collect`。",
  ],
  DSP006: ["同时给了抽查活动和任务包。", "请去掉抽查活动：使用 --dispatch 时以任务包为准。"],
  DSP007: ["{flags} 只能与 --dispatch 同用。", "请用 --dispatch 文件 指定任务包，或把它写入方案。"],
  DSP008: ["没有指定检查人员名录。", "请加上 --inspectors 文件。"],
  DSP009: ["{flags} 不能与 --dispatch 同用。", "请去掉该选项。"],
  DSP010: ["文件夹 {out} 中已有另一个任务包（{other}）的内容。", "请用 --out 另选文件夹。"],
  DSP011: ["没有声明随机数来源。", "请在数值产生前加上 --source '名称=数值从何而来'。"],
  DSP012: ["“{text}”不是“名称=规则”的写法。", "请写成 --source '名称=数值从何而来'。"],
  DSP013: [
    "承诺时声明的来源是：{declared}。",
    "请去掉 --source；确需更改的，请说明原因后重新承诺（choucha commit --reason）。",
  ],
  DSP014: ["该任务包中没有检查对象。", "请向省级索取正确的任务包。"],
  DSP015: [
    "{out} 中的承诺 {C} 是针对本项抽取的另一个任务包作出的。",
    "请使用作出承诺时的任务包，或用 --out 另选文件夹。",
  ],
  DSP016: ["本次活动没有下发州市的抽取，无可收集。", "请在承诺前于方案中用 dispatch 代替 inspectors。"],
  DSP017: ["{flags} 只用于抽取记录，不用于州市的分配记录。", "请去掉该选项。"],
  DSP018: [
    "“{draw}”：任务书和公开的抽取结果已生成；检查通知书要写明检查人员，尚待 {missing}。",
    "收到记录后请运行 `choucha collect`，再运行一次 `choucha run`。",
  ],
  DSP019: [
    "“{draw}”：已生成各州市任务包{count}个。",
    "请把文件分别发给各州市。choucha ledger 列出各文件摘要的开头，可电话核对。",
  ],
  DSP020: [
    "任务包在此次递补前已经下派：州市不掌握这一变化，递补对象没有随机分配的检查人员。",
    "请书面通知该州市并由其指定检查人员；记录中该对象没有检查组。",
  ],
  DSP101: ["{file} 不是人员分配记录。", "请收集各州市报送的“assignment-州市.json”。"],
  DSP102: ["{file} 属于抽查活动“{found}”，而本次活动是“{campaign}”。", "请在其所属活动中收集。"],
  DSP103: ["{file} 属于抽取“{found}”；本次活动下发的抽取有：{known}。", "请在其所属活动中收集。"],
  DSP104: [
    "{file}：抽取“{draw}”没有给“{prefecture}”下发任务包。",
    "请核对报送单位；已下发的州市有：{known}。",
  ],
  DSP105: [
    "{file}（{prefecture}）依据的是旧任务包：来自“{draw}”的另一次抽取，其承诺以 {found} 开头，本次以 {wanted} 开头。",
    "请把本次抽取的任务包发给该州市，由其重新分配。",
  ],
  DSP106: [
    "{file}（{prefecture}）依据的任务包与下发的不一致。第一处差异：{path}。",
    "请把任务包重新发给该州市，由其重新分配。",
  ],
  DSP107: ["{file} 在写成后被改动：摘要与内容不符。", "请该州市报送程序生成的原文件。"],
  DSP108: [
    "{file}（{prefecture}）未通过核验，未通过的项目是“{check}”。",
    "原因见下。请该州市报送程序生成的原记录。",
  ],
  DSP109: [
    "{file}：{prefecture}的另一份记录已于 {at} 收集，以已收集的为准。",
    "请向该州市了解为何有两份。人员分配只作一次。",
  ],
  DSP110: [
    "{file}：{prefecture}有几份内容不同的记录（{files}），均未收集。",
    "请该州市说明以哪一份为准、为何另有其他。",
  ],
  DSP111: ["{file}：{prefecture}的这份记录已经收集，没有变化。", "无须处理。"],
  VER040: ["记录自身的摘要相符：{digest}。", ""],
  VER041: ["{prefecture}任务包的摘要为 {digest}。", ""],
  VER042: ["检查对象与承诺时一致：共{units}个。", ""],
  VER043: ["{prefecture}的记录已重算：{teams}个检查组、{seats}个席位，完全一致。", ""],
  VER044: ["全部{prefectures}个州市的记录均已收集。", ""],
  VER045: ["{prefectures}个州市中已收集{collected}个。尚未报送：{missing}。", ""],
  VER140: ["记录自身的摘要与内容不符。", "记录在写成后被改动。"],
  VER141: ["记录中任务包的摘要为{found}，而记录写的是{recorded}。", "任务包或记录已被改动。"],
  VER142: ["记录与任务包的 {path} 不一致：{a} 和 {b}。", "记录已被改动。"],
  VER143: [
    "承诺不是针对该任务包作出的。第一处差异：{path}，记录为{recorded}，应为{found}。",
    "记录已被改动，或由两份拼成。",
  ],
  VER144: [
    "检查对象与承诺时不一致。第一处差异：{path}，承诺时为{recorded}，现为{found}。",
    "任务包在承诺后被改动。",
  ],
  VER145: [
    "检查人员与承诺时不一致。第一处差异：{path}，承诺时为{recorded}，现为{found}。",
    "检查人员在承诺后被改动。",
  ],
  VER146: ["记录所写的是否当场承诺与记录中的时间不符。", "记录已被改动。"],
  VER147: ["{prefecture}：本次抽取在该地没有检查对象。", "该记录属于另一次抽取。"],
  VER148: [
    "{prefecture}：任务包与本次抽取应下发的不一致。第一处差异：{path}。",
    "该记录属于另一次抽取，或已被改动。",
  ],
  VER149: ["{prefecture}：台账载明其记录已收集，但此处没有。", "请用备份恢复 assignments/ 文件夹。"],
} as const satisfies Record<string, Sentences>;

export const dispatchWords = {
  "step-collect": "收集各州市记录",
  prefectureCount: "{count}个州市",
  packageOf: "{prefecture}：检查对象{objects}个",
  packageDigest: "任务包",
  assignmentFile: "请把该文件报回省级：{file}",
  collectTaken: "已收集",
  collectSame: "此前已收集",
  collectRefused: "不予收集",
  collectFile: "文件",
  collectComplete: "{draw}：{all}个州市已全部收集。",
  collectMissing: "{draw}：{all}个州市中已收集{have}个。等待：{missing}",
  nextCollect: "下一步，待各州市报送记录后运行：",
} as const;
