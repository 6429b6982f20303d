/** The rooms of text are merged; a key that two of them used would silently lose one sentence. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./cli.ts";

it.each(["en", "zh"])("no code and no word of %s stands in two rooms", async (lang) => {
  const folder = join(root, "src/text", lang);
  // The browser page has its own words: they are never merged with the others.
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const file of readdirSync(folder).filter((name) => !/^(index|page)\.ts$/.test(name))) {
    const room: Record<string, Record<string, unknown>> = await import(join(folder, file));
    for (const [name, table] of Object.entries(room))
      for (const key of Object.keys(table)) {
        const kind = `${/Codes$/.test(name) ? "code" : "word"} ${key}`;
        if (seen.has(kind)) twice.push(`${kind}: ${seen.get(kind)}, ${file}`);
        seen.set(kind, file);
      }
  }
  expect(seen.size).toBeGreaterThan(300);
  expect(twice).toEqual([]);
});
