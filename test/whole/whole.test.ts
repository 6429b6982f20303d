/** A whole year: what nobody may see, what changes no result, and what a killed run leaves. */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { unzipSync } from "fflate";
import seedrandom from "seedrandom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLedger } from "../../src/record/ledger.ts";
import { changePart, packed, partsOf, textOf } from "../bad-input/workbook.ts";
import { differences, filesIn } from "../campaign/example.ts";
import { choucha, newFolder, root } from "../cli.ts";
import {
  copyOf,
  LANG,
  newCampaign,
  PARTY,
  SEALED,
  STEPS,
  stepAt,
  take,
  wholeCampaign,
  wordsOf,
} from "./campaign.ts";

let folder: string;
let states: readonly string[];
beforeAll(async () => {
  ({ folder, states } = await wholeCampaign());
  const ready = spawnSync(process.execPath, [join(root, "scripts", "ready.mjs")], { encoding: "utf8" });
  expect(ready.status, ready.stderr).toBe(0);
}, 180_000);

/** An environment with nothing in it but the tests' language. */
const ENV = { PATH: process.env.PATH, LANG };
const out = (of: string) => join(of, "out");

/** Every text of every file below a folder: parts of Word files and workbooks are files, too. */
function texts(below = out(folder)): Map<string, string> {
  const found = new Map<string, string>();
  for (const [path, bytes] of filesIn(below))
    if (/\.(docx|xlsx)$/.test(path))
      // Word may cut a name into runs: the tags between them go.
      for (const [part, content] of Object.entries(unzipSync(bytes)))
        found.set(`${path}!${part}`, new TextDecoder().decode(content).replace(/<[^>]*>/g, ""));
    else found.set(path, bytes.toString("utf8"));
  return found;
}

