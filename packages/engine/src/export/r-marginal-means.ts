import type { BuiltDesign, ModeratorValues, Profile } from "../design/types.ts";
import { equalCells, observedCells } from "../moderation/factor-cells.ts";
import type { MarginalMeans } from "../moderation-types.ts";
import { type Check, one } from "./r-checks.ts";
import { hasOwnTest, type ModeratorsInR } from "./r-moderator-options.ts";
import type { Part } from "./r-part.ts";
import { rComment, rNumber, rNumbers } from "./r-text.ts";

/** Estimated marginal means and the document's contrasts in R, each as explicit combinations of the coefficients. */
export function combinationsPart({ report, input }: ModeratorsInR, design: BuiltDesign): Part {
  const moderation = report.moderation!;
  const own = hasOwnTest(moderation.regression!.testUsed);
  const code: string[] = [];
  const checks: Check[] = [];
  for (const [place, means] of moderation.marginalMeans.entries()) {
    const rows = rowsOf(design, means);
    if (rows === null) continue;
    const name = `means_${place + 1}`;
    code.push(rComment(`${means.column}: ${means.caption}`), ...combinationCode(name, rows));
    means.means.forEach(({ level, mean }, i) => {
      const [estimate, se] = [`${name}$estimate[${i + 1}]`, `${name}$se[${i + 1}]`];
      checks.push(one(`marginal mean of ${means.column} ${level}`, mean.estimate, estimate, se));
      if (!own) checks.push(one(`marginal mean of ${means.column} ${level}: SE`, mean.se, se, "0"));
    });
  }
  const { contrasts } = input.spec;
  const known = contrasts.filter(({ weights }) =>
    Object.keys(weights).every((name) => design.names.includes(name)),
  );
  if (
    moderation.contrasts !== null &&
    known.length === moderation.contrasts.comparisons.length &&
    known.length > 0
  ) {
    const rows = known.map(({ weights }) =>
      design.names.map((name) => (Object.hasOwn(weights, name) ? weights[name]! : 0)),
    );
    code.push("# Contrasts", ...combinationCode("contrasts_of", rows));
    moderation.contrasts.comparisons.forEach(({ label, coefficient }, i) => {
      const [estimate, se] = [`contrasts_of$estimate[${i + 1}]`, `contrasts_of$se[${i + 1}]`];
      checks.push(one(`contrast ${label}`, coefficient.estimate, estimate, se));
      if (!own) checks.push(one(`contrast ${label}: SE`, coefficient.se, se, "0"));
    });
  }
  return { code, checks, unchecked: [] };
}

/** x'b and its standard error, row by row. */
function combinationCode(name: string, rows: readonly ArrayLike<number>[]): string[] {
  const vectors = rows.map((row) => {
    const numbers = Array.from(row, (value) => value + 0);
    return numbers.length === 1 ? rNumber(numbers[0]!) : rNumbers(numbers);
  });
  return [
    `${name} <- with(list(X = rbind(${vectors.join(", ")})), data.frame(`,
    "  estimate = as.numeric(X %*% coef(res_mods)),",
    "  se = sqrt(rowSums((X %*% vcov(res_mods)) * X))",
    "))",
    `print(${name})`,
  ];
}

/** The rows of the design that the means of a factor are; null where the design lacks one. */
function rowsOf(
  design: BuiltDesign,
  { column, weighting, held, averaged, means }: MarginalMeans,
): Float64Array[] | null {
  const others = averaged.map((name) => design.moderators.find((one) => one.column === name));
  if (others.includes(undefined)) return null;
  const factors = others as ModeratorValues[];
  const cells = weighting === "equal" ? equalCells(factors) : observedCells(factors);
  const base: Profile = Object.fromEntries(held.map((one) => [one.column, one.value]));
  const rows: Float64Array[] = [];
  for (const { level } of means) {
    const average = new Float64Array(design.columns.length);
    for (const { profile, weight } of cells) {
      const row = design.rowOf({ ...base, ...profile, [column]: level });
      if (row === null) return null;
      for (let j = 0; j < average.length; j++) average[j] = average[j]! + weight * row[j]!;
    }
    rows.push(average);
  }
  return rows;
}
