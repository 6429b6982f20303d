/** The process: streams, signals, exit code. `--version` is answered before anything else is loaded. */
import type { Io } from "./commands/io.ts";
import { VERSION } from "./version.ts";

const argv = process.argv.slice(2);

async function start(): Promise<number> {
  // A reader that went away (`| head`) is no error.
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  process.on("SIGINT", () => process.exit(130));
  const { main } = await import("./cli.ts");
  const io: Omit<Io, "lang"> = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    interactive: Boolean(process.stdin.isTTY && process.stderr.isTTY),
    now: Date.now,
  };
  return await main(argv, io);
}

if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) process.stdout.write(`${VERSION}\n`);
else
  start().then(
    (exit) => {
      process.exitCode = exit;
    },
    (error) => {
      process.stderr.write(
        `choucha ${VERSION}: this is a bug, please report it.\n${error?.stack ?? error}\n`,
      );
      process.exitCode = 70;
    },
  );
