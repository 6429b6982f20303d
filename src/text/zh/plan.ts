import type { Sentences } from "../index.ts";

export const planCodes = {} as const satisfies Record<string, Sentences>;

export const planWords = {} as const;
