/** `choucha witness new NAME`: a secret value for a witness, and the digest that binds it before the draw. */
import { randomBytes } from "node:crypto";
import { EXIT, fail } from "../problem.ts";
import { witnessDigest } from "../record/sources.ts";
import { type Io, write } from "../system/io.ts";
import { say } from "../text/index.ts";
import { colours, grouped, harmless } from "./screen.ts";

/**
 * Runs `choucha witness`. The secret alone goes to standard output, so that it can go into a file; what is to be
 * published goes to standard error. Nothing is stored.
 */
export async function witness(io: Io, given: string, flags: { readonly json?: boolean }): Promise<number> {
  const name = given.normalize("NFC").trim();
  if (name === "" || /[=\u0000-\u001f\u007f]/.test(name)) fail(EXIT.usage, "SED024", { name });
  const value = randomBytes(32).toString("hex");
  const commits = witnessDigest(name, value);
  if (flags.json) {
    const result = { $schema: "choucha/witness/1", version: 1, name, value, commits };
    await write(io.stdout, `${JSON.stringify(result, null, 2)}\n`);
    return EXIT.done;
  }
  const paint = colours(io, "stderr");
  const shown = grouped(commits);
  await write(io.stdout, `${value}\n`);
  await write(
    io.stderr,
    [
      "",
      say(io.lang, "witness-secret", { name: harmless(name) }),
      "",
      say(io.lang, "witness-commits"),
      `  commits: ${paint.green(commits)}`,
      `           ${paint.dim(shown.slice(0, 39))}`,
      `           ${paint.dim(shown.slice(40))}`,
      "",
      say(io.lang, "witness-open", { name: harmless(name) }),
      "",
    ].join("\n"),
  );
  return EXIT.done;
}
