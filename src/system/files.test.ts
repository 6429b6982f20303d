import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { Problem } from "../problem.ts";
import { readIfThere, writeFileAtomic, writeIfChanged } from "./files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "choucha-files-"));
});

it("writes whole files, makes folders, and leaves no temporary file", async () => {
  const path = join(folder, "a", "b", "名单.csv");
  await writeFileAtomic(path, "甲");
  await writeFileAtomic(path, new Uint8Array([0, 255]));
  expect([...readFileSync(path)]).toEqual([0, 255]);
  expect(readdirSync(join(folder, "a", "b"))).toEqual(["名单.csv"]);
});

it("a file that cannot be put in its place is a Problem, and nothing is left behind", async () => {
  mkdirSync(join(folder, "taken", "inside"), { recursive: true });
  writeFileSync(join(folder, "file"), "x");
  for (const path of [join(folder, "taken"), join(folder, "file", "below")]) {
    const error = await writeFileAtomic(path, "x").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Problem);
    expect((error as Problem).exit).toBe(4);
  }
  expect(readdirSync(folder).sort()).toEqual(["file", "taken"]);
  expect(readFileSync(join(folder, "file"), "utf8")).toBe("x");
});

it("writes only what differs, and says so", async () => {
  const path = join(folder, "a");
  expect(await writeIfChanged(path, "1")).toBe(true);
  const before = statSync(path, { bigint: true });
  expect(await writeIfChanged(path, Buffer.from("1"))).toBe(false);
  expect(statSync(path, { bigint: true })).toMatchObject({ ino: before.ino, mtimeNs: before.mtimeNs });
  expect(await writeIfChanged(path, "2")).toBe(true);
  expect((await readIfThere(path))?.toString()).toBe("2");
  expect(await readIfThere(join(folder, "none"))).toBeUndefined();
});
