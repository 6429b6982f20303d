/** Scoring on a real pseudo-terminal, with a drawn review and a rubric that ships (python3 makes the terminal; skipped without). */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { choucha } from "../cli.ts";
import { builtProgram, hasTerminal, play as playOn, type Step } from "../terminal.ts";
import { drawn } from "./drawn.ts";

const LATER = "2025-05-08T02:00:00Z";
let program = "";

/** Plays on a terminal of 90 × 28. */
const play = (folder: string, steps: Step[], flags: string[] = [], env: string[] = []) =>
  playOn(program, ["score", "enter", folder, "--at", LATER, "--lang", "en", ...flags], steps, [90, 28], env);

const [ENTER, DOWN] = ["\r", "\u001b[B"];

describe.skipIf(!hasTerminal)("on a terminal", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    program = await builtProgram();
  }, 60_000);

  it("choices, deductions, a comment in Chinese, undo, Ctrl-C, and on from there to the submission", async () => {
    const folder = await drawn();
    const first = play(folder, [
      ["Which reviewer", DOWN + ENTER],
      ["Documents of R02", ENTER],
      ["item 1 of 27", "1333"],
      ["3×", "-"],
      ["4 taken off", "c"],
      ["Comment:", `委托事项含糊${ENTER}`],
      ["委托事项含糊", ENTER],
      ["item 2 of 27", "2"],
      ["item 3 of 27", "\u007f"],
      ["item 2 of 27", "\u0003"],
    ]);
    expect([first.exit, first.left]).toEqual([130, 0]);
    expect(first.seen.lastIndexOf("\u001b[?1049l")).toBeGreaterThan(first.seen.lastIndexOf("item 2 of 27"));
    expect(first.seen).toContain("they are saved");
    const drafts = join(folder, "out", "opinions", "drafts");
    const [name] = readdirSync(drafts);
    expect(JSON.parse(readFileSync(join(drafts, name!), "utf8"))).toMatchObject({ at: 1 });

    const code = /-(D\d+)\./.exec(name!)![1]!;
    const { seen, exit, left } = play(
      folder,
      [
        ["item 2 of 27", "111"],
        ["item 5 of 27", `1${ENTER}111`],
        ["item 10 of 27", `11${ENTER}`],
        ["item 13 of 27", `${ENTER}11${ENTER}`],
        ["item 17 of 27", `${ENTER}1`],
        ["item 19 of 27", "11111111n"],
        ["Everything is scored", ENTER],
        ["Submit?", `y${ENTER}`],
        ["submitted: 96.00 points", "q"],
      ],
      ["--reviewer", "R02", "--document", code],
    );
    expect([exit, left]).toEqual([0, 0]);
    expect(seen).toContain("1 of ");
    expect(existsSync(join(drafts, name!))).toBe(false);
    const kept = JSON.parse(readFileSync(join(folder, "out", "opinions", "imports", "0001.json"), "utf8"));
    expect(kept).toMatchObject({ files: [{ file: "enter" }], importedAt: LATER });
    expect(kept.reviews).toHaveLength(1);
    expect(kept.reviews[0].items).toMatchObject({
      commission: { value: "4", comment: "委托事项含糊" },
      materials: { value: "5" },
      recusal: { value: "yes" },
      contradiction: { value: "no" },
    });
    const ledger = await choucha(["ledger", "--verify", "--json"], { cwd: folder });
    expect(JSON.parse(ledger.stdout).lines.at(-1).event).toBe("score/opinions");
  });

  it("a closed window loses nothing: the draft has every answer", async () => {
    const folder = await drawn();
    const steps: Step[] = [
      ["Documents of R01", ENTER],
      ["item 1 of 27", `3${ENTER}`],
      ["item 2 of 27", "2"],
      // The end of input, as a terminal that goes away gives it.
      ["item 3 of 27", "\u0004"],
    ];
    const { exit, left } = play(folder, steps, ["--reviewer", "R01"]);
    expect([exit, left]).toEqual([130, 0]);
    const again: Step[] = [
      ["2 of 27 items, not submitted", ENTER],
      ["item 3 of 27", "q"],
      ["2 of 27 items, not submitted", "q"],
    ];
    const next = play(folder, again, ["--reviewer", "R01"]);
    expect([next.exit, next.left]).toEqual([0, 0]);
  });

  it("a terminal without cursor commands gets the same screens as plain lines", async () => {
    const folder = await drawn();
    const steps: Step[] = [
      ["Documents of R01", ENTER],
      ["item 1 of 27", "q"],
      ["Documents of R01", "q"],
    ];
    const { exit, seen, left } = play(folder, steps, ["--reviewer", "R01"], ["TERM=dumb"]);
    expect([exit, left, seen.includes("\u001b[?1049h")]).toEqual([0, 0, false]);
  });
});
