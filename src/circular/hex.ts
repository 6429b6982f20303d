/**
 * A digest as people read it aloud: groups of four hex digits, `perLine` groups on a line.
 * @param hex any length; the last group holds what is left
 */
export function hexGroups(hex: string, perLine = 8): string[] {
  const groups = hex.match(/.{1,4}/gu) ?? [];
  const lines: string[] = [];
  for (let at = 0; at < groups.length; at += perLine) lines.push(groups.slice(at, at + perLine).join(" "));
  return lines;
}
