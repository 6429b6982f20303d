// @ts-check
/** A large register with the columns of a real one, made from a seed: the same bytes everywhere. */
import { creditCheck } from "../scripts/fixtures/codes.mjs";
import { plusDays } from "../scripts/fixtures/dates.mjs";
import { PLACES } from "../scripts/fixtures/places.mjs";
import { stream } from "../scripts/fixtures/random.mjs";

export const HEADERS = [
  ...["序号", "名称", "统一社会信用代码", "许可证号", "州市", "县区", "负责人", "住所", "状态"],
  ...["投诉件数", "发证日期", "备注"],
];

/**
 * A code with a right check character; its organisation part begins with FA, which says that it is made up.
 * @param {string} division six digits @param {number} serial
 */
function code(division, serial) {
  const body = `34${division}FA${String(serial).padStart(6, "0")}${serial % 10}`;
  return body + creditCheck(body);
}

/**
 * The rows below the header, 12 cells each; the date is ISO text. Most offices are where most people are.
 * @param {number} count
 * @returns {Generator<[number, ...string[]]>}
 */
export function* rows(count) {
  const chance = stream("bench register");
  const places = PLACES.flatMap((place) => new Array(place.forensic).fill(place));
  for (let serial = 1; serial <= count; serial++) {
    const place = chance.pick(places);
    const county = chance.pick(place.counties);
    const number = String(serial).padStart(6, "0");
    yield [
      serial,
      `${place.bare}样例第${number}号司法鉴定所`,
      code(place.code, serial),
      `53S${number}`,
      place.full,
      county,
      `负责人${number}`,
      `云南省${place.full}${county}示例路${1 + chance.below(900)}号`,
      chance.below(20) ? "正常" : chance.pick(["注销", "停业整顿"]),
      String(Math.max(0, chance.below(12) - 6)),
      plusDays("2015-01-01", chance.below(3650)),
      chance.below(10) ? "" : "合成数据",
    ];
  }
}
