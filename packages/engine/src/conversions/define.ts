import { createDerivation, type Derivation, type Quantities, type Step } from "../derivation.ts";
import type { MeasureIssue } from "../measures/types.ts";
import type { ParamDef, Params } from "../registry.ts";
import type { Check } from "./checks.ts";
import { converted, notConverted } from "./result.ts";
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
  const clausesOf = clausesBy(assumed, choices);
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
      const said: string[] = [];
      for (const { key, implied } of assumed) {
        if (given[key] !== undefined) continue;
        if (implied?.({ ...numbersOf(assumed, params), ...given }) === undefined)
          said.push(clauses.get(key)!);
      }
      for (const { key } of choices) if (clauses.has(key)) said.push(clauses.get(key)!);
      if (def.assumes !== undefined) said.push(...def.assumes(given));
      return said;
    },
    compute(given, params) {
      // Plain loops here and below: tables of many rows spend their time in these lines.
      const numbers = numbersOf(assumed, params);
      for (const key of def.from) {
        const value = given[key];
        if (value === undefined) throw new TypeError(`${def.id} needs ${key}`);
        numbers[key] = value;
      }
      for (const key of optional) {
        const value = given[key];
        if (value !== undefined) numbers[key] = value;
      }
      for (const { key, implied } of assumed) {
        if (implied !== undefined && given[key] === undefined)
          numbers[key] = implied(numbers) ?? numbers[key]!;
      }
      const failed = failuresOf(checks, numbers);
      if (failed.length > 0) return { ok: false, issues: failed };
      return run(def, numbers, choices, params);
    },
  };
}

/** The clauses of some params by key; put into words once for the thousands of rows under the same ones. */
function clausesBy(
  assumed: readonly AssumedNumber[],
  choices: readonly FormulaChoice[],
): (params: Params) => ReadonlyMap<string, string> {
  const known = new WeakMap<Params, ReadonlyMap<string, string>>();
  return (params) => {
    const before = known.get(params);
    if (before !== undefined) return before;
    const clauses = new Map(assumed.map(({ key, clause }) => [key, clause(Number(params[key]))]));
    for (const { key, clause } of choices) {
      const words = clause(String(params[key]));
      if (words !== null) clauses.set(key, words);
    }
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

function run<K extends string, O extends string, P extends string, C extends string>(
  def: Formulas<K, O, P, C>,
  numbers: Quantities,
  choices: readonly FormulaChoice<C>[],
  params: Params,
): ConversionResult {
  const derivation = createDerivation();
  const issues: MeasureIssue[] = [];
  const report =
    (severity: "warning" | "note"): Tools<C>["warn"] =>
    (code, input, message, hint) => {
      issues.push({ code, severity, input, message, hint });
    };
  const choice: Record<string, string> = {};
  for (const { key } of choices) choice[key] = String(params[key]);
  const refused = def.formulas(numbers as Numbers<K | P, O>, {
    step: derivation.step,
    choice: choice as Record<C, string>,
    warn: report("warning"),
    note: report("note"),
  });
  if (refused !== undefined) return refused.refusal;
  const result = converted(resultsOf(def.yields, derivation.steps), derivation.steps);
  return result.ok && issues.length > 0 ? { ...result, issues } : result;
}

function resultsOf(yields: readonly string[], steps: readonly Step[]): Quantities {
  const results: Record<string, number> = {};
  for (const key of yields) {
    let last = steps.length - 1;
    while (last >= 0 && steps[last]!.symbol !== key) last--;
    if (last < 0) throw new TypeError(`no step gives ${key}`);
    results[key] = steps[last]!.value;
  }
  return results;
}
