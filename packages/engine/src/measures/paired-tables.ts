import type { Derivation, Quantities } from "../derivation.ts";
import { type ParamDef, withDefaults } from "../registry.ts";
import { deriveEffect, type EffectExpressions } from "./derive-effect.ts";
import { applyFlip, FLIP_INPUT } from "./flip.ts";
import { createRowIssues, type RowIssues, reportMissing, toOutput } from "./row-issues.ts";
import { checkCount, emptyWords } from "./two-by-two.ts";
import { correctionParams, correctionToR } from "./two-by-two-inputs.ts";
import type { InputColumns, Measure, MeasureInput } from "./types.ts";

/** Pairs by the outcome under treatment 1 (rows) and treatment 2 (columns). */
const PAIRED_INPUTS: readonly MeasureInput[] = [
  {
    key: "ai",
    quantity: "pairs_both",
    label: "Pairs with the event under both",
    aliases: ["ai", "both", "pairsboth", "concordantpositive"],
  },
  {
    key: "bi",
    quantity: "pairs_first",
    label: "Pairs with the event under 1 only",
    aliases: ["bi", "firstonly", "only1", "discordant1"],
  },
  {
    key: "ci",
    quantity: "pairs_second",
    label: "Pairs with the event under 2 only",
    aliases: ["ci", "secondonly", "only2", "discordant2"],
  },
  {
    key: "di",
    quantity: "pairs_neither",
    label: "Pairs with the event under neither",
    aliases: ["di", "neither", "pairsneither", "concordantnegative"],
  },
  FLIP_INPUT,
];

const CELLS = ["ai", "bi", "ci", "di"] as const;
const params: readonly ParamDef[] = correctionParams(0.5);

/** The four numbers of pairs of one study, as numbers or as they are called in expressions. */
interface Pairs<T> {
  readonly a: T;
  readonly b: T;
  readonly c: T;
  readonly d: T;
}

export interface PairedFormulas
  extends Pick<Measure, "id" | "label" | "summary" | "reference" | "symbol" | "display"> {
  effect(pairs: Pairs<number>): number;
  variance(pairs: Pairs<number>): number;
  /** Expressions of effect and variance, after the steps between. */
  steps(to: Derivation, names: Pairs<string>, pairs: Pairs<number>): EffectExpressions;
}

/**
 * Builds a measure on matched pairs, or on the same people under two conditions: pairs with the event under both (a), under
 * the first only (b), under the second only (c), under neither (d). `add` goes to all four cells of the studies `to` names.
 */
export function pairedMeasure({ effect, variance, steps, ...record }: PairedFormulas): Measure {
  const compute: Measure["compute"] = (inputs, given) => {
    const { add, to } = withDefaults(params, given);
    const issues = createRowIssues();
    const { pairs, ni } = readPairs(inputs, issues);
    const amounts = correction(pairs, Number(add), String(to), issues);
    const yi = new Float64Array(pairs.length).fill(Number.NaN);
    const vi = new Float64Array(pairs.length).fill(Number.NaN);
    for (const [row, study] of pairs.entries()) {
      if (study === null) continue;
      const corrected = plus(study, amounts[row]!);
      yi[row] = effect(corrected);
      vi[row] = variance(corrected);
    }
    return applyFlip(toOutput(yi, vi, ni, issues), inputs);
  };
  return {
    ...record,
    family: "matched pairs",
    inputs: PAIRED_INPUTS,
    inputSets: [CELLS],
    params,
    nullValue: 0,
    compute,
    derive(given, chosen) {
      const values = withDefaults(params, chosen);
      return deriveEffect({ compute, params }, given, values, (to) => {
        const raw = { a: given.ai!, b: given.bi!, c: given.ci!, d: given.di! };
        const isAdded = values.to === "all" || (values.to === "only0" && zeros(raw) > 0);
        const [names, pairs] = correctedSteps(to, given, raw, isAdded ? Number(values.add) : 0);
        return steps(to, names, pairs);
      });
    },
    // R's `drop00` looks at the paired table as if its rows were groups, and would leave out the wrong studies.
    r: (given) => `measure = "${record.id}", ${correctionToR(withDefaults(params, given))}, drop00 = FALSE`,
    guess: false,
  };
}

function readPairs(
  inputs: InputColumns,
  issues: RowIssues,
): { readonly pairs: (Pairs<number> | null)[]; readonly ni: (number | null)[] } {
  const rows = Math.max(0, ...CELLS.map((key) => inputs[key]?.length ?? 0));
  const pairs = new Array<Pairs<number> | null>(rows).fill(null);
  const ni = new Array<number | null>(rows).fill(null);
  for (let row = 0; row < rows; row++) {
    const study = readRow(inputs, row, issues);
    if (study === null) continue;
    pairs[row] = study;
    ni[row] = study.a + study.b + study.c + study.d;
  }
  return { pairs, ni };
}

function readRow(inputs: InputColumns, row: number, issues: RowIssues): Pairs<number> | null {
  const values = CELLS.map((key) => {
    const what = PAIRED_INPUTS.find((input) => input.key === key)!.label.toLowerCase();
    const value = inputs[key]?.[row] ?? null;
    if (value === null) reportMissing(issues, row, key, `the number of ${what}`);
    return checkCount(issues, row, key, value, `the number of ${what}`) ? value : null;
  });
  const [a, b, c, d] = values as [number | null, number | null, number | null, number | null];
  if (a === null || b === null || c === null || d === null) return null;
  if (a + b + c + d > 0) return { a, b, c, d };
  issues.error(
    row,
    "group-empty",
    "ai",
    "all four numbers are 0, so there are no pairs to compare.",
    "Enter the numbers of pairs, or leave the study out.",
  );
  return null;
}

function zeros({ a, b, c, d }: Pairs<number>): number {
  return [a, b, c, d].filter((count) => count === 0).length;
}

function correction(
  pairs: readonly (Pairs<number> | null)[],
  add: number,
  to: string,
  issues: RowIssues,
): Float64Array {
  const empty = pairs.map((study) => (study === null ? 0 : zeros(study)));
  const everyRow = to === "all" || (to === "if0all" && empty.some((count) => count > 0));
  return Float64Array.from(pairs, (_, row) => {
    const amount = everyRow || (to === "only0" && empty[row]! > 0) ? add : 0;
    if (empty[row]! > 0 && amount > 0) {
      issues.note(
        row,
        "zero-cell-corrected",
        null,
        `${emptyWords(empty[row]!)}; ${amount} was added to all four cells of this study.`,
        "Compare the result without the correction, or with another amount.",
      );
    }
    return amount;
  });
}

function plus({ a, b, c, d }: Pairs<number>, add: number): Pairs<number> {
  return { a: a + add, b: b + add, c: c + add, d: d + add };
}

function correctedSteps(
  to: Derivation,
  given: Quantities,
  raw: Pairs<number>,
  add: number,
): readonly [Pairs<string>, Pairs<number>] {
  if (add === 0) return [{ a: "ai", b: "bi", c: "ci", d: "di" }, raw];
  for (const key of CELLS) to.step(key.slice(0, 1), `${key} + ${add}`, given[key]! + add);
  return [{ a: "a", b: "b", c: "c", d: "d" }, plus(raw, add)];
}
