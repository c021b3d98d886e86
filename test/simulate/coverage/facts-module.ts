import { ENGINE_VERSION } from "../../../packages/engine/src/version.ts";
import type { Design } from "./design.ts";
import { keyOf } from "./page.ts";
import type { CellResult, MethodResult } from "./simulate.ts";

const percent = (proportion: number): string => String(Number((100 * proportion).toFixed(1)));
/** One digit more than the coverage: errors of a few tenths are told apart. */
const errorOf = (proportion: number): string => String(Number((100 * proportion).toFixed(2)));

function series(method: MethodResult, { k, i2 }: Design, cells: readonly CellResult[]): string {
  const at = (studies: number, percentage: number): string => {
    const found = cells
      .find((cell) => cell.k === studies && cell.i2 === percentage)
      ?.methods.find((other) => keyOf(other) === keyOf(method));
    return found === undefined ? "null" : `[${percent(found.coverage)}, ${errorOf(found.error)}]`;
  };
  const rows = k.map((studies) => `[${i2.map((percentage) => at(studies, percentage)).join(", ")}]`);
  const { subject, id, estimator, replications } = method;
  return [
    "  {",
    `    subject: "${subject}",`,
    `    method: "${id}",`,
    `    estimator: "${estimator}",`,
    `    replications: ${replications},`,
    "    percent: [",
    ...rows.map((row) => `      ${row},`),
    "    ],",
    "  },",
  ].join("\n");
}

/** The table as a module of the engine, rounded: what tooltips and panels say of coverage is read from it. */
export function factsModule(design: Design, cells: readonly CellResult[]): string {
  const { seed, replications, mu, level, k, i2 } = design;
  const methods = [...new Map(cells.flatMap((cell) => cell.methods.map((m) => [keyOf(m), m]))).values()];
  return `import type { CoverageDesign, CoverageSeries } from "./coverage-facts.ts";

// Written by \`pnpm simulate coverage\`; docs/coverage.md says how the numbers were made.

export const COVERAGE_DESIGN: CoverageDesign = {
  engine: "${ENGINE_VERSION}",
  seed: ${seed},
  replications: ${replications},
  mu: ${mu},
  level: ${level},
  k: [${k.join(", ")}],
  i2: [${i2.join(", ")}],
};

// biome-ignore format: a line for each number of studies.
export const COVERAGE_TABLE: readonly CoverageSeries[] = [
${methods.map((method) => series(method, design, cells)).join("\n")}
];
`;
}
