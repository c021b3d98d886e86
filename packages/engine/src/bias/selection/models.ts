import { power as integerPower } from "../../numeric/elementary.ts";
import { smoothKernel } from "./smooth-kernel.ts";
import { effectCut, pSteps, stepKernel } from "./step-kernel.ts";
import type { DeltaSpace, SelectionData, SelectionKernel, SmoothWeight } from "./types.ts";
import { betaWeight } from "./weights/beta.ts";
import { type Decline, decliningWeight, type ThresholdForm, withFloor } from "./weights/decline.ts";
import { halfNormal } from "./weights/half-normal.ts";
import { logistic } from "./weights/logistic.ts";
import { negExpPower } from "./weights/neg-exp-power.ts";
import { negativeExponential } from "./weights/negative-exponential.ts";
import { power } from "./weights/power.ts";

/** A selection model before it meets data. */
export interface SelectionModel {
  readonly space: DeltaSpace;
  /** The parameters of a selection function that is chosen beforehand: none of them is in `space`. */
  readonly given?: readonly number[];
  /** Whether the function may fall so steeply that single studies decide between starting points. */
  readonly steep?: boolean;
  readonly falling: boolean;
  /** @param coarse good to a few digits, to compare starting points */
  kernel(data: SelectionData, coarse: boolean): SelectionKernel;
}

/** Beyond this the data do not tell severe selection from complete selection. metafor's bound. */
const MOST = 100;
const LEAST_BETA = 1e-5;

/**
 * Weights that are constant between steps.
 * @param steps p-values, ascending; 1 is added at the end
 * @param given the weights after the first where they are chosen beforehand; null = they are estimated
 */
export function stepModel(
  steps: readonly number[],
  {
    either,
    falling,
    given,
  }: { readonly either: boolean; readonly falling: boolean; readonly given: readonly number[] | null },
): SelectionModel {
  const all = steps.at(-1) === 1 ? steps : [...steps, 1];
  const later = all.slice(1);
  const each = (value: number): number[] => later.map(() => value);
  if (given !== null) {
    return {
      falling: false,
      space: { names: [], lower: [], upper: [], walls: true, neutral: [], starts: [[]] },
      given,
      kernel: (data) => stepKernel(data, pSteps(data, all, either), given),
    };
  }
  return {
    falling,
    space: {
      names: later.map((_, j) => `delta${j + 2}`),
      lower: each(0),
      upper: each(falling ? 1 : MOST),
      walls: true,
      neutral: each(1),
      starts: stepStarts(later.length, falling),
    },
    kernel: (data) => stepKernel(data, pSteps(data, all, either), null),
  };
}

/** Weights to start from: every combination of a few where there are at most two, otherwise level, sloping and bent ones. */
function stepStarts(count: number, falling: boolean): number[][] {
  const each = (value: number): number[] => Array.from({ length: count }, () => value);
  if (falling) return [...[0.9, 0.5, 0.15, 0.02].map(each), each(1).with(0, 0.1), each(0.2).with(0, 0.95)];
  if (count === 1) return [1, 0.3, 0.08, 0.01, 1e-4, 4, 20].map(each);
  if (count === 2) return crossed([0.03, 0.3, 1, 4], [0.03, 0.3, 1, 4]);
  const sloping = (ratio: number): number[] => each(0).map((_, j) => integerPower(ratio, j + 1));
  const bent = [0.1, 4].flatMap((first) => [0.1, 1, 4].map((last) => each(last).with(0, first)));
  return [...[1, 0.3, 0.05, 4].map(each), sloping(0.4), sloping(1.6), ...bent];
}

/** One weight for effects below a cut-off. @param cut on the scale of the data, measured from no effect in the favoured direction */
export function cutModel(cut: number, inclusive: boolean): SelectionModel {
  return {
    falling: false,
    space: {
      names: ["delta"],
      lower: [0],
      upper: [MOST],
      walls: true,
      neutral: [1],
      starts: stepStarts(1, false),
    },
    kernel: (data) => stepKernel(data, effectCut(data, cut / data.scale, inclusive), null),
  };
}

/** Every value of one parameter with every value of the other. */
function crossed(first: readonly number[], second: readonly number[]): number[][] {
  return first.flatMap((own) => second.map((other) => [own, other]));
}

/** @param ends p-values beyond which the weight stays constant; null = the whole range */
export function betaModel(ends: readonly [number, number] | null, either: boolean): SelectionModel {
  return {
    falling: false,
    space: {
      names: ["delta1", "delta2"],
      lower: [LEAST_BETA, LEAST_BETA],
      upper: [MOST, MOST],
      walls: false,
      neutral: [1, 1],
      starts: crossed([LEAST_BETA, 0.7, 1.5, 10], [LEAST_BETA, 0.6, 1.7, 6, 45]),
    },
    kernel: (data, coarse) => smoothKernel(data, betaWeight(ends), either, coarse),
  };
}

const DECLINES: Readonly<Record<DeclineName, Decline>> = {
  "half-normal": halfNormal,
  "negative-exponential": negativeExponential,
  logistic,
  power,
};

/** The one-parameter selection functions that fall with the p-value. */
export type DeclineName = "half-normal" | "negative-exponential" | "logistic" | "power";

/** The selection function of {@link decliningModel} itself. */
export function decliningWeightOf(
  name: DeclineName,
  {
    threshold,
    form,
    floor,
  }: { readonly threshold: number; readonly form: ThresholdForm; readonly floor: boolean },
): SmoothWeight {
  const plain = decliningWeight(DECLINES[name], threshold, form, {
    bounded: name === "power" && form === "continuous" && !floor,
    cusp: name === "power",
  });
  return floor ? withFloor(plain) : plain;
}

/** A falling selection function, up to a threshold 1 (0 = none), with or without a floor that it never falls below. */
export function decliningModel(
  name: DeclineName,
  options: {
    readonly threshold: number;
    readonly form: ThresholdForm;
    readonly floor: boolean;
    readonly either: boolean;
  },
): SelectionModel {
  const { floor, either } = options;
  const weight = decliningWeightOf(name, options);
  return {
    falling: false,
    space: floor
      ? {
          names: ["delta1", "delta2"],
          lower: [0, 0],
          upper: [MOST, MOST],
          walls: true,
          neutral: [0, 0],
          starts: crossed([0, 0.05, 0.3, 2, 30], [0.5, 3, 10, 30, 90]),
        }
      : {
          names: ["delta"],
          lower: [0],
          upper: [MOST],
          walls: false,
          neutral: [0],
          starts: [[0], [0.3], [1], [3], [10], [30], [90]],
        },
    kernel: (data, coarse) => smoothKernel(data, weight, either, coarse),
  };
}

/** exp(-d1 p^(1 / d2)). */
export function negExpPowerModel(threshold: number, either: boolean): SelectionModel {
  return {
    falling: false,
    steep: true,
    space: {
      names: ["delta1", "delta2"],
      lower: [0, 0],
      upper: [MOST, MOST],
      walls: false,
      neutral: [0, 0],
      starts: crossed([0.3, 2, 10, 35, 95], [0.0007, 0.005, 0.03, 0.2, 0.5, 1, 3, 10, 45]),
    },
    kernel: (data, coarse) => smoothKernel(data, negExpPower(threshold), either, coarse),
  };
}
