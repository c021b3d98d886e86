import { COMMITTED } from "./coverage/options.ts";

const GENERAL = `pnpm simulate <what> [options]

  coverage  simulates the coverage of the intervals of the pooled mean

Options: pnpm simulate coverage --help
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

/** The help that words of a command line ask for; null where they ask for none. */
export function helpAskedFor(words: readonly string[]): string | null {
  if (!words.some((word) => word === "--help" || word === "-h" || word === "help")) return null;
  return words[0] === "coverage" ? COVERAGE : GENERAL;
}
