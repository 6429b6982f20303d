/** Files from the reader: chosen, or dropped with their folders. */
import type { GivenFile } from "./answers.ts";

const given = async (file: File, path: string): Promise<GivenFile> => ({
  path,
  bytes: new Uint8Array(await file.arrayBuffer()),
});

/** Chosen files; those of a chosen folder have their path. */
export const chosenFiles = (list: Iterable<File>): Promise<GivenFile[]> =>
  Promise.all([...list].map((file) => given(file, file.webkitRelativePath || file.name)));

const entriesIn = (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  return new Promise((resolve, reject) => {
    // A reader gives at most a hundred entries at a time.
    const next = () =>
      reader.readEntries((some) => {
        all.push(...some);
        if (some.length === 0) resolve(all);
        else next();
      }, reject);
    next();
  });
};

async function filesOf(entry: FileSystemEntry): Promise<GivenFile[]> {
  if (entry.isDirectory) {
    const inside = await entriesIn(entry as FileSystemDirectoryEntry);
    return (await Promise.all(inside.map(filesOf))).flat();
  }
  const file = await new Promise<File>((resolve, reject) =>
    (entry as FileSystemFileEntry).file(resolve, reject),
  );
  return [await given(file, entry.fullPath.replace(/^\//, ""))];
}

/** Dropped files and folders. The list must be read before anything is awaited: it is empty afterwards. */
export async function droppedFiles(data: DataTransfer): Promise<GivenFile[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? undefined);
  const files = [...data.files];
  const found = entries.filter((entry) => entry !== undefined);
  return found.length > 0 ? (await Promise.all(found.map(filesOf))).flat() : await chosenFiles(files);
}
