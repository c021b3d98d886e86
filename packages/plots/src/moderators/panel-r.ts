import {
  type AnalysisDocument,
  type Column,
  designToR,
  type ModelSpec,
  type ModeratorPanel,
  type ModeratorValues,
  type RegressionFit,
  rCall,
  rNumbers,
  rStrings,
} from "@treeline/engine";
import { buildDesign, rName } from "@treeline/engine/design";
import { modelArguments } from "../model-arguments-r.ts";
import type { ModeratedReport } from "../plot-types.ts";

/** The model of one moderator in R. */
export interface PanelInR {
  /** Lines that put the studies into `panel` and fit `res_panel`. */
  readonly lines: readonly string[];
  readonly formula: string;
  /** The moderator as R writes it. */
  readonly name: string;
  readonly panel: ModeratorPanel;
  /** Whether the moderator enters the model as it is, in one column: what `regplot()` draws. */
  readonly isStraight: boolean;
}

/**
 * Lines that fit the model of a moderator alone, on its settled values.
 * @returns null where there is no such model, or none that metafor fits alike
 */
export function panelInR(
  { moderators }: AnalysisDocument,
  { effects, moderation }: ModeratedReport,
  column: string,
): PanelInR | null {
  const panel = moderation?.panels.find((one) => one.column === column);
  const values = moderation?.variables.find((one) => one.column === column);
  const given = moderators?.variables.find((one) => one.column === column);
  if (!panel?.fit || values === undefined || given === undefined || effects === null) return null;
  // The part within groups has a line for each group, and no plot of R's draws it.
  if (given.within !== null) return null;
  // The same curve from orthogonal powers, because rma() refuses a year beside its square.
  const shapeParams =
    given.shape === "polynomial" ? { ...given.shapeParams, orthogonal: true } : given.shapeParams;
  const variable = { ...given, shapeParams, dose: null, spellings: {} };
  const built = buildDesign({
    spec: { variables: [variable], terms: [[column]], intercept: true },
    table: { rowIds: effects.rowIds, columns: [settledColumn(values)] },
    rowIds: effects.rowIds,
  });
  if (!built.ok) return null;
  const own = designToR(built.value, { variables: [variable] }, "panel");
  const name = rName(column);
  return {
    lines: [
      ...own.packages.map((library) => `library(${library})`),
      ...own.functions,
      `panel <- data.frame(yi = ${rNumbers(effects.yi)}, vi = ${rNumbers(effects.vi)})`,
      `panel$${name} <- ${valuesInR(values)}`,
      "panel <- panel[complete.cases(panel), ]",
      ...own.lines,
      `res_panel <- ${rCall("rma", [
        ["", "yi"],
        ["", "vi"],
        ["mods", own.formula],
        ["data", "panel"],
        ...modelArguments(asFitted(panel.fit), panel.fit.testUsed),
      ])}`,
    ],
    formula: own.formula,
    name,
    panel,
    isStraight: own.formula === `~ ${name}`,
  };
}

/** Where nothing is left to estimate tau2 from it is 0, which rma() has to be told. */
function asFitted({ k, p, spec }: RegressionFit): ModelSpec {
  return k === p && spec.kind === "random" && spec.tau2 === null ? { ...spec, tau2: 0 } : spec;
}

function settledColumn({ column: name, kind, levels, values }: ModeratorValues): Column {
  if (kind === "numeric") return { name, kind: "number", values: [...values], unparsed: {} };
  return { name, kind: "text", values: values.map((at) => (at === null ? null : (levels[at] ?? null))) };
}

function valuesInR({ kind, levels, values }: ModeratorValues): string {
  return kind === "numeric"
    ? rNumbers(values)
    : rStrings(values.map((at) => (at === null ? null : (levels[at] ?? null))));
}

/** Lines that draw the levels of a factor side by side: studies spread about, means with their intervals. */
export function levelsInR(
  { lines, name, panel }: PanelInR,
  across: "studies up" | "studies across",
): readonly string[] {
  const k = panel.levels.length;
  const rows = `cbind(${["1", ...Array.from({ length: k - 1 }, (_, at) => `panel_rows[, ${at + 1}]`)].join(", ")})`;
  // Without random effects nothing is predicted.
  const predicted = panel.groups.some(({ prediction }) => prediction !== null);
  return [
    ...lines,
    // A factor of one level has no contrasts.
    ...(k > 1
      ? [
          `panel_rows <- contrasts(panel$${name})`,
          `panel_means <- predict(res_panel, newmods = unname(${rows})[, -1, drop = FALSE])`,
        ]
      : ["panel_means <- predict(res_panel)"]),
    `panel_at <- as.integer(panel$${name}) + seq(-0.2, 0.2, length.out = nrow(panel))`,
    ...levelsDrawnInR({ k, levels: `levels(panel$${name})`, predicted }, across),
  ];
}

interface LevelsInR {
  readonly k: number;
  /** Their names, as R writes them. */
  readonly levels: string;
  readonly predicted: boolean;
}

/** Lines that draw `panel` at `panel_at` and its `panel_means`. */
export function levelsDrawnInR(
  { k, levels, predicted }: LevelsInR,
  across: "studies up" | "studies across",
): readonly string[] {
  const upright = across === "studies up";
  return [
    "panel_size <- 0.5 + 2 * sqrt(min(panel$vi) / panel$vi)",
    // Names of levels stand across, and R leaves them four lines.
    ...(upright ? [] : [`margins <- par(mar = par("mar") + c(0, max(nchar(${levels})) / 2, 0, 0))`]),
    upright
      ? `plot(panel_at, panel$yi, cex = panel_size, xaxt = "n", xlab = "", ylab = "", xlim = c(0.5, ${k} + 0.5))`
      : `plot(panel$yi, panel_at, cex = panel_size, yaxt = "n", xlab = "", ylab = "", ylim = c(${k} + 0.5, 0.5))`,
    `axis(${upright ? 1 : 2}, at = 1:${k}, labels = ${levels}, las = 1)`,
    ...[...(predicted ? ["pi.lb, pi.ub, 1"] : []), "ci.lb, ci.ub, 4"].map((part) => {
      const [low, high, width] = part.split(", ");
      const ends = upright
        ? `1:${k}, panel_means$${low}, 1:${k}, panel_means$${high}`
        : `panel_means$${low}, 1:${k}, panel_means$${high}, 1:${k}`;
      return `segments(${ends}, lwd = ${width})`;
    }),
    upright
      ? `points(1:${k}, panel_means$pred, pch = 18, cex = 2)`
      : `points(panel_means$pred, 1:${k}, pch = 18, cex = 2)`,
    ...(upright ? [] : ["par(margins)"]),
  ];
}
