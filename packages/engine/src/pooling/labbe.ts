import type { GroupEvents } from "../analysis-types.ts";
import { createRowIssues } from "../measures/row-issues.ts";
import { prepareTables } from "../measures/two-by-two.ts";
import type { InputColumns } from "../measures/types.ts";
import { atan2, exp, log, sin, square } from "../numeric/elementary.ts";

/** Measures that compare the same quantity in two groups, which the two axes of the plot show: of counts, and of rates. */
export const LABBE_MEASURES = ["OR", "RR", "RD", "AS", "IRR", "IRD", "IRSD"] as const;
export type LabbeMeasure = (typeof LABBE_MEASURES)[number];

/** What a measure's plot is drawn as: Peto's odds ratio is one of odds. null = it has none. */
export function labbeMeasure(measure: string): LabbeMeasure | null {
  if (measure === "PETO") return "OR";
  return LABBE_MEASURES.find((id) => id === measure) ?? null;
}

/** Whether the groups of a measure are events over time at risk, which have a rate, and not people, who have a risk. */
export function isLabbeRate(measure: LabbeMeasure): boolean {
  return SCALES[measure].ofTime === true;
}

/** Whether a group in which nobody or everybody has the event needs a correction to have a value. */
export function labbeCorrects(measure: LabbeMeasure): boolean {
  return SCALES[measure].correction > 0;
}

/** One study of a L'Abbe plot. */
export interface LabbePoint {
  /** Where the study stands among the rows given. */
  readonly row: number;
  /** Group 2 (control) and group 1, on the scale of the measure: log odds, log risk, risk, arcsine of its root; log rate, rate, its root. */
  readonly x: number;
  readonly y: number;
  /** Width of the point relative to others, from 0.5 (least precise) to 3.5; 1 where all are equally precise. */
  readonly size: number;
}

interface LabbeScale {
  /** The quantity of a group of n people, or of n units of time at risk, with a events. */
  readonly arm: (a: number, n: number) => number;
  readonly variance: (a: number, n: number) => number;
  /** What is added to empty cells unless told otherwise. */
  readonly correction: number;
  /** n is a time: there are no people without the event, and a rate has no upper end. */
  readonly ofTime?: true;
  /** The risk or rate behind a value, and the value of one. */
  readonly risk: (value: number) => number;
  readonly value: (risk: number) => number;
}

const angle = (share: number): number => atan2(Math.sqrt(share), Math.sqrt(Math.max(0, 1 - share)));
const RIGHT_ANGLE = Math.PI / 2;

const SCALES: Readonly<Record<LabbeMeasure, LabbeScale>> = {
  OR: {
    correction: 0.5,
    arm: (a, n) => log(a / (n - a)),
    variance: (a, n) => 1 / a + 1 / (n - a),
    risk: (value) => (value > 0 ? 1 / (1 + exp(-value)) : exp(value) / (1 + exp(value))),
    value: (risk) => log(risk / (1 - risk)),
  },
  RR: {
    correction: 0.5,
    arm: (a, n) => log(a / n),
    variance: (a, n) => 1 / a - 1 / n,
    risk: exp,
    value: log,
  },
  RD: {
    correction: 0.5,
    arm: (a, n) => a / n,
    variance: (a, n) => ((a / n) * (1 - a / n)) / n,
    risk: (value) => value,
    value: (risk) => risk,
  },
  AS: {
    correction: 0,
    arm: (a, n) => angle(a / n),
    variance: (_a, n) => 1 / (4 * n),
    risk: (value) => square(sin(Math.min(RIGHT_ANGLE, Math.max(0, value)))),
    value: angle,
  },
  IRR: {
    correction: 0.5,
    ofTime: true,
    arm: (a, t) => log(a / t),
    variance: (a) => 1 / a,
    risk: exp,
    value: log,
  },
  IRD: {
    correction: 0.5,
    ofTime: true,
    arm: (a, t) => a / t,
    variance: (a, t) => a / (t * t),
    risk: (value) => value,
    value: (rate) => rate,
  },
  IRSD: {
    correction: 0,
    ofTime: true,
    arm: (a, t) => Math.sqrt(a / t),
    variance: (_a, t) => 1 / (4 * t),
    risk: (value) => square(Math.max(0, value)),
    value: Math.sqrt,
  },
};

const [SMALLEST, LARGEST] = [0.5, 3.5];

