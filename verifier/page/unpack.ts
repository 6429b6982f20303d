/** Files as the browser hands them over: system files left out, a ZIP opened. */
import { unzipSync } from "fflate";
import type { GivenFile } from "./answers.ts";

/** Files that systems put beside others; they are no part of any bundle. */
const SYSTEM = /(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini|__MACOSX(\/.*)?)$/i;
/** A bundle of 50,000 units has about 30 MB; more than this is none. */
const MOST_BYTES = 512 * 1024 * 1024;

const isZip = ({ path, bytes }: GivenFile): boolean =>
  /\.zip$/i.test(path) && bytes[0] === 0x50 && bytes[1] === 0x4b;

/** All files, those inside of a ZIP with the path that they have there. @throws where a ZIP is damaged */
export function unpacked(files: readonly GivenFile[]): GivenFile[] {
  return files
    .filter(({ path }) => !SYSTEM.test(path))
    .flatMap((file) => {
      if (!isZip(file)) return [file];
      let total = 0;
      const inside = unzipSync(file.bytes, {
        filter: ({ name, originalSize }) => {
          total += originalSize;
          return total <= MOST_BYTES && !name.endsWith("/") && !SYSTEM.test(name);
        },
      });
      return Object.entries(inside).map(([path, bytes]) => ({ path, bytes }));
    });
}
