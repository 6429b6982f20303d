import type { Sentences } from "../index.ts";

export const recordCodes = {} as const satisfies Record<string, Sentences>;
