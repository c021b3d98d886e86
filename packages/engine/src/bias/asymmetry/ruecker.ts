import type { BiasOutcome } from "../../bias-types.ts";
import { formatDf } from "../../format/index.ts";
import { twoSidedTest } from "../../inference/tests.ts";
import { atan2 } from "../../numeric/elementary.ts";
import type { ParamDef, Params } from "../../registry.ts";
import { fail, type Result } from "../../result.ts";
import type { BiasInput, BiasR, QuickBiasMethod } from "../types.ts";
import { rankToR } from "./begg.ts";
import { beggPoints } from "./begg-points.ts";
import { rmaComparisons, rmaOf } from "./egger-to-r.ts";
import { lineLack, slopeComparisons, withTypeOne } from "./line-test.ts";
import { estimatorLack, lineModel, modelInWords, randomLine } from "./random-line.ts";
import { rankOutcome } from "./rank-test.ts";
import { LEVEL } from "./shared-params.ts";
import { type SlopeParts, slopeOutcome } from "./slope-outcome.ts";
import { COUNTS, tableStudies } from "./studies.ts";
import { weightedLine } from "./weighted-line.ts";
import { perfectLine } from "./wording.ts";

const LABEL = "Rücker’s arcsine test";
const ALONG = "the standard error of the arcsine difference";

const FORM: ParamDef = {
  key: "form",
  label: "Form",
  help: "The three tests of the paper, on arcsine differences: meta-regression with τ² (for heterogeneous studies), Egger’s weighted regression, Begg’s rank correlation.",
  type: "choice",
  default: "random",
  choices: [
    { value: "random", label: "Meta-regression with τ² (Thompson-Sharp)" },
    { value: "regression", label: "Weighted regression (Egger)" },
    { value: "rank", label: "Rank correlation (Begg)" },
  ],
};

/**
 * Rücker's arcsine test: Egger's, Begg's or Thompson and Sharp's test of y = asin(sqrt(p1)) - asin(sqrt(p2)) with variance
 * 1 / (4 n1) + 1 / (4 n2), which depends on the sizes alone and exists for empty cells.
 * Source: Rücker, Schwarzer & Carpenter (2008), Statistics in Medicine 27, 746-763, doi:10.1002/sim.2971.
 * R: `regtest(escalc(measure = "AS", ...), model = "lm")`
 */
export const ruecker: QuickBiasMethod = {
  id: "ruecker",
  label: LABEL,
  get summary(): string {
    return withTypeOne(
      "Tests of asymmetry on the arcsine difference of risks, whose standard error depends on the sizes alone.",
      "ruecker",
    );
  },
  reference: "Rücker et al. (2008), doi:10.1002/sim.2971",
  family: "asymmetry",
  assumption:
    "Without small-study effects differences of risks on the arcsine scale do not depend on the sizes of the groups.",
  caution:
    "It looks at another scale than that of the effects. An asymmetric funnel is not yet publication bias, and a test that does not reject shows no symmetry.",
  usual: true,
  params: [FORM, LEVEL],
  lack: (input, params) => {
    const points = arcsines(input).map(({ place, yi, vi }) => ({
      place,
      y: yi,
      x: Math.sqrt(vi),
      weight: 1 / vi,
    }));
    const lack = lineLack(points, input.effects.yi.length, COUNTS, ALONG);
    return lack ?? (params.form === "random" ? estimatorLack(modelOf(input)) : null);
  },
  run: (input, params) => run(input, params),
  r: (input, outcome) => rueckerToR(input, outcome),
};

interface Arcsine {
  readonly place: number;
  readonly yi: number;
  readonly vi: number;
}

function arcsines(input: BiasInput): Arcsine[] {
  return tableStudies(input).map(({ place, ai, n1i, ci, n2i }) => ({
    place,
    yi: atan2(Math.sqrt(ai), Math.sqrt(n1i - ai)) - atan2(Math.sqrt(ci), Math.sqrt(n2i - ci)),
    vi: 1 / (4 * n1i) + 1 / (4 * n2i),
  }));
}

function modelOf({ model }: BiasInput): ReturnType<typeof lineModel> {
  return { ...lineModel(model, "t"), kind: "random", tau2: null };
}

