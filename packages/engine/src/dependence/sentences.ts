import type { DependenceLevel, DependencePoint, DependenceRow } from "../dependence-types.ts";
import { formatAdaptive, formatPercent, formatShort } from "../format/index.ts";

/** What the sentences are made from. */
interface Told {
  readonly effects: number;
  readonly studies: number;
  readonly several: number;
  readonly rows: readonly DependenceRow[];
  readonly levels: readonly DependenceLevel[];
  readonly curve: readonly DependencePoint[];
  /** Of no effect, on the analysis scale; null = none. */
  readonly nullValue: number | null;
}

/** The row that conclusions rest on: effects by category where there are categories, else correlated and hierarchical ones. */
export function mainRow(rows: readonly DependenceRow[]): DependenceRow | undefined {
  return rows.find(({ id }) => id === "by-category-robust") ?? rows.find(({ id }) => id === "che-robust");
}

const shown = (value: number): string => formatAdaptive(value, 3);

/** What the models say together, in plain words. */
export function dependenceSentences(told: Told): string[] {
  const { effects, studies, several } = told;
  return [
    `${effects} effects stem from ${studies} studies; ${several} of them have more than one.`,
    ...spread(told),
    ...whereVariance(told),
    ...overRho(told),
  ];
}

function spread({ rows, nullValue }: Told): string[] {
  const main = mainRow(rows);
  const plain = rows.find(({ id }) => id === "independent");
  if (main?.estimate == null || main.interval === null || main.se === null) return [];
  const told = [
    `With dependence modelled and a robust standard error the mean is ${shown(main.estimate)} (interval ${shown(main.interval.lower)} to ${shown(main.interval.upper!)}), on the analysis scale.`,
  ];
  if (plain?.interval != null && plain.se !== null && plain.se > 0) {
    const width =
      (main.interval.upper! - main.interval.lower) / (plain.interval.upper! - plain.interval.lower);
    told.push(
      width >= 1
        ? `Its interval is ${formatAdaptive(width, 2)} times as wide as when every effect counts as a study of its own.`
        : `Its interval is no wider (${formatAdaptive(width, 2)} times) than when every effect counts as a study of its own.`,
    );
  }
  if (nullValue !== null) told.push(...agreement(rows, nullValue));
  return told;
}

function agreement(rows: readonly DependenceRow[], nullValue: number): string[] {
  const answers = rows.filter(({ id, interval }) => interval !== null && id !== "independent");
  const excluding = answers.filter(
    ({ interval }) => interval!.lower > nullValue || interval!.upper! < nullValue,
  );
  if (answers.length === 0) return [];
  if (excluding.length === answers.length)
    return ["Every model that allows for dependence excludes no effect."];
  if (excluding.length === 0) return ["No model that allows for dependence excludes no effect."];
  return [
    `The models that allow for dependence disagree: ${excluding.length} of ${answers.length} exclude no effect.`,
  ];
}

function whereVariance({ levels }: Told): string[] {
  const known = levels.filter(({ i2 }) => i2 !== null);
  if (known.length < 2) return [];
  const total = known.reduce((sum, { sigma2 }) => sum + sigma2, 0);
  if (total === 0) return ["No variance of the true effects was found at any level."];
  const parts = known.map(({ label, i2 }) => `${label} ${formatPercent(i2!, 1)}`).join(", ");
  return [`Of the variance of an effect, true differences make up, by level: ${parts}.`];
}

function overRho({ curve }: Told): string[] {
  if (curve.length < 2) return [];
  const estimates = curve.map(({ estimate }) => estimate);
  const [low, high] = [Math.min(...estimates), Math.max(...estimates)];
  return [
    `Over correlations from ${formatShort(curve[0]!.rho)} to ${formatShort(curve.at(-1)!.rho)} the mean runs from ${shown(low)} to ${shown(high)}.`,
  ];
}
