import { log, square } from "../../numeric/elementary.ts";
import type { CountedTable, MissingOutcomes } from "../types.ts";

/** The measures of two groups of counts that are differences of a function of two risks. */
export type RiskMeasure = "OR" | "RR" | "RD";

/** How a risk enters the measure: the function and its derivative. */
const RISK_SCALES: Readonly<Record<RiskMeasure, { of(p: number): number; slope(p: number): number }>> = {
  OR: { of: (p) => log(p / (1 - p)), slope: (p) => 1 / (p * (1 - p)) },
  RR: { of: log, slope: (p) => 1 / p },
  RD: { of: (p) => p, slope: () => 1 },
};

/** A group: observed risk, how many were observed, and the share of people without outcome. */
interface Arm {
  readonly risk: number;
  readonly observed: number;
  readonly share: number;
}

/** What is assumed of the people without outcome: their risk as a function of the observed ones. */
export type Assumption =
  | { readonly kind: "available" }
  /** All or none of them had the event. */
  | { readonly kind: "risks"; readonly risk1: number; readonly risk2: number }
  /** Both groups' missing people had the risk observed in this group. */
  | { readonly kind: "group"; readonly group: 1 | 2 }
  /** Shares of both groups' missing people by reason: no event, an event, the risk observed in group 1 or in 2; the rest as in their own. */
  | {
      readonly kind: "reasons";
      readonly none: number;
      readonly all: number;
      readonly risk1: number;
      readonly risk2: number;
    }
  /** Their odds are those of the observed ones times the IMOR, whose logarithm is known up to `sd`. */
  | {
      readonly kind: "imor";
      readonly imor1: number;
      readonly imor2: number;
      readonly sd: number;
      readonly correlation: number;
    };

/**
 * Higgins' weights: `imputed` (W1) as if the outcomes filled in had been observed too, `available` (W2) those of available cases,
 * `scaled` (W3) of the filled risks in as many people as were observed, `observed` (W4) by what was observed.
 */
export type Weights = "imputed" | "available" | "scaled" | "observed";

/** An effect of one study. */
export interface StudyEffect {
  readonly y: number;
  readonly v: number;
}

/** Half a person is added to every cell where one is empty, as `escalc()` does. */
function armsOf({ ai, n1i, ci, n2i }: CountedTable, { m1, m2 }: MissingOutcomes): readonly [Arm, Arm] {
  const add = [ai, n1i - ai, ci, n2i - ci].some((cell) => cell === 0) ? 0.5 : 0;
  const arm = (events: number, n: number, missing: number): Arm => ({
    risk: (events + add) / (n + 2 * add),
    observed: n + 2 * add,
    share: missing / (n + 2 * add + missing),
  });
  return [arm(ai, n1i, m1), arm(ci, n2i, m2)];
}

/** The risk of people without outcome, and its derivatives by the observed risks it is taken from. */
interface MissingRisk {
  readonly risk: number;
  readonly slopes: readonly [number, number];
}

function missingRisk(assumption: Assumption, arms: readonly [Arm, Arm], place: 0 | 1): MissingRisk {
  const own = arms[place];
  const from = (group: 0 | 1, risk: number, slope: number): MissingRisk => ({
    risk,
    slopes: group === 0 ? [slope, 0] : [0, slope],
  });
  switch (assumption.kind) {
    case "available":
      return from(place, own.risk, 1);
    case "risks":
      return from(place, place === 0 ? assumption.risk1 : assumption.risk2, 0);
    case "group": {
      const group = assumption.group === 1 ? 0 : 1;
      return from(group, arms[group].risk, 1);
    }
    case "reasons": {
      const { none, all, risk1, risk2 } = assumption;
      const rest = Math.max(0, 1 - none - all - risk1 - risk2);
      const slopes = [risk1 + (place === 0 ? rest : 0), risk2 + (place === 1 ? rest : 0)] as const;
      return { risk: all + slopes[0] * arms[0].risk + slopes[1] * arms[1].risk, slopes };
    }
    case "imor": {
      const imor = place === 0 ? assumption.imor1 : assumption.imor2;
      const whole = 1 - own.risk + imor * own.risk;
      return from(place, (imor * own.risk) / whole, imor / (whole * whole));
    }
  }
}

/** A group with its missing outcomes filled in; `slope` is that of the effect by its risk. */
interface FilledArm {
  readonly arm: Arm;
  readonly of: MissingRisk;
  readonly risk: number;
  readonly slope: number;
}

