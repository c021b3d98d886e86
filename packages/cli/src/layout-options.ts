import type { ImportedFile, LongLayout } from "@treeline/engine/import";
import { type Arguments, type Command, UsageError } from "./command.ts";

/** What says how a table with several rows per study becomes one with a row per comparison. */
export const LAYOUT_OPTIONS: Command["options"] = {
  layout: {
    type: "string",
    value: "wide|long",
    help: "wide: one row per effect, as the table stands; long: one row per arm, put side by side (the default for a table that looks so and whose --role columns are not told). What --study to --values do not say is guessed from the column names",
  },
  study: { type: "string", value: "<column>", help: "long: the column that says which rows are one study" },
  arm: { type: "string", value: "<column>", help: "long: the column that names the arm" },
  reference: { type: "string", value: "<arm>", help: "long: the arm all others are compared with" },
  within: {
    type: "string",
    value: "<column>",
    help: "long: a column that must agree between arms, such as outcome or time point; may be repeated",
    repeatable: true,
  },
  only: {
    type: "string",
    value: "<column=value>",
    help: "long: keep one value of a --within column; may be repeated",
    repeatable: true,
  },
  values: {
    type: "string",
    value: "<column>",
    help: "long: a column with each arm’s own numbers; becomes “<column> 1” and “<column> 2” (reference); may be repeated",
    repeatable: true,
  },
};

const LONG_ONLY = ["study", "arm", "reference"] as const;
const LONG_LISTS = ["within", "only", "values"] as const;

/** @returns whether the arms are to be put side by side @throws UsageError for another layout, or columns without one */
export function wantsLong(args: Arguments): boolean {
  const layout = args.text("layout");
  if (layout !== undefined && layout !== "wide" && layout !== "long") {
    throw new UsageError(`--layout ${layout} is not known; there are wide and long.`);
  }
  const named = [
    ...LONG_ONLY.filter((name) => args.text(name) !== undefined),
    ...LONG_LISTS.filter((name) => args.texts(name).length > 0),
  ];
  if (layout !== "long" && named.length > 0) {
    throw new UsageError(`--${named[0]} says how arms are put side by side; add --layout long.`);
  }
  return layout === "long";
}

/**
 * The layout as told, and the rest as the table suggests.
 * @param wide the table as it stands
 * @throws UsageError naming what is lacking, or a column or an arm that there is not
 */
export function longLayout(args: Arguments, { columns, long: guess }: ImportedFile): LongLayout {
  const names = columns.map(({ name }) => name);
  const column = (option: string, name: string): string => {
    if (names.includes(name)) return name;
    throw new UsageError(`--${option} ${name}: the table has no such column; there are ${quoted(names)}.`);
  };
  const one = (option: "study" | "arm", guessed: string | undefined): string => {
    const told = args.text(option) ?? guessed;
    if (told !== undefined) return column(option, told);
    throw new UsageError(
      `--layout long needs --${option} <column>: no column’s name tells; there are ${quoted(names)}.`,
    );
  };
  const listed = (option: "within" | "values"): readonly string[] =>
    args.texts(option).map((name) => column(option, name));
  const study = one("study", guess?.study);
  const arm = one("arm", guess?.arm);
  const only = Object.fromEntries(args.texts("only").map((text) => parseOnly(text, column)));
  const told = [...new Set([...listed("within"), ...Object.keys(only)])];
  const within =
    told.length > 0 ? told : (guess?.within ?? []).filter((name) => name !== study && name !== arm);
  const arms = columns.find(({ name }) => name === arm)?.values ?? [];
  const values = listed("values");
  const keys = new Set([study, arm, ...within]);
  return {
    study,
    arm,
    reference: referenceOf(args.text("reference"), arms, arm, guess),
    within,
    only,
    values: values.length > 0 ? values : guessedValues(columns, keys, guess),
  };
}

function referenceOf(
  told: string | undefined,
  arms: readonly string[],
  arm: string,
  guess: LongLayout | null,
): string {
  const reference = told ?? (guess?.arm === arm ? guess.reference : undefined);
  if (reference === undefined) {
    throw new UsageError(`--layout long needs --reference <arm>; “${arm}” holds ${quoted(arms)}.`);
  }
  if (arms.includes(reference)) return reference;
  throw new UsageError(`--reference ${reference}: “${arm}” holds no such arm; there are ${quoted(arms)}.`);
}

/** Each arm's own numbers: those whose names say so, or else every column of numbers that is no key. */
function guessedValues(
  columns: ImportedFile["columns"],
  keys: ReadonlySet<string>,
  guess: LongLayout | null,
): readonly string[] {
  const guessed = (guess?.values ?? []).filter((name) => !keys.has(name));
  if (guessed.length > 0) return guessed;
  return columns.filter(({ name, kind }) => kind === "number" && !keys.has(name)).map(({ name }) => name);
}

function parseOnly(text: string, column: (option: string, name: string) => string): [string, string] {
  const cut = text.indexOf("=");
  if (cut > 0) return [column("only", text.slice(0, cut).trim()), text.slice(cut + 1).trim()];
  throw new UsageError(`--only ${text}: write column=value, such as outcome=stress.`);
}

function quoted(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.map((name) => `"${name}"`).join(", ");
}
