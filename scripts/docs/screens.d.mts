export const CAMPAIGN: string;
/** What `npm start` runs. */
export const START: string[][];
/** Pages with blocks that the program fills in. */
export const PAGES: string[];
/** The blocks by name, made in a folder with a copy of the example campaign. */
export function screens(
  folder: string,
  run: (words: string[]) => Promise<string>,
): Promise<Record<string, string>>;
/** Puts the blocks between their marks. */
export function filled(text: string, blocks: Record<string, string>): string;
