/** The example of `docs/rubrics.md`; a test parses it. */
export const RUBRIC_EXAMPLE = `id: consent-review
title: { zh: 知情同意书评查, en: Review of consent forms }
version: "1"
weights: model
source: { zh: 未公布官方分值，本标准为示范, en: No official weights published; this is a model }
appliesTo: { zh: 一份知情同意书, en: One consent form }
total: 20
veto: zero
sections:
  - id: content
    title: 内容
    items:
      - id: told
        title: 风险告知
        kind: levels
        points: 10
        levels:
          - { points: 10, says: 逐项告知并签名 }
          - { points: 5, says: 已告知，签名不全 }
          - { points: 0, says: 没有告知 }
      - id: form
        title: 形式
        kind: deduct
        points: 6
        cap: 6
        deductions:
          - { points: 1.5, says: 缺少日期、页码等要素, each: true }
      - { id: guardian, title: 监护人签名, kind: check, points: 4, absentAllowed: true, note: 成年人作合理缺项 }
      - { id: forged, title: 签名造假, kind: veto, reason: 文件不真实 }
bands: [{ name: 合格, from: 12 }, { name: 不合格, from: 0 }]
reviewers:
  count: 2
  blind: true
  third: { pointDifference: 4, differentGrade: true, anyVeto: true }
  thirdCounts: replaces-farther
units:
  ties: [total, fewest-vetoes]
  caps: [{ band: 合格, share: 90% }]
`;
