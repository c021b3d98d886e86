import { createRandom, mixedSeed, type Random } from "../../numeric/random.ts";
import { imputeLevels } from "./impute-level.ts";
import { imputeNumbers } from "./impute-number.ts";
import { predictorRows } from "./predictors.ts";
import type { Filled, Imputation, ImputationSpec, IncompleteColumn, IncompleteData, Trace } from "./types.ts";

/**
 * One chain of chained equations: missing values start as random draws from those observed; then, round by round, each column is
 * drawn anew given the others, those with fewest missing values first. The random numbers depend on the seed and the index alone.
 * @param data with at least one value of each column, as {@link checkIncomplete} makes sure
 * Source: van Buuren & Groothuis-Oudshoorn (2011), J. Statistical Software 45(3) doi:10.18637/jss.v045.i03; White, Royston & Wood
 * (2011), Statistics in Medicine 30(4), 377-399 doi:10.1002/sim.4067. R: `mice::mice(data, m = 1, maxit = iterations)`
 */
export function runChain(data: IncompleteData, spec: ImputationSpec, index: number): Imputation {
  const random = createRandom(mixedSeed(spec.seed, index, 0x3ce));
  const current = data.columns.map((column) => filledAtRandom(column, random));
  const gaps = data.columns
    .map((column, place) => ({ column, place, studies: missingIn(column) }))
    .filter(({ studies }) => studies.length > 0)
    .sort((a, b) => a.studies.length - b.studies.length || a.place - b.place);
  const rounds: (readonly number[])[][] = gaps.map(() => []);
  for (let round = 0; round < spec.iterations; round++) {
    gaps.forEach(({ column, place, studies }, gap) => {
      const values = drawColumn(data, place, current, spec, random);
      studies.forEach((study, order) => {
        current[place]![study] = values[order]!;
      });
      rounds[gap]!.push(summaryOf(column, values));
    });
  }
  const filled = gaps.map(
    ({ column, place, studies }): Filled => ({
      column: column.column,
      studies,
      values: studies.map((study) => current[place]![study]!),
    }),
  );
  return { index, filled, traces: gaps.flatMap(({ column }, gap) => tracesOf(column, rounds[gap]!)) };
}

function missingIn({ values }: IncompleteColumn): number[] {
  return values.flatMap((value, study) => (value === null ? [study] : []));
}

function filledAtRandom({ values }: IncompleteColumn, random: Random): number[] {
  const observed = values.filter((value): value is number => value !== null);
  return values.map(
    (value) =>
      value ?? observed[Math.min(observed.length - 1, Math.floor(random.uniform() * observed.length))]!,
  );
}

function drawColumn(
  data: IncompleteData,
  place: number,
  current: readonly (readonly number[])[],
  spec: ImputationSpec,
  random: Random,
): number[] {
  const { kind, values } = data.columns[place]!;
  const rows = predictorRows(data, place, current, spec.precision);
  const x = rows.filter((_, study) => values[study] !== null);
  const missing = rows.filter((_, study) => values[study] === null);
  const y = values.filter((value): value is number => value !== null);
  return kind === "numeric"
    ? imputeNumbers(x, y, missing, spec, random)
    : imputeLevels(x, y, missing, random);
}

/** Mean and SD of what was filled in, or the share of each level. */
function summaryOf({ kind, levels }: IncompleteColumn, values: readonly number[]): number[] {
  const n = values.length;
  if (kind === "factor") {
    return levels.map((_, place) => values.filter((value) => value === place).length / n);
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return [mean, n > 1 ? Math.sqrt(squares / (n - 1)) : 0];
}

function tracesOf(
  { column, kind, levels }: IncompleteColumn,
  rounds: readonly (readonly number[])[],
): Trace[] {
  const statistics = kind === "numeric" ? ["mean", "SD"] : levels.map((level) => `share of ${level}`);
  return statistics.map((statistic, place) => ({
    column,
    statistic,
    values: rounds.map((round) => round[place]!),
  }));
}
