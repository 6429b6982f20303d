// Runs commands one after the other in one process: node run.mjs CLI FOLDER [[words], …] — exit 1 where one fails.
import { pathToFileURL } from "node:url";

const [cli, cwd, commands] = process.argv.slice(2);
const { main } = await import(pathToFileURL(cli).href);
for (const words of JSON.parse(commands)) {
  const { stdin, stdout, stderr, env } = process;
  const io = { stdin, stdout, stderr, env, cwd, interactive: false, now: Date.now };
  const exit = await main(words, io);
  if (exit !== 0) {
    console.error(words.join(" "), "ended with", exit);
    process.exit(1);
  }
}
