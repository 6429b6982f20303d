/** How a path is shown to people. */
import { isAbsolute, relative, sep } from "node:path";

/** From the current folder where the path lies in it; else as it was given. */
export function here({ cwd }: { readonly cwd: string }, path: string): string {
  if (!isAbsolute(path)) return path;
  const way = relative(cwd, path);
  const away = way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
  return away ? path : way || ".";
}
