/** The house as CONTRIBUTING.md draws it: imports go down, and no two files need each other. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { expect, it } from "vitest";
import { root } from "./cli.ts";

/** From the ground up; files directly in src/ by their names. */
const FLOORS = [
  ["bytes.ts", "problem.ts", "version.ts", "archive.ts", "charts"],
  ["sampling", "text"],
  ["yaml"],
  ["registry", "plan"],
  ["record", "scoring", "results"],
  ["system", "circular"],
  ["sheets"],
  ["campaign"],
  ["commands"],
  ["flags"],
  ["cli.ts"],
  ["start.ts"],
];
const floorOf = (file: string): number => FLOORS.findIndex((rooms) => rooms.includes(file.split("/")[0]!));

const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts") && !/\.(test|fixture)\.ts$/.test(file));
const imports = new Map(
  files.map((file) => [
    file,
    [...readFileSync(join(root, "src", file), "utf8").matchAll(/(?:\bfrom|\bimport\()\s*"(\.[^"]+\.ts)"/g)]
      .map(([, to]) => posix.normalize(posix.join(dirname(file), to!)))
      .filter((to) => files.includes(to)),
  ]),
);

it("every file stands on a floor, and reads files on its own or below", () => {
  expect(imports.size).toBeGreaterThan(300);
  expect(files.filter((file) => floorOf(file) < 0)).toEqual([]);
  const up = [...imports].flatMap(([file, list]) =>
    list.filter((to) => floorOf(to) > floorOf(file)).map((to) => `${file} → ${to}`),
  );
  expect(up).toEqual([]);
});

it("no file needs itself by way of others, not even for a type", () => {
  const state = new Map<string, "open" | "done">();
  const circles: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      circles.push([...way.slice(way.indexOf(file)), file].join(" → "));
      return;
    }
    state.set(file, "open");
    for (const to of imports.get(file) ?? []) visit(to, [...way, file]);
    state.set(file, "done");
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});
