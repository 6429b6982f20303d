/** Links between the pages lead somewhere. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../cli.ts";
import { pages, pageText } from "./pages.ts";

/** A heading's anchor as GitHub makes it. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

it.each(pages)("%s", (page) => {
  for (const [, target = ""] of pageText(page).matchAll(/\]\(([^)]+)\)/g)) {
    if (/^https?:/.test(target)) continue;
    const [file = "", place] = target.split("#");
    const path = file === "" ? page : join(dirname(page), file);
    expect(existsSync(join(root, path)), target).toBe(true);
    if (place === undefined) continue;
    const headings = [...pageText(path).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchor(heading!));
    expect(headings, target).toContain(place);
  }
});
