import { chisqTest, criticalValue, twoSidedTest } from "../../inference/tests.ts";
import { exp, log } from "../../numeric/elementary.ts";
import { inner } from "../../numeric/linear-algebra.ts";
import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import { basisOf, type DoseBasis } from "./basis.ts";
import { type EmaxFit, emaxSlopes, fitEmax } from "./emax.ts";
import { type Matrix, quadratic } from "./matrices.ts";
import { gridOver } from "./predict.ts";
import type { CandidateShape, CurvePoint, DoseCoefficient, ShapeFit } from "./types.ts";
import { fitLine, type LineData, type LineFit } from "./weighted-line.ts";

/** One effect of each study, its sampling variance and its dose. */
export interface DoseShapesInput {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly dose: readonly number[];
  /** Of tau2 in the curves; shapes are compared by ML in any case. */
  readonly method: "ML" | "REML";
  readonly level?: number;
  /** Absent = all seven with their default knots. */
  readonly shapes?: readonly CandidateShape[];
  /** Doses at which curves are read; absent = 51 from the lowest to the highest. */
  readonly grid?: readonly number[];
}

const ALL: readonly CandidateShape[] = [
  { id: "linear" },
  { id: "quadratic" },
  { id: "rcs" },
  { id: "piecewise" },
  { id: "log" },
  { id: "sqrt" },
  { id: "emax" },
];

/**
 * Study-level dose-response: the shapes of a meta-regression on one dose compared, each by ML, best AICc first. A shape that cannot
 * be fitted to these doses is left out with an issue. AICc = -2 ll + 2 m n / (n - m - 1), n the studies, raised to m + 2.
 * @returns shapes in the order of AICc; an error where none can be fitted
 * Source: Burnham & Anderson (2002), Model Selection and Multimodel Inference, section 2.9; for Emax see `fitEmax`.
 * R: `fitstats(rma(yi, vi, mods = ~ x + I(x^2), method = "ML"))`
 */
export function compareDoseShapes(input: DoseShapesInput): Result<readonly ShapeFit[]> {
  const problem = problemOf(input);
  if (problem !== null) return fail(problem);
  const issues: Issue[] = [];
  const context = contextOf(input);
  const fits = (input.shapes ?? ALL).flatMap((shape) => fitShape(shape, context, issues) ?? []);
  if (fits.length === 0) return fail(...issues);
  const best = Math.min(...fits.map((fit) => fit.aicc));
  const likelihoods = fits.map((fit) => exp((best - fit.aicc) / 2));
  const total = likelihoods.reduce((sum, x) => sum + x, 0);
  const weighted = fits.map((fit, i) => ({ ...fit, weight: likelihoods[i]! / total }));
  return ok(
    weighted.sort((a, b) => a.aicc - b.aicc),
    issues,
  );
}

interface Context {
  readonly data: LineData;
  /** Taken off the effects. */
  readonly centre: number;
  readonly dose: readonly number[];
  readonly method: "ML" | "REML";
  readonly level: number;
  readonly grid: readonly number[];
  /** tau2 without a dose; null with too few studies. */
  readonly tau2Without: number;
}

type Bare = Omit<ShapeFit, "weight">;

function contextOf({ yi, vi, dose, method, level, grid }: DoseShapesInput): Context {
  const centre = yi.reduce((sum, y) => sum + y, 0) / yi.length;
  const data = { yi: Float64Array.from(yi, (y) => y - centre), vi: Float64Array.from(vi) };
  const constant = yi.map(() => Float64Array.of(1));
  return {
    data,
    centre,
    dose,
    method,
    level: level ?? 0.95,
    grid: grid ?? gridOver(Math.min(...dose), Math.max(...dose), 51),
    tau2Without: fitLine(data, constant, method)!.tau2,
  };
}

function problemOf({ yi, vi, dose }: DoseShapesInput): Issue | null {
  const field = { field: "doseResponse.dose" };
  if (yi.length !== vi.length || yi.length !== dose.length) {
    throw new RangeError(`${yi.length} effects, ${vi.length} variances, ${dose.length} doses`);
  }
  if (![...yi, ...vi, ...dose].every(Number.isFinite) || vi.some((v) => v <= 0)) {
    throw new RangeError("effects, variances above 0 and doses must be finite numbers");
  }
  if (yi.length < 3) {
    return issue(
      "dose-few-studies",
      "error",
      `There is no dose-response curve: ${yi.length} studies have an effect and a dose, and a line with heterogeneity around it needs 3 or more.`,
      "Enter the doses of more studies.",
      field,
    );
  }
  if (new Set(dose).size > 1) return null;
  return issue(
    "dose-one-level",
    "error",
    `There is no dose-response curve: all studies have dose ${dose[0]}, so that nothing shows how the effect changes with it.`,
    "Check the column of doses, or choose another moderator.",
    field,
  );
}

