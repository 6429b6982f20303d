// @ts-check
/** Made-up scores for measuring: documents × reviewers by the rubric for forensic opinions, always the same. */
import { ITEMS, judge, truthOf } from "../scripts/fixtures/judgement.mjs";

/** @param {string} text what a cell says */
function entry(text) {
  if (text === "合理缺项") return { absent: true };
  return { value: text === "是" ? "yes" : text === "否" ? "no" : text };
}

/**
 * @param {number} documents @param {number} each reviewers of a document
 * @param {{ units?: number, reviewers?: number }} [sizes]
 */
export function reviewScores(documents, each, { units = 100, reviewers = 60 } = {}) {
  const list = Array.from({ length: documents }, (_, n) => ({ id: `D${n}`, unit: `U${n % units}` }));
  const reviews = list.flatMap(({ id }, n) => {
    const { truth } = truthOf(`bench ${id}`, 4 + (n % units) / 3);
    return Array.from({ length: each }, (_, k) => {
      const at = (n * 7 + k * 11) % reviewers;
      const { values } = judge(`bench ${id} ${at}`, truth, { strict: at === 3 });
      return {
        document: id,
        reviewer: `R${at}`,
        items: Object.fromEntries(
          ITEMS.map((item, i) => [item.id, entry(/** @type {string} */ (values[i]))]),
        ),
      };
    });
  });
  return { documents: list, reviews };
}