describe("what nobody may see", () => {
  const seen = (names: RegExp, wanted: RegExp) =>
    [...texts()].filter(([path, text]) => names.test(path) && wanted.test(text)).map(([path]) => path);

  it("no party and no sealed cell stands in any file; names of institutions do", () => {
    expect(readFileSync(join(folder, "registry/cases-1.csv"), "utf8")).toContain(PARTY);
    expect(seen(/./, new RegExp(`${PARTY}|${SEALED}\\d`))).toEqual([]);
    expect(seen(/^opinions\/review\.(md|html)/, /示例司法鉴定所/)).toHaveLength(2);
  });

  it("blind sheets name nobody, no institution and no case; coded tables name institutions at most", () => {
    const blind = /^opinions\/(sheets\/|results\/coded)/;
    expect([...texts().keys()].filter((path) => blind.test(path)).length).toBeGreaterThan(50);
    expect(seen(blind, /示例专家|ZJ\d|示鉴〔|示例执法/)).toEqual([]);
    expect(seen(/^opinions\/sheets\//, /示例司法鉴定所/)).toEqual([]);
  });

  it("what is published holds no party, no sealed cell and no score", async () => {
    const mine = copyOf(folder);
    const words = ["publish", ".", "published", "--at", "2025-07-11T00:00:00Z"];
    const ran = await choucha(words, { cwd: mine });
    expect(ran.exit, ran.stderr).toBe(0);
    const published = texts(join(mine, "published"));
    expect([...published.keys()].filter((path) => /imports|results\/|sheets|codes/.test(path))).toEqual([]);
    const personal = new RegExp(`${PARTY}|${SEALED}\\d`);
    expect([...published].filter(([, text]) => personal.test(text)).map(([path]) => path)).toEqual([]);
  });

  it("public documents name no inspector and no reviewer", () => {
    const open =
      /^(forensic\/(result-list|inspection-results|circular)|opinions\/(review|credit)\.|(summary|progress)\b)/;
    expect([...texts().keys()].filter((path) => open.test(path)).length).toBeGreaterThan(30);
    expect(seen(open, /示例专家|ZJ\d{3}/)).toEqual([]);
    expect(
      seen(/^(forensic\/(inspection-results|circular-public)|opinions\/|summary|progress)/, /示例执法员/),
    ).toEqual([]);
  });
});

describe("what changes no result", () => {
  /** Another order of the sheets behind the cover, as somebody drags them. */
  function dragSheets(file: string): void {
    const parts = partsOf(new Uint8Array(readFileSync(file)));
    const sheets = [...textOf(parts, "xl/workbook.xml").matchAll(/<sheet [^>]*\/>/g)].map(([tag]) => tag);
    const dragged = `<sheets>${[...sheets].reverse().join("")}</sheets>`;
    changePart(parts, "xl/workbook.xml", /<sheets>.*<\/sheets>/s, dragged);
    writeFileSync(file, packed(parts));
  }
  /** Other names, so that the files come in another order, and other orders inside. */
  function disorder(where: string): void {
    const names = readdirSync(where).sort();
    for (const [i, name] of names.entries()) {
      dragSheets(join(where, name));
      renameSync(join(where, name), join(where, `${String(names.length - i).padStart(3, "0")} (副本).xlsx`));
    }
  }

  it("the order of rows in registers, and which of them a case stands in", async () => {
    const other = newCampaign((rows) => [...rows].reverse());
    await take(other, STEPS[0]!);
    const [a, b] = [folder, other].map((of) => filesIn(out(of)));
    for (const name of ["forensic/frame.jsonl", "opinions/frame.jsonl", "opinions/inspectors.jsonl"])
      expect(b!.get(name)!.equals(a!.get(name)!)).toBe(true);
    expect(b!.get("opinions/commitment.json")!.equals(a!.get("opinions/commitment.json")!)).toBe(true);
  });

  it("the order of files, sheets and rows", async () => {
    const other = copyOf(states[stepAt("score", "import")]!);
    for (const [i, step] of STEPS.entries()) {
      const [group, verb] = step.words;
      if (i < stepAt("score", "import") || ["case", "order", "form"].includes(verb!)) continue;
      step.files?.(other);
      if (group === "score" && verb === "import") disorder(join(other, step.words[2]!));
      const csv = join(other, "results.csv");
      if (group === "result" && verb === "import") {
        const [header, ...rows] = readFileSync(csv, "utf8").trim().split("\n");
        writeFileSync(csv, `${[header, ...rows.reverse()].join("\n")}\n`);
      }
      await take(other, { ...step, files: undefined });
    }
    const made = filesIn(out(other));
    const wanted = filesIn(out(folder));
    const same =
      /^(opinions\/(results|thirds|review|credit)|forensic\/(circular|inspection-results)|summary|progress)/;
    const paths = [...wanted.keys()].filter((path) => same.test(path));
    expect(paths.length).toBeGreaterThan(25);
    expect(paths.filter((path) => !made.get(path)?.equals(wanted.get(path)!))).toEqual([]);
  }, 60_000);

  it("time zone and locale: the same bytes in Shanghai, St John's and here", () => {
    const [here, ...elsewhere] = [
      {},
      { TZ: "Asia/Shanghai", LC_ALL: "zh_CN.UTF-8" },
      { TZ: "America/St_Johns", LC_ALL: "tr_TR.UTF-8" },
    ].map((env, i) => {
      const made = copyOf(folder);
      const derived =
        /^(forensic\/(?!notices|tasks|result-list)|opinions\/(?!codes)|summary|progress).*(docx|xlsx|html|md|csv|results\.json)$/;
      const paths = [...filesIn(out(made)).keys()].filter((path) => derived.test(path));
      expect(paths.length).toBeGreaterThan(60);
      if (i === 0) return made;
      for (const path of paths) rmSync(join(out(made), path));
      const words = STEPS.slice(stepAt("grade"))
        .filter(({ words: [, verb] }) => verb !== "import" && verb !== "follow")
        .map((step) => [...wordsOf(step, made), "--lang", "zh"]);
      const commands = JSON.stringify([["score", "sheet", "."], ...words]);
      const run = spawnSync(
        process.execPath,
        [join(root, "test/whole/run.mjs"), join(root, "dist/cli.js"), made, commands],
        { env: { ...ENV, ...env }, encoding: "utf8" },
      );
      expect(run.status, run.stderr).toBe(0);
      return made;
    });
    const [a, b] = elsewhere.map((one) => filesIn(out(one)));
    expect(differences(a!, b!)).toEqual([]);
    // The sheets here were written before the last scores came in.
    const changed = differences(a!, filesIn(out(here!)));
    expect(changed.filter((path) => !path.startsWith("opinions/sheets/"))).toEqual([]);
  }, 60_000);
});

/** A disk of our own, where this machine lets us mount one. */
const disk = newFolder();
const mount = (...words: string[]) => spawnSync("mount", [...words, disk]).status === 0;
const mounted =
  process.platform === "linux" && process.getuid?.() === 0 && mount("-t", "tmpfs", "-o", "size=16m", "tmpfs");
afterAll(() => {
  if (mounted) spawnSync("umount", [disk]);
  rmSync(disk, { recursive: true, force: true });
});

describe.skipIf(!mounted)("the disk (skipped where none can be mounted)", () => {
  const verbs = [
    ["score", "sheet"],
    ["score", "import"],
    ["score", "third"],
    ["grade", "."],
    ["result", "import"],
    ["result", "follow"],
    ["circular", "results"],
  ];

  /** Runs a step on the disk as `make` leaves it, and then once more when all is well again. */
  async function onDisk(words: readonly string[], code: string, make: () => void, mend: () => void) {
    const at = stepAt(...words);
    for (const name of readdirSync(disk)) rmSync(join(disk, name), { recursive: true });
    cpSync(states[at]!, disk, { recursive: true });
    const before = filesIn(out(disk));
    make();
    const ran = await choucha([...wordsOf(STEPS[at]!, disk), "--lang", "en"], { cwd: disk });
    const left = filesIn(out(disk));
    mend();
    expect([ran.exit, ran.stderr]).toEqual([4, expect.stringContaining(code)]);
    expect([...before].filter(([path, bytes]) => !left.get(path)?.equals(bytes))).toEqual([]);
    expect([...left.keys()].filter((path) => /\.(tmp|lock)$/.test(path))).toEqual([]);
    await take(disk, { ...STEPS[at]!, files: undefined });
    expect(differences(filesIn(out(disk)), filesIn(out(states[at + 1]!)))).toEqual([]);
  }

  it.each(verbs)(
    "full: %s %s says so, what stood stands, and it goes on when there is room",
    async (...words) => {
      const fill = join(disk, "fill");
      const full = () => {
        for (let size = 16 << 10; size > 0; size = Math.floor(size / 2))
          try {
            for (;;) appendFileSync(fill, Buffer.alloc(size << 10));
          } catch {
            // as much as fits
          }
      };
      await onDisk(words, "FIL005", full, () => rmSync(fill));
    },
  );

  it.each(verbs)("read-only: %s %s", async (...words) => {
    await onDisk(
      words,
      "FIL002",
      () => expect(mount("-o", "remount,ro")).toBe(true),
      () => mount("-o", "remount,rw"),
    );
  });
});

describe("the clock", () => {
  it.each([
    ["score", "import"],
    ["score", "third"],
    ["grade", "."],
    ["result", "form"],
    ["result", "import"],
    ["result", "follow"],
    ["circular", "form"],
    ["circular", "review"],
  ])("%s %s before what was done already: refused, nothing changed", async (...verbs) => {
    const at = stepAt(...verbs);
    const mine = copyOf(states[at]!);
    const before = filesIn(mine);
    const early = wordsOf(STEPS[at]!, mine).map((word) =>
      /^2025-.*Z$/.test(word) ? "2025-05-06T03:00:00Z" : word,
    );
    // A correction that lies ahead would be refused for that.
    const words = early.map((word) => (word === "2025-06-30" ? "2025-05-21" : word));
    const ran = await choucha(words, { cwd: mine, env: { LANG: "C" } });
    const code = verbs[1] === "follow" ? "RES020" : "CMD023";
    expect([ran.exit, ran.stderr]).toEqual([code === "RES020" ? 3 : 5, expect.stringContaining(code)]);
    expect(differences(filesIn(mine), before)).toEqual([]);
  });

  it("SOURCE_DATE_EPOCH stands for --at", async () => {
    const at = stepAt("result", "import");
    const mine = copyOf(states[at]!);
    const { words } = STEPS[at]!;
    const epoch = String(Date.parse(words.at(-1)!) / 1000);
    const ran = await choucha(words.slice(0, -2), { cwd: mine, env: { LANG, SOURCE_DATE_EPOCH: epoch } });
    expect(ran.exit, ran.stderr).toBe(0);
    expect(differences(filesIn(out(mine)), filesIn(out(states[at + 1]!)))).toEqual([]);
  });

  it("documents are dated as the office's calendar is, eight hours ahead of UTC", async () => {
    const mine = copyOf(folder);
    const ran = await choucha(["circular", "circular", ".", "--at", "2025-07-31T16:30:00Z"], { cwd: mine });
    expect(ran.exit, ran.stderr).toBe(0);
    expect(readFileSync(join(mine, "out/forensic/circular.md"), "utf8")).toContain("2025年8月1日");
  });
});

describe("kept files", () => {
  it.each(["opinions/imports/0001.json", "opinions/thirds/0001.json", "forensic/results/0001.json"])(
    "%s changed by hand: the ledger's check says so, and nothing goes on from it",
    async (path) => {
      const mine = copyOf(folder);
      writeFileSync(join(out(mine), path), `${readFileSync(join(out(mine), path), "utf8")} `);
      const checked = await choucha(["ledger", ".", "--verify", "--lang", "en"], { cwd: mine });
      expect([checked.exit, checked.stderr]).toEqual([1, expect.stringContaining(`TRC002 ${path}`)]);
      const before = filesIn(mine);
      const later = path.startsWith("forensic")
        ? [["circular", "circular"]]
        : [["grade"], ["circular", "review"]];
      for (const words of later) {
        const ran = await choucha([...words, ".", "--at", "2025-08-01T00:00:00Z", "--lang", "en"], {
          cwd: mine,
        });
        expect([ran.exit, ran.stderr]).toEqual([5, expect.stringContaining("CMD011")]);
        expect(differences(filesIn(mine), before)).toEqual([]);
      }
    },
  );
});

const KILLS = Math.ceil(Number(process.env.CHOUCHA_KILLS ?? 6) / 20);

/** JSON parses and the ledger's chain holds; only temporary files may be torn. */
function expectWhole(of: string): void {
  for (const [path, bytes] of filesIn(of)) {
    if (/(^|\/)\.[^/]*$/.test(path)) continue;
    if (path.endsWith(".json")) JSON.parse(bytes.toString("utf8"));
    if (/\.(docx|xlsx)$/.test(path)) unzipSync(bytes);
  }
}
const lines = (of: string) => readFileSync(join(out(of), "ledger.jsonl"), "utf8");

describe("sudden death", () => {
  const random = seedrandom(createHash("sha256").update("later steps").digest("hex"));
  it.each([
    ["score", "import"],
    ["score", "third"],
    ["grade", "."],
    ["result", "import"],
    ["result", "follow"],
    ["circular", "circular"],
  ])(
    `%s %s, ${KILLS} times: the old state or the new one, and the next run completes it`,
    async (...verbs) => {
      const at = stepAt(...verbs);
      const [step, before, after] = [STEPS[at]!, states[at]!, states[at + 1]!];
      const run = (of: string) =>
        spawn(process.execPath, [join(root, "bin/choucha.js"), ...wordsOf(step, of)], {
          cwd: of,
          env: ENV,
          stdio: "ignore",
        });
      let span = 500;
      for (let i = 0; i < KILLS; i += 1) {
        const mine = copyOf(before);
        const start = performance.now();
        const child = run(mine);
        const end = new Promise<void>((resolve) => child.once("exit", () => resolve()));
        // From when the lock is there: before it nothing is written.
        while (child.exitCode === null && !existsSync(join(out(mine), ".lock"))) await sleep(2);
        await Promise.race([sleep(random() * span), end]);
        child.kill("SIGKILL");
        await end;
        if (child.signalCode === null) span = Math.min(span, (performance.now() - start) / 2);
        expectWhole(out(mine));
        expect(readLedger(lines(mine)).fault).toBeUndefined();
        expect(lines(after).startsWith(lines(mine)) && lines(mine).startsWith(lines(before))).toBe(true);
        await take(mine, { ...step, files: undefined });
        expect(differences(filesIn(out(mine)), filesIn(out(after)))).toEqual([]);
        rmSync(mine, { recursive: true });
      }
    },
    900_000,
  );

  it("two imports at the same time: one works, the other says so or finds it done", async () => {
    const at = stepAt("score", "import");
    const mine = copyOf(states[at]!);
    const words = [join(root, "bin/choucha.js"), ...STEPS[at]!.words, "--lang", "en"];
    const runs = [1, 2].map(() =>
      spawn(process.execPath, words, { cwd: mine, env: ENV, stdio: ["ignore", "ignore", "pipe"] }),
    );
    const told = runs.map(() => "");
    const exits = await Promise.all(
      runs.map((run, i) => {
        run.stderr.on("data", (text) => {
          told[i] += text;
        });
        return new Promise<number | null>((resolve) => run.once("close", resolve));
      }),
    );
    expect(exits).toContain(0);
    for (const [i, exit] of exits.entries())
      if (exit !== 0) expect([exit, told[i]]).toEqual([5, expect.stringContaining("CMD010")]);
    expect(differences(filesIn(out(mine)), filesIn(out(states[at + 1]!)))).toEqual([]);
  });
});
