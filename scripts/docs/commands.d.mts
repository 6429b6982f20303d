/** The text of docs/commands.md. */
export function commandReference(
  names: readonly string[],
  help: (words: string[]) => Promise<string>,
): Promise<string>;
