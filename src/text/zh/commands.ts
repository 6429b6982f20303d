import type { Sentences } from "../index.ts";

export const commandCodes = {} as const satisfies Record<string, Sentences>;

export const commandWords = {} as const;
