import type { OpenReview } from "../../src/campaign/review/types.ts";

export const CAMPAIGN: string;
/** The draws of the example, as `npm start` makes them first. */
export const START: string[][];
/** Pages with blocks that the program fills in. */
export const PAGES: string[];
/** The blocks by name, made in a folder with a copy of the example campaign; then it holds all that `npm start` makes. */
export function screens(
  folder: string,
  run: (words: string[], exit?: number) => Promise<string>,
  openReview: (campaign: string) => Promise<OpenReview>,
): Promise<Record<string, string>>;
/** Puts the blocks between their marks. */
export function filled(text: string, blocks: Record<string, string>): string;
