/** How a lottery writes its numbers. */

/** The parts of a lottery's shape: how many of how many. undefined where it is none. */
export function lotteryShape(shape: string): { count: number; of: number }[] | undefined {
  const parts = String(shape)
    .split("+")
    .map((part) => /^(\d{1,2})\/(\d{1,2})$/.exec(part.trim()));
  if (parts.some((part) => !part || Number(part[1]) < 1 || Number(part[1]) > Number(part[2])))
    return undefined;
  return parts.map((part) => ({ count: Number(part![1]), of: Number(part![2]) }));
}
