/** What of a record has lists of names. */
interface Named {
  readonly inputs: readonly { readonly aliases: readonly string[] }[];
}

type Numbered = { aliases: readonly string[] | number };

/**
 * The records with the number of each list of names in its place: inputs that differ only in their names stay apart.
 * @returns the lists by their numbers
 */
export function withoutNames<T extends Named>(
  records: readonly T[],
): { readonly records: readonly T[]; readonly names: readonly (readonly string[])[] } {
  const numbers = new Map<string, number>();
  const numberOf = (aliases: readonly string[]): number => {
    const list = aliases.join(" ");
    if (!numbers.has(list)) numbers.set(list, numbers.size);
    return numbers.get(list)!;
  };
  const numbered = records.map((record) => ({
    ...record,
    inputs: record.inputs.map((input) => ({ ...input, aliases: numberOf(input.aliases) })),
  }));
  return {
    records: numbered as unknown as readonly T[],
    names: [...numbers.keys()].map((list) => (list === "" ? [] : list.split(" "))),
  };
}

/** Puts the lists where their numbers stand; an input that several records share is met several times. */
export function putNames(records: readonly Named[], names: readonly (readonly string[])[]): void {
  for (const { inputs } of records) {
    for (const input of inputs as unknown as readonly Numbered[]) {
      if (typeof input.aliases === "number") input.aliases = names[input.aliases]!;
    }
  }
}