/**
 * The effect of a study with its missing outcomes filled in: risk p* = (1 - a) p_obs + a p_mis of each group, with a the share
 * missing. Its variance by the delta method from the observed risks (Higgins' weights W4), from p* (1 - p*) / N as if all had been
 * observed (W1), from p* (1 - p*) / n of the n observed (W3), or that of available cases (W2); an uncertain log IMOR adds (slope a p_mis (1 - p_mis) sd)^2 of each group, less twice their covariance.
 * Source: Higgins, White & Wood (2008), Clinical Trials 5, 225-239, doi:10.1177/1740774508091600; White, Higgins & Wood (2008),
 * Statistics in Medicine 27, 711-727, doi:10.1002/sim.3008.
 */
export function filledEffect(
  measure: RiskMeasure,
  table: CountedTable,
  missing: MissingOutcomes,
  assumption: Assumption,
  weights: Weights,
): StudyEffect {
  const scale = RISK_SCALES[measure];
  const none = assumption.kind === "available";
  const arms = armsOf(table, none ? { m1: 0, m2: 0 } : missing);
  const filled = ([0, 1] as const).map((place): FilledArm => {
    const arm = arms[place];
    const of = missingRisk(assumption, arms, place);
    const risk = (1 - arm.share) * arm.risk + arm.share * of.risk;
    return { arm, of, risk, slope: scale.slope(risk) * (place === 0 ? 1 : -1) };
  });
  const sampling = filled.reduce((sum, one, place) => {
    const variance = ONE_PERSON[weights](one, filled, place, scale.slope);
    return sum + (variance * (weights === "imputed" ? 1 - one.arm.share : 1)) / one.arm.observed;
  }, 0);
  const [first, second] = filled;
  return {
    y: scale.of(first!.risk) - scale.of(second!.risk) + 0,
    v: sampling + (assumption.kind === "imor" ? uncertainty(assumption, filled) : 0),
  };
}

/** slope^2 p (1 - p) */
const binomial = (risk: number, slope: number): number => slope * slope * risk * (1 - risk);

/** How the filled effect changes with the risk observed in a group, which can stand in for the other group's missing people too. */
function slopeByObserved(filled: readonly FilledArm[], place: 0 | 1): number {
  return filled.reduce(
    (all, { arm, of, slope }, own) =>
      all + slope * (own === place ? 1 - arm.share : 0) + slope * arm.share * of.slopes[place],
    0,
  );
}

/** What a group adds to the variance, times the people it stands for. */
const ONE_PERSON: Readonly<
  Record<
    Weights,
    (one: FilledArm, filled: readonly FilledArm[], place: number, slope: (p: number) => number) => number
  >
> = {
  imputed: ({ risk, slope }) => binomial(risk, slope),
  scaled: ({ risk, slope }) => binomial(risk, slope),
  available: ({ arm }, _, __, slope) => binomial(arm.risk, slope(arm.risk)),
  observed: ({ arm }, filled, place) => binomial(arm.risk, slopeByObserved(filled, place as 0 | 1)),
};

/** What the uncertainty of two log IMORs adds to the variance. */
function uncertainty(
  { sd, correlation }: Extract<Assumption, { kind: "imor" }>,
  filled: readonly FilledArm[],
): number {
  const [one, two] = filled.map(({ arm, of, slope }) => slope * arm.share * of.risk * (1 - of.risk) * sd) as [
    number,
    number,
  ];
  // Rounding must not make it negative where both cancel.
  return Math.max(0, one * one + two * two + 2 * correlation * one * two);
}

/** 1.96, at which the uncertainty interval of 95 % is read as one of a normal variable. */
const NORMAL_95 = 1.959963984540054;

/**
 * Gamble and Hollis' uncertainty method: the effect of the observed outcomes, with the standard error that an interval from the lower
 * end of the worst case to the upper end of the best case would have.
 * Source: Gamble & Hollis (2005), Journal of Clinical Epidemiology 58, 579-588, doi:10.1016/j.jclinepi.2004.09.013.
 */
export function uncertaintyEffect(
  measure: RiskMeasure,
  table: CountedTable,
  missing: MissingOutcomes,
): StudyEffect {
  const extreme = (risk1: number, risk2: number): StudyEffect =>
    filledEffect(measure, table, missing, { kind: "risks", risk1, risk2 }, "imputed");
  const [high, low] = [extreme(1, 0), extreme(0, 1)];
  const width = high.y - low.y + NORMAL_95 * (Math.sqrt(high.v) + Math.sqrt(low.v));
  const { y } = filledEffect(measure, table, missing, { kind: "available" }, "observed");
  return { y, v: square(width / (2 * NORMAL_95)) };
}