function fitShape(shape: CandidateShape, context: Context, issues: Issue[]): Bare | null {
  if (shape.id === "emax") return fitEmaxShape(context, issues);
  const basis = basisOf(shape, context.dose);
  if (!basis.ok) {
    issues.push(...basis.issues.map((each) => ({ ...each, severity: "note" as const })));
    return null;
  }
  const design = context.dose.map((d) => withConstant(basis.value, d));
  const line = fitLine(context.data, design, context.method);
  if (line === null) {
    issues.push(tooFewDoses(basis.value.label));
    return null;
  }
  const names = ["intrcpt", ...basis.value.names];
  const curve = curveFrom(context, line.beta, line.vcov, (d) => withConstant(basis.value, d));
  return {
    id: shape.id,
    label: basis.value.label,
    knots: basis.value.knots,
    coefficients: coefficientsFrom(names, line.beta, line.vcov, context),
    ed50: null,
    ...summaryOf(line, context, names.length, names.length + 1),
    curve,
  };
}

function withConstant(basis: DoseBasis, dose: number): Float64Array {
  return Float64Array.of(1, ...basis.at(dose));
}

function fitEmaxShape(context: Context, issues: Issue[]): Bare | null {
  const { data, dose, method, level } = context;
  const bends = new Set(dose).size > 2 && Math.min(...dose) >= 0 && dose.length > 3;
  const fit = bends ? fitEmax(data, dose, method, level) : null;
  if (fit === null) {
    issues.push(tooFewDoses("Emax, which needs doses of 0 and more"));
    return null;
  }
  if (fit.edge !== "none") issues.push(noEd50(fit.edge));
  const emax = fit.line.beta[1]!;
  const slopes = (d: number): Float64Array =>
    fit.ed50Known ? emaxSlopes(d, emax, fit.ed50) : emaxSlopes(d, emax, fit.ed50).subarray(0, 2);
  const beta = fit.ed50Known ? Float64Array.of(...fit.line.beta, 0) : fit.line.beta;
  return {
    id: "emax",
    label: "Emax",
    knots: [],
    coefficients: coefficientsFrom(["E0", "Emax"], fit.line.beta, fit.vcov, context),
    ed50: ed50Of(fit),
    ...summaryOf(fit.line, context, 3, 4),
    curve: curveFrom(context, beta, fit.vcov, slopes),
  };
}

function ed50Of({ ed50, ed50Interval, ed50Known, vcov }: EmaxFit): ShapeFit["ed50"] {
  return { estimate: ed50, se: ed50Known ? Math.sqrt(vcov[2]![2]!) : null, interval: ed50Interval };
}

function summaryOf(line: LineFit, { data, tau2Without }: Context, terms: number, parameters: number) {
  const k = data.yi.length;
  const n = Math.max(k, parameters + 2);
  const ll = line.logLikMl;
  return {
    tau2: line.tau2,
    logLik: ll,
    parameters,
    aic: -2 * ll + 2 * parameters,
    aicc: -2 * ll + (2 * parameters * n) / (n - parameters - 1),
    bic: -2 * ll + parameters * log(k),
    r2: tau2Without > 0 ? Math.max(0, 100 * ((tau2Without - line.tau2) / tau2Without)) : null,
    i2: line.i2,
    residual: chisqTest("residual heterogeneity", "QE", line.qe, k - terms),
  };
}

function coefficientsFrom(
  names: readonly string[],
  beta: Float64Array,
  vcov: Matrix,
  { centre, level }: Context,
): DoseCoefficient[] {
  return names.map((name, i) => {
    const estimate = beta[i]! + (i === 0 ? centre : 0);
    const se = Math.sqrt(vcov[i]![i]!);
    const reach = criticalValue(level, null) * se;
    const interval = {
      lower: estimate - reach,
      upper: estimate + reach,
      level,
      kind: "confidence",
      method: "Wald",
    } as const;
    return { name, estimate, se, test: twoSidedTest(name, estimate, se, null), interval };
  });
}

function curveFrom(
  { grid, centre, level }: Context,
  beta: Float64Array,
  vcov: Matrix,
  rowOf: (dose: number) => Float64Array,
): CurvePoint[] {
  const z = criticalValue(level, null);
  return grid.map((dose) => {
    const x = rowOf(dose);
    const estimate = centre + inner(x, beta);
    const se = Math.sqrt(Math.max(0, quadratic(vcov, x)));
    return { dose, estimate, se, lower: estimate - z * se, upper: estimate + z * se };
  });
}

function tooFewDoses(label: string): Issue {
  return issue(
    "dose-shape-not-determined",
    "note",
    `One shape was not fitted (${label}): the studies have too few different doses for its terms, or are not more than its terms.`,
    "Compare the other shapes, or choose fewer knots.",
    { field: "doseResponse.shape" },
  );
}

function noEd50(edge: "step" | "straight"): Issue {
  const what =
    edge === "straight"
      ? "the effect rises as a straight line within the doses studied, so that no plateau can be seen"
      : "the effect is at its plateau from the lowest positive dose on";
  return issue(
    "dose-ed50-edge",
    "warning",
    `Emax has no ED50 in these data: ${what}. The curve is that at the end of the doses searched, and its intervals take ED50 as known.`,
    edge === "straight"
      ? "Read the linear shape instead."
      : "Compare dose 0 with all other doses as a factor instead.",
    { field: "doseResponse.shape" },
  );
}
