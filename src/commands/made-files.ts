/** Where the files are that a command made: paths on stdout, one a line, so that another program can take them. */
import { dirname, extname } from "node:path";
import { compareBytes } from "../bytes.ts";
import { here } from "../system/here.ts";
import type { Io } from "../system/io.ts";
import { harmless } from "./screen.ts";

/** Files that are named one by one; of more, the folders that hold them. */
export const FEW_FILES = 8;

/** @param files absolute paths @returns a line each where they are few, else a line for each of their folders */
export function madeFiles(io: Io, files: readonly string[]): string {
  const folders = [...new Set(files.map((file) => dirname(file)))].sort(compareBytes);
  return (files.length > FEW_FILES ? folders : files).map((path) => `${harmless(here(io, path))}\n`).join("");
}

/** Documents among files: one that stands there as .docx, .html and .md is one. */
export const documentsIn = (files: readonly string[]): number =>
  new Set(files.map((file) => file.slice(0, file.length - extname(file).length))).size;
