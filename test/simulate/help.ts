import { COMMITTED as ASYMMETRY_COMMITTED } from "./asymmetry/options.ts";
import { COMMITTED } from "./coverage/options.ts";

const GENERAL = `pnpm simulate <what> [options]

  coverage   simulates the coverage of the intervals of the pooled mean
  asymmetry  simulates the type I error of the tests of funnel asymmetry

Options: pnpm simulate coverage --help, pnpm simulate asymmetry --help
`;

const COVERAGE = `pnpm simulate coverage [options]

Simulates how often the intervals of the pooled mean hold the true mean, on all cores, and writes
docs/coverage.md, docs/coverage.json and packages/engine/src/inference/coverage-table.ts.

  --seed <number>          seed of the random numbers (${COMMITTED.seed} unless told)
  --replications <number>  meta-analyses for each cell (${COMMITTED.replications} unless told)
  --mu <number>            true mean (${COMMITTED.mu} unless told)
  --level <proportion>     level of the intervals (${COMMITTED.level} unless told)
  --k <number,...>         numbers of studies, 2 or more (${COMMITTED.k.join(",")} unless told)
  --i2 <percent,...>       I2, from 0 to below 100 (${COMMITTED.i2.join(",")} unless told)
`;

const ASYMMETRY = `pnpm simulate asymmetry [options]

Simulates how often tests of funnel asymmetry reject where nothing is missing, and writes
docs/asymmetry.md and packages/engine/src/bias/asymmetry/type-one-table.ts.

  --seed <number>          seed of the random numbers (${ASYMMETRY_COMMITTED.seed} unless told)
  --replications <number>  meta-analyses for each cell (${ASYMMETRY_COMMITTED.replications} unless told)
`;

/** The help that words of a command line ask for; null where they ask for none. */
export function helpAskedFor(words: readonly string[]): string | null {
  if (!words.some((word) => word === "--help" || word === "-h" || word === "help")) return null;
  if (words[0] === "asymmetry") return ASYMMETRY;
  return words[0] === "coverage" ? COVERAGE : GENERAL;
}
