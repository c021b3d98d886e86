import type {
  TypeOneDesign,
  TypeOneSeries,
  TypeOneSetting,
} from "../../../packages/engine/src/bias/asymmetry/type-one.ts";
import { biasMethods } from "../../../packages/engine/src/bias/registry.ts";

function nameOf({ measure, effect, tau2 }: TypeOneSetting): string {
  const what = measure === "SMD" ? `SMD ${effect}` : `${measure} ${Number(Math.exp(effect).toFixed(2))}`;
  return tau2 === 0 ? what : `${what}, tau2 ${tau2}`;
}

/** The page of documentation. */
export function pageOf(
  { engine, seed, replications, level, k, settings }: TypeOneDesign,
  table: readonly TypeOneSeries[],
): string {
  const head = settings.flatMap((setting) => k.map((studies) => `${nameOf(setting)}, k ${studies}`));
  const rows = table.map(({ method, percent }) => {
    const cells = percent.flatMap((row) => row.map((cell) => (cell === null ? "\u2013" : cell.toFixed(1))));
    return `| ${biasMethods.get(method).label} | \`${method}\` | ${cells.join(" | ")} |`;
  });
  return [
    "# Type I error of the tests of funnel asymmetry",
    "",
    `How often tests at the ${100 * level} % level reject where no study is missing and small studies have the same effects as`,
    "large ones, in percent of simulated meta-analyses. Written by",
    "",
    "```",
    `pnpm simulate asymmetry --seed ${seed} --replications ${replications}`,
    "```",
    "",
    `with engine ${engine}; the same command gives the same bits on every machine.`,
    "",
    "## Design",
    "",
    "- Standardised mean differences (SMD): Hedges' g of two groups of n normal scores each, the logarithm of n uniform between those",
    "  of 10 and 100.",
    "- Odds ratios (OR): two groups of n people each, the logarithm of n uniform between those of 25 and 250; risks of the control",
    "  groups uniform between 10 and 40 %; studies without events in either group are drawn again.",
    "- Diagnostic odds ratios (DOR): the same with n people with and n without the condition. Hazard ratios (HR): log ratios with variance",
    "  4 / events, the logarithm of the events uniform between those of 20 and 300.",
    "- True effects are normal around the value given, with variance tau2 (0 unless told).",
    `- ${replications} meta-analyses for each cell: the Monte Carlo standard error of 5 % is ${(100 * Math.sqrt((0.05 * 0.95) / replications)).toFixed(1)} points, of 20 % ${(100 * Math.sqrt((0.2 * 0.8) / replications)).toFixed(1)} points.`,
    "- Every test with its usual choices; a dash where it does not go with the measure. The LFK index has no test: its column is how often",
    "  it speaks of asymmetry.",
    "",
    "## Rejections in percent",
    "",
    `| test | id | ${head.join(" | ")} |`,
    `|---|---|${head.map(() => "---:").join("|")}|`,
    ...rows,
    "",
  ].join("\n");
}

/** The table as a module of the engine: what tooltips say of a test is read from it. */
export function factsModule(design: TypeOneDesign, table: readonly TypeOneSeries[]): string {
  return `import type { TypeOneDesign, TypeOneSeries } from "./type-one.ts";

// Written by \`pnpm simulate asymmetry\`; docs/asymmetry.md says how the numbers were made.

export const TYPE_ONE_DESIGN: TypeOneDesign = ${JSON.stringify(design)};

export const TYPE_ONE_TABLE: readonly TypeOneSeries[] = ${JSON.stringify(table)};
`;
}
