import type { Issue } from "../result.ts";
import {
  armTwice,
  armVarianceNegative,
  effectsDisagree,
  effectsRounded,
  incomplete,
  oneArm,
  pairTwice,
  sameTreatment,
  variancesDisagree,
} from "./network-issues.ts";
import { type NetworkStudy, studyOfArms } from "./study-arms.ts";

/** A usable comparison of two treatments: the effect of `treat1` against `treat2`. */
export interface Contrast {
  readonly rowId: string;
  readonly study: string;
  readonly treat1: string;
  readonly treat2: string;
  readonly yi: number;
  readonly vi: number;
}

/** A usable arm: its own effect, such as a mean or a log odds. */
export interface Arm {
  readonly rowId: string;
  readonly study: string;
  readonly treatment: string;
  readonly yi: number;
  readonly vi: number;
}

export interface ReadStudies {
  /** In alphabetical order, capital letters aside. */
  readonly treatments: readonly string[];
  readonly studies: readonly NetworkStudy[];
  readonly issues: readonly Issue[];
}

/** A study by its treatments' names. */
interface Named {
  readonly study: string;
  readonly rowIds: readonly string[];
  readonly treatments: readonly string[];
  readonly effects: readonly number[];
  variance(first: number, second: number): number;
}

/** Of the smallest standard error: beyond it effects of one study contradict each other, below it they add up. */
const CONTRADICTION = 0.1;
const ROUNDING = 1e-6;

/** Studies of contrasts, two arms or more; a study whose rows do not make a whole is left out with its issue. */
export function studiesOfContrasts(contrasts: readonly Contrast[]): ReadStudies {
  const issues: Issue[] = [];
  const different = contrasts.filter((one) => {
    if (one.treat1 !== one.treat2) return true;
    issues.push(sameTreatment(one.study, one.treat1, one.rowId));
    return false;
  });
  const named = grouped(different).flatMap((rows) => contrastStudy(rows, issues) ?? []);
  return placed(named, issues);
}

/** Studies of arms, one row each. */
export function studiesOfArms(arms: readonly Arm[]): ReadStudies {
  const issues: Issue[] = [];
  const named = grouped(arms).flatMap((rows): Named[] => {
    const [{ study, rowId }] = rows;
    const sorted = rows.toSorted((one, other) => byName(one.treatment, other.treatment));
    const twice = sorted.find(({ treatment }, i) => treatment === sorted[i + 1]?.treatment);
    if (twice !== undefined) issues.push(armTwice(study, twice.treatment, rowId));
    else if (sorted.length < 2) issues.push(oneArm(study, rowId));
    if (twice !== undefined || sorted.length < 2) return [];
    return [
      {
        study,
        rowIds: rows.map((row) => row.rowId),
        treatments: sorted.map(({ treatment }) => treatment),
        effects: sorted.map(({ yi }) => yi),
        variance: (first, second) => sorted[first]!.vi + sorted[second]!.vi,
      },
    ];
  });
  return placed(named, issues);
}

type AtLeastOne<T> = readonly [T, ...T[]];

function grouped<T extends { readonly study: string }>(rows: readonly T[]): AtLeastOne<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const row of rows) {
    const group = groups.get(row.study);
    if (group === undefined) groups.set(row.study, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

const byName = (one: string, other: string): number => {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : one < other ? -1 : one > other ? 1 : 0;
};

function contrastStudy(rows: AtLeastOne<Contrast>, issues: Issue[]): Named | null {
  const [{ study, rowId }] = rows;
  const treatments = [...new Set(rows.flatMap(({ treat1, treat2 }) => [treat1, treat2]))].toSorted(byName);
  const p = treatments.length;
  const place = new Map(treatments.map((name, at) => [name, at]));
  const effects = new Float64Array(p * p);
  const variances = new Float64Array(p * p);
  for (const row of rows) {
    const [i, j] = [place.get(row.treat1)!, place.get(row.treat2)!];
    if (variances[i * p + j] !== 0) {
      issues.push(pairTwice(study, row.treat1, row.treat2, row.rowId));
      return null;
    }
    effects[i * p + j] = row.yi;
    effects[j * p + i] = -row.yi;
    variances[i * p + j] = variances[j * p + i] = row.vi;
  }
  if (rows.length !== (p * (p - 1)) / 2) {
    issues.push(incomplete(study, p, rows.length, rowId));
    return null;
  }
  // Where effects add up this mean is each arm's effect; where they nearly do, the closest that do.
  const arms = Array.from({ length: p }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += effects[i * p + j]!;
    return sum / p;
  });
  const off = worst(rows, (row) => row.yi - (arms[place.get(row.treat1)!]! - arms[place.get(row.treat2)!]!));
  if (off > CONTRADICTION) {
    issues.push(effectsDisagree(study, rowId));
    return null;
  }
  if (off > ROUNDING) issues.push(effectsRounded(study, rowId));
  const variance = (first: number, second: number): number => variances[first * p + second]!;
  const negative = armVariances(p, variance).findIndex((own) => own < -0.001 * Math.max(...variances));
  if (negative >= 0) issues.push(armVarianceNegative(study, treatments[negative]!, rowId));
  return { study, rowIds: rows.map((row) => row.rowId), treatments, effects: arms, variance };
}

/** The largest difference in standard errors of the most precise comparison. */
function worst(rows: readonly Contrast[], difference: (row: Contrast) => number): number {
  const least = Math.sqrt(Math.min(...rows.map(({ vi }) => vi)));
  return Math.max(...rows.map((row) => Math.abs(difference(row)))) / least;
}

/** Variances of independent arms that come closest to those of the comparisons; [] for two arms, which have many. */
function armVariances(p: number, variance: (first: number, second: number) => number): number[] {
  if (p < 3) return [];
  const sums = Array.from({ length: p }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < p; j++) if (j !== i) sum += variance(i, j);
    return sum;
  });
  const total = sums.reduce((sum, own) => sum + own, 0) / 2;
  return sums.map((own) => (own - total / (p - 1)) / (p - 2));
}

function placed(named: readonly Named[], issues: Issue[]): ReadStudies {
  const treatments = [...new Set(named.flatMap((study) => study.treatments))].toSorted(byName);
  const place = new Map(treatments.map((name, at) => [name, at]));
  const studies = named.flatMap((each): NetworkStudy[] => {
    const places = each.treatments.map((name) => place.get(name)!);
    const study = studyOfArms({ ...each, treatments: places }, each.effects, each.variance);
    if (study === null) issues.push(variancesDisagree(each.study, each.rowIds[0]!));
    return study === null ? [] : [study];
  });
  if (studies.length === named.length) return { treatments, studies, issues };
  const left = new Set(studies.map(({ study }) => study));
  return placed(
    named.filter(({ study }) => left.has(study)),
    issues,
  );
}
