// @ts-check
/**
 * Builds what a published bundle carries: dist/verify.html, one file without a network, from verifier/page and the
 * same core as the program; and dist/verify.py, the second implementation as it is.
 */
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const page = join(root, "verifier", "page");

/** Rooms of codes that the page can meet; the others would only make it larger. */
const ROOMS = /^(VER|BUN|LED)/;

/**
 * The sentences of both languages with the codes of the page only.
 * @param {"en" | "zh"} lang @returns {Promise<string>} a module
 */
async function sentences(lang) {
  const entry = join(root, "src", "text", lang, "index.ts");
  const made = await build({ entryPoints: [entry], bundle: true, format: "esm", write: false });
  const url = `data:text/javascript;base64,${Buffer.from(made.outputFiles[0].contents).toString("base64")}`;
  /** @type {{ codes: Record<string, readonly [string, string]> }} */
  const { codes } = await import(url);
  const kept = Object.fromEntries(Object.entries(codes).filter(([code]) => ROOMS.test(code)));
  return `export const codes = ${JSON.stringify(kept)};\nexport const words = {};\n`;
}

/** @type {import("esbuild").Plugin} */
const lean = {
  name: "lean",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]text[\\/](en|zh)[\\/]index\.ts$/ }, async ({ path }) => ({
      contents: await sentences(/[\\/]en[\\/]index\.ts$/.test(path) ? "en" : "zh"),
      loader: "js",
    }));
  },
};

/** @param {string} text as a source of a content security policy */
const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page's text. The same sources always give the same text. @returns {Promise<string>} */
export async function pageHtml() {
  const made = await build({
    entryPoints: [join(page, "main.ts")],
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2022"],
    charset: "utf8",
    legalComments: "none",
    write: false,
    alias: { "node:crypto": join(page, "crypto.ts") },
    inject: [join(page, "inject.ts")],
    plugins: [lean],
    logLevel: "error",
  });
  const script = made.outputFiles[0].text.trim();
  const css = await build({
    entryPoints: [join(page, "style.css")],
    minify: true,
    write: false,
    charset: "utf8",
  });
  const style = css.outputFiles[0].text.trim();
  const csp = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return readFileSync(join(page, "page.html"), "utf8")
    .replaceAll("%VERSION%", version)
    .replace("%CSP%", csp)
    .replace("<style></style>", () => `<style>${style}</style>`)
    .replace("<script></script>", () => `<script>${script}</script>`);
}

/** Writes dist/verify.html and dist/verify.py. */
export async function writePage() {
  const html = await pageHtml();
  const dist = join(root, "dist");
  mkdirSync(dist, { recursive: true });
  const temporary = join(dist, `.verify.html.${process.pid}-0.tmp`);
  writeFileSync(temporary, html);
  renameSync(temporary, join(dist, "verify.html"));
  copyFileSync(join(root, "verifier", "choucha_verify.py"), join(dist, "verify.py"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writePage();
