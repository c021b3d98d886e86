import { formatFixed } from "../../format/index.ts";
import { TYPE_ONE_DESIGN, TYPE_ONE_TABLE } from "./type-one-table.ts";

/** What is simulated: a measure, a true effect and its heterogeneity. */
export interface TypeOneSetting {
  /** Id of the measure. */
  readonly measure: "SMD" | "OR" | "DOR" | "HR";
  /** Mean true effect on the analysis scale. */
  readonly effect: number;
  /** Between-study variance on the analysis scale. */
  readonly tau2: number;
}

/** How the simulations were made. */
export interface TypeOneDesign {
  readonly engine: string;
  readonly seed: number;
  readonly replications: number;
  /** Level of the tests, as a proportion. */
  readonly level: number;
  readonly k: readonly number[];
  readonly settings: readonly TypeOneSetting[];
}

/** Percent of simulated meta-analyses without any bias in which a test rejected; null where it does not go with the measure. */
export interface TypeOneSeries {
  readonly method: string;
  /** By setting, then by number of studies. */
  readonly percent: readonly (readonly (number | null)[])[];
}

/** How often a test rejected without bias, in one cell. */
export interface TypeOneFact extends TypeOneSetting {
  readonly k: number;
  /** In percent, with its Monte Carlo standard error in percentage points. */
  readonly percent: number;
  readonly error: number;
}

/** The simulated type I error of one test of asymmetry, from the table that `pnpm simulate asymmetry` writes (docs/asymmetry.md). */
export function typeOneFacts(method: string): readonly TypeOneFact[] {
  const series = TYPE_ONE_TABLE.find((entry) => entry.method === method);
  if (series === undefined) return [];
  const { settings, k, replications } = TYPE_ONE_DESIGN;
  return settings.flatMap((setting, row) =>
    k.flatMap((studies, column): TypeOneFact[] => {
      const percent = series.percent[row]?.[column] ?? null;
      if (percent === null) return [];
      const error = Math.sqrt((percent * (100 - percent)) / replications);
      return [{ ...setting, k: studies, percent, error }];
    }),
  );
}

const MEASURES = [
  { measure: "SMD", name: "standardised mean differences" },
  { measure: "OR", name: "log odds ratios" },
  { measure: "DOR", name: "log diagnostic odds ratios" },
  { measure: "HR", name: "log hazard ratios" },
] as const;

/**
 * "Without bias it rejected at 5 % in 4.1 to 7.2 % of simulated meta-analyses of SMDs and in 3.9 to 12.4 % of log odds ratios,
 * k = 10 and 30 (docs/asymmetry.md)"; empty for a test that was not simulated.
 */
export function typeOneClaim(method: string): string {
  const facts = typeOneFacts(method);
  const parts = MEASURES.flatMap(({ measure, name }) => {
    const own = facts.filter((fact) => fact.measure === measure).map(({ percent }) => percent);
    if (own.length === 0) return [];
    return [
      `in ${formatFixed(Math.min(...own), 1)} to ${formatFixed(Math.max(...own), 1)} % of those of ${name}`,
    ];
  });
  if (parts.length === 0) return "";
  const { k, level } = TYPE_ONE_DESIGN;
  return `Where nothing was missing it rejected at ${formatFixed(100 * level, 0)} % ${parts.join(" and ")}, simulated with k = ${k.join(" and ")} (docs/asymmetry.md).`;
}