/** Without a correction where nothing is empty. */
const NOTHING = { add: 0, to: "none", drop00: false } as const;

/**
 * The points of a L'Abbe plot: the quantity of group 1 against that of group 2, study by study, with sizes from the precision of
 * the two (1 / the standard error of their difference, stretched from 0.5 to 3.5). Studies without a finite value in both groups
 * are left out.
 * @param inputs `ai`, `bi` or `n1i`, `ci`, `di` or `n2i`, of rates `x1i`, `t1i`, `x2i`, `t2i`; and `flip`, which exchanges the
 * groups of a study
 * @param add goes to events and non-events of a group in which one of them is empty, and the other group stays as it is; absent =
 * 1/2, and nothing for arcsines and roots, which need no correction. A time at risk stays as it is
 * Source: L'Abbe, Detsky & O'Rourke (1987), Annals of Internal Medicine 107, 224-233.
 * R: `labbe(rma(ai = ai, bi = bi, ci = ci, di = di, measure = "OR"))`, `labbe(rma(x1i, t1i, x2i, t2i, measure = "IRR"))`
 */
export function labbePoints(measure: LabbeMeasure, inputs: InputColumns, add?: number): LabbePoint[] {
  const { arm, variance, correction, ofTime = false } = SCALES[measure];
  const group = ({ events, size }: GroupEvents): readonly [number, number] => {
    const isEmpty = events === 0 || (!ofTime && events === size);
    const added = isEmpty ? (add ?? correction) : 0;
    return [events + added, ofTime ? size : size + 2 * added];
  };
  const studies = (ofTime ? timedGroups(inputs) : countedGroups(inputs))
    .map(([own, control], row) => {
      const [first, second] = [group(own), group(control)];
      const [one, other] = inputs.flip?.[row] ? [second, first] : [first, second];
      const spread = variance(...one) + variance(...other);
      return { row, x: arm(...other), y: arm(...one), precision: 1 / Math.sqrt(spread) };
    })
    .filter(({ x, y, precision }) => [x, y, precision].every(Number.isFinite));
  const sizes = stretched(studies.map(({ precision }) => precision));
  return studies.map(({ row, x, y }, i) => ({ row, x, y, size: sizes[i]! }));
}

type Pair = readonly [GroupEvents, GroupEvents];

/** Groups 1 and 2 of every row; of unknown numbers NaN. */
function countedGroups(inputs: InputColumns): Pair[] {
  const { a, b, c, d } = prepareTables(inputs, NOTHING, createRowIssues()).effect;
  return Array.from(a, (_, row) => [
    { events: a[row]!, size: a[row]! + b[row]! },
    { events: c[row]!, size: c[row]! + d[row]! },
  ]);
}

/** Events and time at risk of groups 1 and 2 of every row; NaN where there are none, or no time. */
export function timedGroups({ x1i = [], t1i = [], x2i = [], t2i = [] }: InputColumns): Pair[] {
  const group = (events: number | null | undefined, time: number | null | undefined): GroupEvents => {
    const isKnown = typeof events === "number" && typeof time === "number" && events >= 0 && time > 0;
    return isKnown ? { events, size: time } : { events: Number.NaN, size: Number.NaN };
  };
  return x1i.map((events, row) => [group(events, t1i[row]), group(x2i[row], t2i[row])]);
}

function stretched(values: readonly number[]): number[] {
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const range = values.reduce((a, b) => Math.max(a, b), 0) - least;
  return values.map((value) => (range > 0 ? SMALLEST + ((LARGEST - SMALLEST) * (value - least)) / range : 1));
}

/**
 * The line of a pooled effect in a plot of risks: the risk of group 1 at each risk of group 2, where it is one. On the measure's
 * own scale it is y = x + effect.
 * @param effect on the scale of the analysis
 * @param risks of group 2, between 0 and 1, or its rates above 0
 */
export function labbeLine(
  measure: LabbeMeasure,
  effect: number,
  risks: readonly number[],
): { readonly x: number; readonly y: number }[] {
  const { risk, value, ofTime = false } = SCALES[measure];
  return risks.flatMap((x) => {
    const own = value(x) + effect;
    if (measure === "AS" && (own < 0 || own > RIGHT_ANGLE)) return [];
    if (measure === "IRSD" && own < 0) return [];
    const y = risk(own);
    return y >= 0 && (ofTime || y <= 1) ? [{ x, y }] : [];
  });
}
