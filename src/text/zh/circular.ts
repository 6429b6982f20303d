/** Words that the writers of documents share with the screen. */
export const circularWords = {
  circularNotice: "检查通知书",
  circularTask: "检查任务书",
  circularResultList: "抽取结果公告",
} as const;
