import type { Sentences } from "../sentences.ts";

/** BUN：公布包。PUB：不能公布的情形。 */
export const publishCodes = {
  BUN001: ["全部{files}个文件均与 SHA256SUMS 所列一致。", ""],
  BUN002: ["“{over}”已签名（{at}）。公钥指纹：{fingerprint}。请与发布机关公布的指纹核对。", ""],
  BUN003: ["“{over}”的较早状态已签名（{at}）。公钥指纹：{fingerprint}。", ""],
  BUN101: ["{file} 与 SHA256SUMS 所列不一致。", "该文件已被改动或损坏，请向发布机关重新获取。"],
  BUN102: ["缺少 {file}。", "请补上：核验需要公布包的全部文件。"],
  BUN103: ["SHA256SUMS 中没有列出 {file}。", "该文件是后来加入的，或属于另一个公布包。"],
  BUN104: ["无法读取 {file}：内容与文件名不符。", "请向发布机关重新获取。"],
  BUN105: ["这些文件中没有抽取记录。", "请选择公布文件夹中的全部文件。"],
  BUN106: ["{file} 第{line}行的签名与其公钥不符。", "签名已被改动，请向发布机关索取正确的签名。"],
  PUB001: ["“{draw}”尚未抽取。", "请先运行 choucha draw，或用 --draw 指定已完成的抽取。"],
  PUB002: ["“{draw}”的检查人员尚未分配。", "请先运行 choucha assign。"],
  PUB003: [
    "“{draw}”的名单中含有不宜公开的“{column}”列。",
    "请在方案的 sealed 中列出该列并重新承诺；确需公开的，请列入 publish。",
  ],
  PUB004: ["{file} 中已有其他文件，不是本次抽查的公布包。没有写入任何内容。", "请选择新文件夹或空文件夹。"],
  PUB005: ["供公众使用的核验页面尚未生成。", "请在源码目录运行 npm run build，或重新安装 choucha。"],
  PUB006: ["不能用抽查活动自己的文件夹作公布包。", "请另选文件夹：公布包是给外人看的。"],
  PUB007: ["拟公布的内容未通过核验。没有写入任何内容。", "请看未通过的检查项。"],
  PUB008: ["“{draw}”尚缺以下州市的记录：{missing}。", "请先用 choucha collect 汇总这些州市的文件。"],
  USE030: ["publish 只接受一个抽查活动和一个文件夹。", "例如：choucha publish my-campaign public"],
} as const satisfies Record<string, Sentences>;

export const publishWords = {
  "publish-new": "{dir}：已生成公布包，共{files}个文件。",
  "publish-replaced": "{dir}：已替换原公布包，共{files}个文件。",
  "publish-standing": "{dir}：此前已公布，内容不变，共{files}个文件。",
  publishSums: "SHA256SUMS 的摘要：{digest}",
  publishNext: "任何人都可以核验：用浏览器打开 verify.html，选择文件夹中的全部文件。",
  publishPeople: "公布包含有检查人员的姓名、证号和单位：没有这些就无法重算人员分配。",
  bundleTitle: "抽查结果公布包：{campaign}",
  bundleIntro:
    "凭这些文件，任何人都可以在不联网、不依赖发布机关的情况下重算抽取结果。每次抽取的摘要 C 在随机数产生之前就已固定。",
  bundleDraw: "{draw}：{title}\nC = {C}\n承诺 {committedAt}，抽取 {drawnAt}",
  bundleFiles: "各文件的内容",
  "bundle-commitment": "抽取前固定下来的承诺，其 SHA-256 即为 C",
  "bundle-rule": "抽取规则",
  "bundle-frame": "可能被抽中的全部对象，每行一个",
  "bundle-inspectors": "可参加分配的检查人员，每行一人",
  "bundle-record": "抽取记录：随机数取值、抽签号、抽取结果和检查组",
  "bundle-assignment": "州市的分配记录（检查人员由州市分配）",
  "bundle-superseded": "已被替换的承诺",
  "bundle-ledger":
    "台账：按先后记载每一步，每行含上一行的摘要；文书、检查结果、评分等行所指的文件留存机关，不在本文件夹内",
  "bundle-signatures": "对记录和台账的签名",
  "bundle-sums": "每个文件的 SHA-256",
  "bundle-page": "核验页面，用浏览器打开，不联网",
  "bundle-python": "独立编写的第二个核验程序，需要 Python 3.9 以上",
  bundleHow: "三种核验方法",
  bundleHowPage: "1. 用浏览器：打开 verify.html，选择或拖入本文件夹的全部文件。显示绿色即为全部重算一致。",
  bundleHowPython: "2. 用 Python，无需安装其他软件，在本文件夹中运行：",
  bundleHowHand:
    "3. 用系统自带工具手工核对：先核对各文件，再核对每次抽取的承诺 C（页面上可查到每个单位抽签号的核对命令）：",
  bundleTrust: "如不愿信任本文件夹中的页面或程序，可从项目主页另行获取，也可按 docs/protocol.md 自行编写。",
  bundleSynthetic: "本文件夹全部数据均为合成数据，仅作示例。",
} as const;
