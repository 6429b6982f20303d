/** Asks for the values of the sources on a terminal. */
import { seedValue } from "../campaign/seeds.ts";
import type { Source } from "../record/sources.ts";
import type { SeedValue } from "../sampling/ticket.ts";
import { type Io, write } from "../system/io.ts";
import { say } from "../text/index.ts";

/** Asks for each source on a terminal and reads every value back; a "no" asks again. */
export async function askSeeds(io: Io, sources: readonly Source[]): Promise<SeedValue[]> {
  const { input, confirm } = await import("@inquirer/prompts");
  const context = { input: io.stdin as NodeJS.ReadStream, output: io.stderr as NodeJS.WriteStream };
  const seeds: SeedValue[] = [];
  for (const { name, rule } of sources) {
    for (;;) {
      await write(io.stderr, `\n${name}\n  ${rule}\n`);
      const validate = (text: string) => text.trim() !== "" || say(io.lang, "seedEmpty");
      const value = seedValue(
        name,
        await input({ message: say(io.lang, "seedAsk", { name }), validate }, context),
      );
      const message = say(io.lang, "seedReadBack", { name, value: [...value].join(" ") });
      if (await confirm({ message, default: false }, context)) {
        seeds.push({ name, value });
        break;
      }
    }
  }
  return seeds;
}
