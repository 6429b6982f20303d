/** Words that the writers of documents share with the screen. The documents themselves are Chinese. */
export const circularWords = {
  circularNotice: "inspection notice",
  circularTask: "task sheet",
  circularResultList: "public list of what was drawn",
} as const;
