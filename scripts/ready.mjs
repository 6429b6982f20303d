// @ts-check
/** Makes a clone ready: installs what the lock names and builds, and does neither where nothing changed. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** @param {string[]} files */
function digest(files) {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(root, file)))
      .update("\0");
  return hash.digest("hex");
}

/** @param {string} folder @returns {string[]} files below a folder, in a fixed order */
function below(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? below(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
    );
}

/** @param {string} stamp @param {string} wanted */
const stands = (stamp, wanted) =>
  existsSync(join(root, stamp)) && readFileSync(join(root, stamp), "utf8") === wanted;

/** @param {string} command @param {string[]} words what is said goes to stderr: stdout belongs to the program */
function run(command, words) {
  const { status } = spawnSync(command, words, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs and builds where needed. */
export function ready() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    process.stderr.write(`choucha needs Node.js 20.19 or newer; this is ${process.versions.node}.\n`);
    process.exit(1);
  }
  const lock = digest(["package-lock.json"]);
  if (!stands("node_modules/.choucha-lock", lock)) {
    process.stderr.write("Installing from package-lock.json …\n");
    run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    writeFileSync(join(root, "node_modules/.choucha-lock"), lock);
  }
  const source = digest([
    ...["package-lock.json", "tsconfig.json", "tsconfig.build.json", "scripts/page.mjs"],
    ...[...below("src"), ...below("verifier")].filter((file) => !/\.test\.ts$|\.pyc$/.test(file)),
  ]);
  if (!stands("dist/.choucha-source", source)) {
    process.stderr.write("Building …\n");
    rmSync(join(root, "dist"), { recursive: true, force: true });
    run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"]);
    run(process.execPath, [join(root, "scripts/page.mjs")]);
    mkdirSync(join(root, "dist"), { recursive: true });
    writeFileSync(join(root, "dist/.choucha-source"), source);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ready();
