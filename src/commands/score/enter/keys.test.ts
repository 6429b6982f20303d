/** Keys as terminals send them, and what they mean at an item. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measure } from "../../../scoring/aggregate/measure.ts";
import { small } from "../../../scoring/aggregate/small.fixture.ts";
import type { Entered } from "../../../scoring/entry/entered.ts";
import { actOf, type View } from "./act.ts";
import { choicesOf } from "./choices.ts";
import { keysOf, wholeKeys } from "./keys.ts";

describe("what a terminal sends", () => {
  it.each([
    ["12\r", ["1", "2", "enter"]],
    ["\u001b[A\u001b[B\u001b[C\u001b[D", ["up", "down", "right", "left"]],
    ["\u001bOA\u001bOB", ["up", "down"]],
    ["\u001b[5~\u001b[6~\u001b[3~\u001b[H\u001b[4~", ["pageup", "pagedown", "backspace", "home", "end"]],
    ["\u001b[1;5C", ["right"]],
    ["\u001b[99~\u001b[?", ["escape", "[", "?"]],
    ["１０．５", ["1", "0", ".", "5"]],
    ["是否", ["y", "n"]],
    ["Q\u007f\b\t \u0003", ["q", "backspace", "backspace", "right", "space", "leave"]],
    ["\u0000\u0007", []],
    ["𠮷", ["𠮷"]],
    ["", []],
  ])("%j", (chunk, keys) => {
    expect(keysOf(chunk)).toEqual(keys);
  });

  it("a slow line that cuts a sequence anywhere changes nothing", () => {
    const part = fc.constantFrom("\u001b[A", "\u001b[D", "\u001b[6~", "\u001bOB", "1", "a", "\r", "是");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.array(fc.nat(30), { maxLength: 5 }), (parts, cuts) => {
        const text = parts.join("");
        const at = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
        let held = "";
        const keys: string[] = [];
        for (let i = 1; i < at.length; i++) {
          const [whole, rest] = wholeKeys(held + text.slice(at[i - 1], at[i]));
          held = rest;
          keys.push(...keysOf(whole));
        }
        expect([keys, held]).toEqual([keysOf(text), ""]);
      }),
    );
  });
});

describe("what a key means", () => {
  const measured = measure(small());
  const act = (id: string, key: string, entered: Entered = {}, view: Partial<View> = {}) => {
    const one = measured.byId.get(id)!;
    return actOf(one, choicesOf("en", one, entered), { pick: -1, typed: "", ...view }, entered.value, key);
  };
  const value = (text: string) => ({ kind: "event", event: { do: "value", value: text } });

  it("digits choose in the order of the rubric; of a check 1 is yes, of a veto 1 is not found", () => {
    expect([act("level", "2"), act("check", "1"), act("veto", "1"), act("veto", "2")]).toMatchObject(
      ["20", "yes", "no", "yes"].map(value),
    );
    expect([act("check", "n"), act("veto", "y"), act("level", "y"), act("level", "4")]).toMatchObject([
      ...["no", "yes"].map(value),
      ...[{ kind: "none" }, { kind: "none" }],
    ]);
  });

  it("Enter alone scores nothing by accident: there must be a line under the cursor or a number", () => {
    expect(act("level", "enter")).toEqual({ kind: "none" });
    expect(act("level", "enter", {}, { pick: 1 })).toMatchObject(value("20"));
    expect(act("free", "enter")).toEqual({ kind: "need-number" });
    expect(act("free", "enter", { value: "7" })).toMatchObject(value("7"));
    expect(act("free", "enter", { value: "7" }, { typed: "3.5" })).toMatchObject(value("3.5"));
    expect(act("deduct", "enter")).toEqual({ kind: "event", event: { do: "counted" } });
  });

  it("deductions go up and down; something else is asked for", () => {
    expect(act("deduct", "1")).toMatchObject({ event: { do: "count", deduction: 0, by: 1 } });
    expect(act("deduct", "-", {}, { pick: 0 })).toMatchObject({
      event: { do: "count", deduction: 0, by: -1 },
    });
    expect(act("deduct", "space", {}, { pick: 0 })).toMatchObject({ event: { by: 1 } });
    expect(act("deduct", "2")).toEqual({ kind: "ask", what: "other" });
    expect([act("deduct", "-"), act("deduct", "space")]).toEqual([{ kind: "none" }, { kind: "none" }]);
  });

  it("a number is typed sign by sign; Backspace takes back a sign, then an answer", () => {
    expect(act("free", "5", {}, { typed: "1." })).toMatchObject({ view: { typed: "1.5" } });
    expect(act("free", "backspace", {}, { typed: "1." })).toMatchObject({ view: { typed: "1" } });
    expect(act("free", "backspace")).toEqual({ kind: "event", event: { do: "undo" } });
    expect(act("free", "a")).toMatchObject({ event: { do: "absent" } });
    expect(act("level", "a")).toEqual({ kind: "none" });
  });

  it("the cursor goes round; names of methods are no keys", () => {
    expect(act("level", "down")).toMatchObject({ view: { pick: 0 } });
    expect(act("level", "up")).toMatchObject({ view: { pick: 2 } });
    expect(act("level", "down", {}, { pick: 2 })).toMatchObject({ view: { pick: 0 } });
    expect(act("level", "constructor")).toEqual({ kind: "none" });
  });
});
