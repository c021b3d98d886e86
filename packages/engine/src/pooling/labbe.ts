import { createRowIssues } from "../measures/row-issues.ts";
import { prepareTables } from "../measures/two-by-two.ts";
import type { InputColumns } from "../measures/types.ts";
import { atan2, exp, log, sin, square } from "../numeric/elementary.ts";

/** Measures that compare the same quantity in two groups, which the two axes of the plot show. */
export const LABBE_MEASURES = ["OR", "RR", "RD", "AS"] as const;
export type LabbeMeasure = (typeof LABBE_MEASURES)[number];

/** What a measure's plot is drawn as: Peto's odds ratio is one of odds. null = it has none. */
export function labbeMeasure(measure: string): LabbeMeasure | null {
  if (measure === "PETO") return "OR";
  return LABBE_MEASURES.find((id) => id === measure) ?? null;
}

/** Whether a group in which nobody or everybody has the event needs a correction to have a value. */
export function labbeCorrects(measure: LabbeMeasure): boolean {
  return SCALES[measure].correction > 0;
}

/** One study of a L'Abbe plot. */
export interface LabbePoint {
  /** Where the study stands among the rows given. */
  readonly row: number;
  /** Group 2 (control) and group 1, on the scale of the measure: log odds, log risk, risk, arcsine of its root. */
  readonly x: number;
  readonly y: number;
  /** Width of the point relative to others, from 0.5 (least precise) to 3.5; 1 where all are equally precise. */
  readonly size: number;
}

interface LabbeScale {
  /** The quantity of a group of n people with a events. */
  readonly arm: (a: number, n: number) => number;
  readonly variance: (a: number, n: number) => number;
  /** What is added to empty cells unless told otherwise. */
  readonly correction: number;
  /** The risk behind a value, and the value of a risk. */
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
};

const [SMALLEST, LARGEST] = [0.5, 3.5];

/** Without a correction where nothing is empty. */
const NOTHING = { add: 0, to: "none", drop00: false } as const;

/**
 * The points of a L'Abbe plot: the quantity of group 1 against that of group 2, study by study, with sizes from the precision of
 * the two (1 / the standard error of their difference, stretched from 0.5 to 3.5). Studies without a finite value in both groups
 * are left out.
 * @param inputs `ai`, `bi` or `n1i`, `ci`, `di` or `n2i`, and `flip`, which exchanges the groups of a study
 * @param add goes to events and non-events of a group in which one of them is empty, and the other group stays as it is; absent =
 * 1/2, and nothing for arcsines, which need no correction
 * Source: L'Abbe, Detsky & O'Rourke (1987), Annals of Internal Medicine 107, 224-233.
 * R: `labbe(rma(ai = ai, bi = bi, ci = ci, di = di, measure = "OR"))`
 */
export function labbePoints(measure: LabbeMeasure, inputs: InputColumns, add?: number): LabbePoint[] {
  const { arm, variance, correction } = SCALES[measure];
  const { a, b, c, d } = prepareTables(inputs, NOTHING, createRowIssues()).effect;
  const group = (events: number, others: number): readonly [number, number] => {
    const added = events === 0 || others === 0 ? (add ?? correction) : 0;
    return [events + added, events + others + 2 * added];
  };
  const studies = Array.from(a, (_, row) => {
    const [first, second] = [group(a[row]!, b[row]!), group(c[row]!, d[row]!)];
    const [one, other] = inputs.flip?.[row] ? [second, first] : [first, second];
    const spread = variance(...one) + variance(...other);
    return { row, x: arm(...other), y: arm(...one), precision: 1 / Math.sqrt(spread) };
  }).filter(({ x, y, precision }) => [x, y, precision].every(Number.isFinite));
  const sizes = stretched(studies.map(({ precision }) => precision));
  return studies.map(({ row, x, y }, i) => ({ row, x, y, size: sizes[i]! }));
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
 * @param risks of group 2, between 0 and 1
 */
export function labbeLine(
  measure: LabbeMeasure,
  effect: number,
  risks: readonly number[],
): { readonly x: number; readonly y: number }[] {
  const { risk, value } = SCALES[measure];
  return risks.flatMap((x) => {
    const own = value(x) + effect;
    if (measure === "AS" && (own < 0 || own > RIGHT_ANGLE)) return [];
    const y = risk(own);
    return y >= 0 && y <= 1 ? [{ x, y }] : [];
  });
}
