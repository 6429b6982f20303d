/** Words that the writers of documents share with the screen. */
export const circularWords = {} as const;
