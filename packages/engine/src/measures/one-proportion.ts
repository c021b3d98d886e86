import { createDerivation, type Derivation } from "../derivation.ts";
import { type ParamChoice, type ParamDef, withDefaults } from "../registry.ts";
import { dependsOnOthers, effectAlone, finishSteps } from "./derive-alone.ts";
import { applyFlip } from "./flip.ts";
import { correctOneGroup } from "./one-group-correction.ts";
import { ONE_PROPORTION_INPUTS, ONE_PROPORTION_SETS, readProportions } from "./one-proportion-inputs.ts";
import { createRowIssues, toOutput } from "./row-issues.ts";
import { averageRisk } from "./two-by-two.ts";
import { correctionParams, correctionToR, SPLIT_PARAMS, vtypeParam, vtypeToR } from "./two-by-two-inputs.ts";
import type { Measure, OlderEscalc } from "./types.ts";

/** A number from the events and the others of one group. */
type FromCounts = (x: number, m: number) => number;

/** Events and others as expressions name them, and their numbers. */
interface NamedCounts {
  readonly x: string;
  readonly m: string;
  /** Size of the group, in parentheses. */
  readonly n: string;
  readonly values: { readonly x: number; readonly m: number };
}

export interface ProportionFormulas
  extends Pick<Measure, "id" | "label" | "summary" | "reference" | "symbol" | "display"> {
  readonly effect: FromCounts;
  readonly variance: FromCounts;
  /** Variance from the average proportion over all studies, where there is the kind `AV`. */
  readonly varianceFromAverage: ((p: number, n: number) => number) | null;
  /** Further kinds of variance. */
  readonly ownVariances?: readonly (ParamChoice & { readonly variance: FromCounts })[];
  /** What is added where nobody or everybody has the event, by default. */
  readonly add: number;
  /** Whether R can correct the effect and leave the variance alone, and the other way round. */
  readonly canSplit: boolean;
  /** Expressions of effect and variance, after the steps between. */
  readonly steps: (
    to: Derivation,
    effect: NamedCounts,
    variance: NamedCounts,
    vtype: string,
  ) => readonly [yi: string, vi: string];
  readonly older?: OlderEscalc;
  /** The way back needs each study's own size, which the scales for display do not know. */
  readonly sizedInverse?: true;
}

/** Builds a measure on the share of people with an event in one group: x with it, m without. */
export function proportionMeasure(formulas: ProportionFormulas): Measure {
  const { id, label, summary, reference, symbol, display, older } = formulas;
  const choices = [
    { value: "LS", label: "large-sample, from each study" },
    ...(formulas.ownVariances ?? []).map(({ value, label }) => ({ value, label })),
    ...(formulas.varianceFromAverage === null
      ? []
      : [{ value: "AV", label: "with the average proportion over all studies", overStudies: true }]),
  ];
  const params: readonly ParamDef[] = [
    ...correctionParams(formulas.add),
    ...(formulas.canSplit ? SPLIT_PARAMS : []),
    ...(choices.length > 1 ? [vtypeParam(choices)] : []),
  ];
  const compute: Measure["compute"] = (inputs, given) => {
    const { add, to, addyi, addvi, vtype } = withDefaults(params, given);
    const issues = createRowIssues();
    const { x, m, ni } = readProportions(inputs, issues);
    const isEmpty = (row: number): boolean => x[row] === 0 || m[row] === 0;
    const describe = (row: number): string => (x[row] === 0 ? "no events" : "only events");
    const amounts = correctOneGroup(x.length, isEmpty, describe, Number(add), String(to), issues);
    const plus = (counts: Float64Array, use: boolean): Float64Array =>
      use ? counts.map((count, row) => count + amounts[row]!) : counts;
    const [ex, em] = [plus(x, addyi !== false), plus(m, addyi !== false)];
    const [vx, vm] = [plus(x, addvi !== false), plus(m, addvi !== false)];
    const yi = ex.map((events, row) => formulas.effect(events, em[row]!));
    return applyFlip(toOutput(yi, variances(formulas, vx, vm, String(vtype)), ni, issues), inputs);
  };
  return {
    id,
    label,
    summary,
    reference,
    family: "one-group binary",
    symbol,
    inputs: ONE_PROPORTION_INPUTS,
    inputSets: ONE_PROPORTION_SETS,
    params,
    nullValue: null,
    display,
    compute,
    derive(given, chosen) {
      const values = withDefaults(params, chosen);
      const result = dependsOnOthers(params, values) ? null : effectAlone(compute, given, values);
      if (result === null) return [];
      const to = createDerivation();
      const x = given.xi!;
      const m = given.mi ?? to.step("mi", "ni - xi", given.ni! - x);
      const raw: NamedCounts = { x: "xi", m: "mi", n: "(xi + mi)", values: { x, m } };
      const isAdded = values.to === "all" || (values.to === "only0" && (x === 0 || m === 0));
      const add = isAdded ? Number(values.add) : 0;
      const corrected = add === 0 ? raw : correctedCounts(to, raw, add);
      const [yi, vi] = formulas.steps(
        to,
        values.addyi === false ? raw : corrected,
        values.addvi === false ? raw : corrected,
        String(values.vtype ?? "LS"),
      );
      return finishSteps(to, yi, vi, result);
    },
    r(given) {
      const values = withDefaults(params, given);
      return `measure = "${id}", ${correctionToR(values)}${choices.length > 1 ? vtypeToR(values) : ""}`;
    },
    ...(older && { older }),
    oneGroup: {
      of: "proportion",
      toScale: (p, n) => formulas.effect(p * n, n - p * n),
      ...(formulas.sizedInverse && { sized: true }),
    },
  };
}

function correctedCounts(to: Derivation, raw: NamedCounts, add: number): NamedCounts {
  const x = to.step("x", `xi + ${add}`, raw.values.x + add);
  const m = to.step("m", `mi + ${add}`, raw.values.m + add);
  return { x: "x", m: "m", n: "(x + m)", values: { x, m } };
}

function variances(
  formulas: ProportionFormulas,
  x: Float64Array,
  m: Float64Array,
  vtype: string,
): Float64Array {
  const fromAverage = formulas.varianceFromAverage;
  if (vtype === "AV" && fromAverage !== null) {
    const p = averageRisk(x, m);
    return x.map((events, row) => fromAverage(p, events + m[row]!));
  }
  const own = formulas.ownVariances?.find(({ value }) => value === vtype);
  const variance = own?.variance ?? formulas.variance;
  return x.map((events, row) => variance(events, m[row]!));
}
