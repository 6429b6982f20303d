import type { Sentences } from "../index.ts";

export const registryCodes = {} as const satisfies Record<string, Sentences>;

export const registryWords = {} as const;