function run(input: BiasInput, params: Params): Result<BiasOutcome> {
  const studies = arcsines(input);
  if (params.form === "rank") {
    return rankOutcome(input, params, beggPoints(studies), {
      method: ruecker.id,
      label: LABEL,
      what: "standardised arcsine differences with their variances",
      along: "the variance of the arcsine difference",
      smallIs: 1,
      pValue: "normal",
    });
  }
  const shared = {
    method: ruecker.id,
    label: LABEL,
    places: studies.map(({ place }) => place),
    along: ALONG,
    smallIs: 1 as const,
    ownScale: true as const,
  };
  return params.form === "regression"
    ? classic(input, params, studies, shared)
    : random(input, params, studies, shared);
}

type Shared = Pick<SlopeParts, "method" | "label" | "places" | "along" | "smallIs" | "ownScale">;

function classic(
  input: BiasInput,
  params: Params,
  studies: readonly Arcsine[],
  shared: Shared,
): Result<BiasOutcome> {
  const line = weightedLine(
    studies.map(({ place, yi, vi }) => ({ place, y: yi, x: Math.sqrt(vi), weight: 1 / vi })),
  );
  if (line === null) return fail(perfectLine(LABEL));
  const { df } = line;
  return slopeOutcome(input, params, {
    ...shared,
    ran: `${LABEL}: weighted regression of the arcsine differences on their standard errors, weights 1 / variance, multiplicative error, t with ${formatDf(df)} df`,
    test: twoSidedTest(LABEL, line.slope.estimate, line.slope.se, df),
    intercept: { name: "Intercept", ...line.intercept, df },
    slope: { name: `Slope of ${ALONG}`, ...line.slope, df },
    dispersion: line.dispersion,
    tau2: null,
  });
}

function random(
  input: BiasInput,
  params: Params,
  studies: readonly Arcsine[],
  shared: Shared,
): Result<BiasOutcome> {
  const model = modelOf(input);
  const fitted = randomLine(
    {
      yi: studies.map(({ yi }) => yi),
      vi: studies.map(({ vi }) => vi),
      predictor: { name: ALONG, values: studies.map(({ vi }) => Math.sqrt(vi)) },
      others: [],
      model,
    },
    LABEL,
  );
  if (!fitted.ok) return fitted;
  const { test, tau2, intercept, slope } = fitted.value;
  return slopeOutcome(input, params, {
    ...shared,
    ran: `${LABEL}: meta-regression of the arcsine differences on their standard errors, ${modelInWords(model)} with ${test.df.map(formatDf).join(", ")} df`,
    test,
    intercept,
    slope,
    dispersion: null,
    tau2,
  });
}

function rueckerToR(input: BiasInput, outcome: BiasOutcome): BiasR {
  const before = [
    "ruecker_use <- !is.na(bias_ai)",
    "ruecker_yi <- (asin(sqrt(bias_ai / bias_n1)) - asin(sqrt(bias_ci / bias_n2)))[ruecker_use]",
    "ruecker_vi <- (1 / (4 * bias_n1) + 1 / (4 * bias_n2))[ruecker_use]",
    "ruecker_x <- sqrt(ruecker_vi)",
  ];
  const { form } = outcome.params;
  if (form === "rank") {
    const deviates = [
      ...before,
      "ruecker_mean <- weighted.mean(ruecker_yi, 1 / ruecker_vi)",
      "ruecker_deviates <- (ruecker_yi - ruecker_mean) / sqrt(ruecker_vi - 1 / sum(1 / ruecker_vi))",
    ];
    return rankToR(outcome, "ruecker", deviates, "ruecker_deviates", "ruecker_vi");
  }
  if (form === "regression") {
    return {
      code: [...before, "ruecker <- summary(lm(ruecker_yi ~ ruecker_x, weights = 1 / ruecker_vi))"],
      compare: slopeComparisons(outcome, "coef(ruecker)"),
      lacks: [],
    };
  }
  const model = modelOf(input);
  return {
    code: [
      ...before,
      "ruecker_unit <- max(var(ruecker_yi), median(ruecker_vi))",
      "ruecker_control <- modifyList(bias_control, list(threshold = 1e-14 * ruecker_unit, tau2.max = 1e8 * ruecker_unit))",
      `ruecker <- ${rmaOf("ruecker_yi", "ruecker_vi", "ruecker_x", model, "ruecker_control")}`,
    ],
    ...rmaComparisons(outcome, "ruecker", model),
  };
}
