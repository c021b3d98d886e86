import type { Derivation, Quantities } from "../derivation.ts";
import type { MeasureIssue } from "../measures/types.ts";
import type { ParamDef, Params } from "../registry.ts";
import type { Check } from "./checks.ts";
import { createRecord } from "./formula-record.ts";
import { notConverted } from "./result.ts";
import type { Conversion, ConversionResult } from "./types.ts";

/** A number that is assumed where a row does not report the quantity of the same key. */
export interface AssumedNumber<P extends string = string> {
  readonly key: P;
  readonly def: ParamDef;
  /** The assumption as a clause: "a pre-post correlation of 0.5". */
  clause(value: number): string;
  /** What the other numbers of the row make of it, so that nothing has to be assumed; undefined = nothing. */
  implied?(numbers: Quantities): number | undefined;
}

/** A choice between formulas. */
export interface FormulaChoice<C extends string = string> {
  readonly key: C;
  readonly def: ParamDef;
  /** The assumption as a clause; null = the choice assumes nothing about the study. */
  clause(value: string): string | null;
}

/** What a formula has at hand beside the numbers. */
export interface Tools<C extends string> {
  readonly step: Derivation["step"];
  readonly choice: Readonly<Record<C, string>>;
  readonly warn: (code: string, input: string | null, message: string, hint: string) => void;
  readonly note: (code: string, input: string | null, message: string, hint: string) => void;
}

export interface Refusal {
  readonly refusal: ConversionResult;
}

type Numbers<K extends string, O extends string> = Readonly<Record<K, number> & Partial<Record<O, number>>>;

/** A conversion as its formulas; the rest of the record follows. */
export interface Formulas<K extends string, O extends string, P extends string, C extends string>
  extends Pick<
    Conversion,
    "id" | "label" | "summary" | "reference" | "group" | "yields" | "detour" | "example"
  > {
  readonly from: readonly K[];
  readonly optional?: readonly O[];
  readonly assumed?: readonly AssumedNumber<P>[];
  readonly choices?: readonly FormulaChoice<C>[];
  readonly checks?: readonly Check[];
  /** Assumptions beyond those that follow from `assumed` and `choices`. */
  assumes?(given: Quantities): readonly string[];
  /** Takes steps; the last step of each symbol in `yields` is the result. */
  formulas(numbers: Numbers<K | P, O>, tools: Tools<C>): Refusal | undefined;
}

/** Says why a row cannot be converted, from within formulas. */
export function refuse(code: string, input: string | null, message: string, hint: string): Refusal {
  return { refusal: notConverted(code, input, message, hint) };
}

/** Makes a conversion of its formulas: inputs are checked, assumed numbers filled in, results taken from the steps. */
export function defineConversion<
  K extends string,
  O extends string = never,
  P extends string = never,
  C extends string = never,
>(def: Formulas<K, O, P, C>): Conversion {
  const assumed = def.assumed ?? [];
  const choices = def.choices ?? [];
  const checks = def.checks ?? [];
  const optional = [...(def.optional ?? []), ...assumed.map(({ key }) => key)];
  const taken = [...def.from, ...optional];
  const clausesOf = clausesBy(assumed, choices);
  const choiceOf = choicesBy(choices);
  const record = createRecord<C>();
  // One object for all rows, overwritten: a new one for each would cost more than most formulas.
  const row: Record<string, number | undefined> = Object.fromEntries(taken.map((key) => [key, Number.NaN]));
  const numbers = row as Quantities;
  return {
    id: def.id,
    label: def.label,
    summary: def.summary,
    reference: def.reference,
    group: def.group,
    from: def.from,
    optional,
    yields: def.yields,
    params: [...assumed, ...choices].map((item) => item.def),
    example: def.example,
    ...(def.detour === undefined ? {} : { detour: def.detour }),
    assumptions(given, params) {
      const clauses = clausesOf(params);
      let said = NOTHING_SAID;
      for (const { key, implied } of assumed) {
        if (given[key] !== undefined) continue;
        if (implied?.({ ...numbersOf(assumed, params), ...given }) === undefined)
          said = [...said, clauses.ofNumbers.get(key)!];
      }
      return joined(joined(said, clauses.ofChoices), def.assumes?.(given) ?? NOTHING_SAID);
    },
    compute(given, params, keepsSteps = true) {
      // Plain loops here and below: tables of many rows spend their time in these lines.
      for (const key of def.from) {
        if (given[key] === undefined) throw new TypeError(`${def.id} needs ${key}`);
      }
      for (const key of taken) row[key] = given[key];
      for (const { key } of assumed) row[key] ??= Number(params[key]);
      for (const { key, implied } of assumed) {
        if (implied !== undefined && given[key] === undefined) row[key] = implied(numbers) ?? numbers[key];
      }
      const failed = failuresOf(checks, numbers);
      if (failed.length > 0) return { ok: false, issues: failed };
      record.start(choiceOf(params));
      const refused = def.formulas(numbers as Numbers<K | P, O>, record.tools);
      return refused === undefined ? record.result(def.yields, keepsSteps) : refused.refusal;
    },
  };
}

const NOTHING_SAID: readonly string[] = [];

/** One list and another; itself where the other says nothing. */
function joined(one: readonly string[], other: readonly string[]): readonly string[] {
  if (other.length === 0) return one;
  return one.length === 0 ? other : [...one, ...other];
}

interface Clauses {
  /** By the key of the number that is assumed. */
  readonly ofNumbers: ReadonlyMap<string, string>;
  readonly ofChoices: readonly string[];
}

/** The clauses of some params; put into words once for the thousands of rows under the same ones. */
function clausesBy(
  assumed: readonly AssumedNumber[],
  choices: readonly FormulaChoice[],
): (params: Params) => Clauses {
  const known = new WeakMap<Params, Clauses>();
  return (params) => {
    const before = known.get(params);
    if (before !== undefined) return before;
    const clauses = {
      ofNumbers: new Map(assumed.map(({ key, clause }) => [key, clause(Number(params[key]))])),
      ofChoices: choices.flatMap(({ key, clause }) => clause(String(params[key])) ?? []),
    };
    known.set(params, clauses);
    return clauses;
  };
}

const NO_FAILURES: readonly MeasureIssue[] = [];

function failuresOf(checks: readonly Check[], numbers: Quantities): readonly MeasureIssue[] {
  let failures = NO_FAILURES;
  for (const check of checks) {
    const found = check(numbers);
    if (found.length > 0) failures = failures.length === 0 ? found : [...failures, ...found];
  }
  return failures;
}

function numbersOf(assumed: readonly AssumedNumber[], params: Params): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const { key } of assumed) numbers[key] = Number(params[key]);
  return numbers;
}

/** The formulas chosen under some params; read off them once for the thousands of rows under the same ones. */
function choicesBy<C extends string>(
  choices: readonly FormulaChoice<C>[],
): (params: Params) => Readonly<Record<C, string>> {
  const known = new WeakMap<Params, Readonly<Record<C, string>>>();
  return (params) => {
    const before = known.get(params);
    if (before !== undefined) return before;
    const choice = Object.fromEntries(choices.map(({ key }) => [key, String(params[key])]));
    known.set(params, choice as Record<C, string>);
    return choice as Record<C, string>;
  };
}
