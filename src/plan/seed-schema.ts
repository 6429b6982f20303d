/** A plan's `seed`: the public randomness, said before it exists. */
import * as v from "valibot";
import { text, told, whole } from "../yaml/shapes.ts";
import { lotteryShape } from "./lottery-shape.ts";

/** Keys of a source that say which values are possible. They enter the commitment as they stand. */
const sourceKind = {
  kind: told(
    v.optional(v.picklist(["text", "digits", "dice", "lottery", "index", "beacon", "system", "witness"])),
    "How its value is written, so that it can be checked; default: any text",
    "{ name: 骰子, rule: 公证员掷五次, kind: dice, length: 5 }",
  ),
  length: told(v.optional(whole(1, 100)), "digits, dice: how many"),
  shape: told(
    v.optional(
      v.pipe(
        text,
        v.check((value) => lotteryShape(value) !== undefined, "PLN084"),
      ),
    ),
    "lottery: how many of how many, in ascending order; parts joined by +",
    "shape: 6/33+1/16",
  ),
  round: told(v.optional(whole(1, 999_999_999_999_999)), "beacon: the round of drand's quicknet"),
  commits: told(
    v.optional(v.pipe(text, v.regex(/^[0-9a-f]{64}$/, "PLN085"))),
    "witness: the digest that `choucha witness new NAME` gave",
  ),
};

export const seed = v.strictObject({
  sources: told(
    v.pipe(
      v.array(
        v.strictObject({
          name: told(v.pipe(text, v.regex(/^[^=\n]+$/, "PLN033")), 'Name of the source, without "="'),
          rule: told(
            text,
            "Where its value will come from, and how it is written, said before it exists",
            "2025年5月6日第2025050期，红球由小到大、蓝球，空格分隔",
          ),
          ...sourceKind,
        }),
      ),
      v.minLength(1),
    ),
    "Public randomness, in the order in which it enters the draw",
  ),
  missing: told(
    v.optional(v.picklist(["abort", "continue"])),
    "Where a witness does not open the committed value: abort (default) stops the draw, continue goes on without",
  ),
});
