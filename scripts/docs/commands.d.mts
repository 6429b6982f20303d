interface Named {
  name(): string;
  readonly commands: readonly Named[];
}
export function commandNames(program: Named, before?: readonly string[]): string[][];
export function commandReference(
  names: readonly (readonly string[])[],
  help: (words: string[]) => Promise<string>,
): Promise<string>;
