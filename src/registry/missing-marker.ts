/** Whether a cell says in words or signs that its value is missing: NA, N/A, 无, -, 空白, …. */
export const isMissingMarker = (cell: string): boolean =>
  cell.length <= 12 &&
  /^(?:n\/?a|#n\/a|null|none|nil|nan|unknown|无|无此项|暂无|未知|不详|空|空白|待定|[-—–―/\\?？*.]+)$/i.test(
    cell.trim(),
  );
