/** A plan with every group in it, as the reference shows it. A test parses it. */
export const PLAN_EXAMPLE = `# The yearly inspection, two draws. Paths start from this file's folder.
campaign: 2025年度司法鉴定、公证“双随机、一公开”监督抽查
issuer: 云南省司法厅
year: 2025

draws:
  - name: forensic                       # names the folder; ASCII
    title: 2025年度司法鉴定机构“双随机、一公开”监督抽查
    object: 司法鉴定机构
    register: registry/forensic-institutions.xlsx
    stratify: 州市
    rate: 10%                            # of the province: exactly that share, equal chances
    allocation: overall
    alternates: 1
    history: registry/drawn-2024.csv
    exclude:
      - { where: { 状态: [注销, 停业整顿] }, reason: 不在执业状态 }
      - { drawnWithin: 1 year, reason: 上年度已抽查 }
    certain:                             # taken without a draw, shown apart
      - { where: { 投诉件数: ">=5" }, reason: 投诉集中 }
    checklist: [党建工作, 执业资质, 质量建设, 执业开展, 文书管理, 信息化建设, 规范化建设]
    window: { from: 2025-05-12, to: 2025-06-20 }
    basis: [《司法鉴定机构登记管理办法》]
    inspectors:
      register: registry/inspectors.csv
      perObject: 2
      from: same-prefecture
      fallback: neighbours
      neighbours: { 怒江州: [大理州, 保山市], 迪庆州: [丽江市] }
      maxLoad: 4
      recusal: registry/recusal.csv

  - name: notary
    object: 公证机构
    register: { file: registry/notary-offices.csv, encoding: gb18030 }
    id: 统一社会信用代码
    duplicates: merge
    stratify: 州市
    rate:                                # by risk class, within each prefecture
      by: 信用等级
      values: { A: 5%, B: 10%, C: 1/4, D: 100% }
    allocation: each
    minimum: 1

reviews:
  - name: opinions                       # documents of the drawn institutions, and who reviews them
    title: 2025年度司法鉴定意见书质量评查
    rubric: forensic-opinion             # one that ships, or a path to a .yaml
    of: forensic                         # the first stage; or { record: ../out/forensic/record.json }
    cases: [registry/cases-1.csv, registry/cases-2.csv]
    unit: 鉴定机构
    id: 案号
    stratify: 鉴定类别
    n: 120
    floor: 2                             # at least two of each institution
    weights:                             # factors multiply; without any the weight is 1
      - { where: { 鉴定类别: [法医临床鉴定] }, times: 2, reason: 业务量大 }
      - { where: { 投诉件数: ">=1" }, times: 3, reason: 有投诉 }
    reviewers:
      register: registry/reviewers.csv
      perDocument: 2
      from: other-prefecture
      specialty: 鉴定类别
      maxLoad: 12
      recusal: registry/review-recusal.csv
      blind: true

seed:
  sources:
    - { name: 福彩双色球, rule: 2025年5月6日第2025050期，红球由小到大、蓝球，空格分隔 }

documents:
  number: 云司通〔2025〕23号
  prepare: [许可证正副本, 近一年鉴定文书登记簿]
`;
