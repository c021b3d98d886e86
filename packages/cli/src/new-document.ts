import {
  type AnalysisDocument,
  createDocument,
  type DerivedColumn,
  guessRoles,
  guessRolesFor,
  measures,
  type Roles,
  runAnalysis,
  type StudyTable,
  withDerivedColumns,
} from "@treeline/engine";
import { type ImportedFile, summaryRows } from "@treeline/engine/import";
import { quantities } from "@treeline/engine/ledger";
import { UsageError } from "./command.ts";

interface Choices {
  /** Id of a measure; undefined = guessed. */
  readonly measure: string | undefined;
  /** undefined = the file's own, where it has one. */
  readonly title: string | undefined;
  /** `key=column`, as given with `--role`. */
  readonly roles: readonly string[];
  /** `name = formula`, as given with `--derive`. */
  readonly derived: readonly string[];
  readonly filter: string | null;
  /** Whether rows named as sums of the others are pooled like studies. */
  readonly keepsTotals: boolean;
}

/** The roles that every measure has beside its inputs. */
const COMMON_ROLES = ["label", "weights"] as const;

/**
 * A document of a table: what is told, and the rest guessed from the names of the columns.
 * @throws UsageError when a role names a key or a column that there is not
 */
export function newDocument(
  {
    table,
    suggestion,
    hints,
    intervalLevel,
  }: Pick<ImportedFile, "table" | "suggestion" | "hints" | "intervalLevel">,
  choices: Choices,
): AnalysisDocument {
  const { filter } = choices;
  const derived = [...(suggestion?.derived ?? []), ...choices.derived.map(parseDerived)];
  const whole = withDerived(createDocument({ table, derived }));
  const { measure, roles } = guess(whole, hints, suggestion, choices.measure);
  const told = choices.roles.map((text) => parseRole(text, measure, whole));
  const given = overlay(roles, told, measure);
  return createDocument({
    title: choices.title ?? suggestion?.title ?? "",
    table,
    derived,
    filter,
    roles: given,
    exclusions: choices.keepsTotals ? [] : summaryRows(table, given.label),
    effects: { ...suggestion?.effects, measure, params: levelOf(measure, intervalLevel) },
    // A way to pool goes with its measure.
    ...(suggestion?.model === undefined || suggestion.effects.measure !== measure
      ? {}
      : { model: suggestion.model }),
  });
}

/** The level of the file's intervals, where the measure has it as a setting. */
function levelOf(measure: string, level: number | null): Readonly<Record<string, number>> {
  const takesIt = measures.get(measure).params.some(({ key }) => key === "level");
  return level !== null && takesIt ? { level } : {};
}

/** The measure as told, and the columns that lead to it; else both as the file says or its columns are called. */
function guess(
  table: StudyTable,
  hints: ImportedFile["hints"],
  suggestion: ImportedFile["suggestion"],
  measure: string | undefined,
): { readonly measure: string; readonly roles: Roles } {
  if (suggestion !== null) {
    return { measure: measure ?? suggestion.effects.measure, roles: suggestion.roles };
  }
  if (measure === undefined) return guessRoles(table, hints);
  return { measure, roles: guessRolesFor(table, measures.get(measure), hints) };
}

/** The table with its derived columns, which may have roles like any other. */
function withDerived(document: AnalysisDocument): StudyTable {
  return withDerivedColumns(document, runAnalysis(document)).table;
}

function parseDerived(text: string): DerivedColumn {
  const cut = /^([^=]+)=(?!=)(.+)$/s.exec(text);
  if (cut === null)
    throw new UsageError(`--derive ${text}: write name = formula, such as dose = weeks * sessions.`);
  return { name: cut[1]!.trim(), expression: cut[2]!.trim() };
}

interface Told {
  readonly key: string;
  readonly column: string;
}

function parseRole(text: string, measure: string, table: StudyTable): Told {
  const cut = text.indexOf("=");
  if (cut < 0) throw new UsageError(`--role ${text} is not a role: write key=column, such as label=study.`);
  const key = text.slice(0, cut).trim();
  const column = text.slice(cut + 1).trim();
  const keys = [...inputKeys(measure), ...COMMON_ROLES];
  if (!keys.includes(key) && !quantities.has(key)) {
    throw new UsageError(
      `--role ${text}: the measure ${measure} has no role "${key}"; there are ${keys.join(", ")}, and the numbers of "treeline calc --keys". Another --measure has others.`,
    );
  }
  const names = table.columns.map(({ name }) => name);
  if (!names.includes(column)) {
    throw new UsageError(
      `--role ${text}: the table has no column "${column}"; there are ${names.map((name) => `"${name}"`).join(", ")}.`,
    );
  }
  return { key, column };
}

function inputKeys(measure: string): string[] {
  return measures.get(measure).inputs.map(({ key }) => key);
}

/** What was told in place of what was guessed; a column with a role by word has no other by guess. */
function overlay(guessed: Roles, told: readonly Told[], measure: string): Roles {
  const taken = new Set(told.map(({ column }) => column));
  const given = Object.fromEntries(told.map(({ key, column }) => [key, column]));
  const { label, weights, ...inputs } = given;
  // Another measure than the guessed one understands only some of the same inputs.
  const keys = new Set(inputKeys(measure));
  const kept = Object.entries(guessed.inputs).filter(
    ([key, name]) => (keys.has(key) || quantities.has(key)) && !taken.has(name),
  );
  const isFree = guessed.label !== null && !taken.has(guessed.label);
  return {
    label: label ?? (isFree ? guessed.label : null),
    inputs: { ...Object.fromEntries(kept), ...inputs },
    weights: weights ?? guessed.weights,
  };
}
