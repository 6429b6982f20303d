/** A code's two sentences: what is wrong, and what to do. */
export type Sentences = readonly [says: string, remedy: string];
