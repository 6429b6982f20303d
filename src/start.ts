/** The process: streams, signals, exit code. `--version` is answered before anything else is loaded. */
import type { Io } from "./system/io.ts";
import { VERSION } from "./version.ts";

const argv = process.argv.slice(2);

async function start(): Promise<number> {
  // What goes wrong with a stream is told by the write that it went wrong with; here it must only not crash.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  // `exit` removes locks and half-written files; a signal alone would not.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
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
