import type { BiasOutcome } from "../../bias-types.ts";
import { formatDf } from "../../format/index.ts";
import type { Params } from "../../registry.ts";
import type { Result } from "../../result.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { dependenceSentences } from "./effect-dependence.ts";
import { rmaComparisons, rmaOf } from "./egger-to-r.ts";
import { extremes } from "./extremes.ts";
import { lineLack, withTypeOne } from "./line-test.ts";
import { estimatorLack, lineModel, modelInWords, randomLine } from "./random-line.ts";
import { LEVEL } from "./shared-params.ts";
import { slopeOutcome } from "./slope-outcome.ts";

const LABEL = "Thompson-Sharp test";

/**
 * Egger's regression with heterogeneity: y = a + b se + u + e, u ~ N(0, tau2), weights 1 / (v + tau2); t of b with k - 2 df and
 * standard errors of the model, whatever coefficient test the model has.
 * Source: Thompson & Sharp (1999), Statistics in Medicine 18, 2693-2708,
 * doi:10.1002/(SICI)1097-0258(19991030)18:20<2693::AID-SIM235>3.0.CO;2-V.
 * R: `meta::metabias(x, method.bias = "Thompson")`, `regtest(rma(yi, vi, test = "t"), model = "rma")`
 */
export const thompsonSharp: QuickBiasMethod = {
  id: "thompson-sharp",
  label: LABEL,
  get summary(): string {
    return withTypeOne(
      "Egger’s regression with heterogeneity added to the sampling variances, by the model’s estimator.",
      "thompson-sharp",
    );
  },
  reference: "Thompson & Sharp (1999), Statistics in Medicine 18, 2693-2708",
  family: "asymmetry",
  assumption:
    "Without small-study effects the effects do not depend on the standard error; true effects differ between studies as far as τ² says.",
  caution:
    "Standard errors of odds ratios and standardised mean differences contain the effect itself. An asymmetric funnel is not yet publication bias, and a test that does not reject shows no symmetry.",
  usual: true,
  params: [LEVEL],
  lack: (input) => {
    const points = input.effects.yi.map((y, place) => {
      const vi = input.effects.vi[place]!;
      return { place, y, x: Math.sqrt(vi), weight: 1 / vi };
    });
    return lineLack(points, points.length, null, "the standard error") ?? estimatorLack(modelOf(input));
  },
  run: (input, params) => run(input, params),
  r: (input, outcome) => {
    const model = modelOf(input);
    return {
      code: [`thompson_sharp <- ${rmaOf("bias_yi", "bias_vi", "bias_sei", model)}`],
      ...rmaComparisons(outcome, "thompson_sharp", model),
    };
  },
};

/** A tau2 given for the pooled effect is not one around a line. */
function modelOf({ model }: BiasInput): ReturnType<typeof lineModel> {
  return { ...lineModel(model, "t"), kind: "random", tau2: null };
}

function run(input: BiasInput, params: Params): Result<BiasOutcome> {
  const { yi, vi } = input.effects;
  const model = modelOf(input);
  const predictor = { name: "the standard error", values: vi.map(Math.sqrt) };
  const fitted = randomLine({ yi, vi, predictor, others: [], model }, LABEL);
  if (!fitted.ok) return fitted;
  const { test, tau2, intercept, slope } = fitted.value;
  const largest = extremes(predictor.values).most;
  return slopeOutcome(input, params, {
    method: thompsonSharp.id,
    label: LABEL,
    ran: `${LABEL}: meta-regression of the effects on their standard errors, ${modelInWords(model)} with ${test.df.map(formatDf).join(", ")} df`,
    places: yi.map((_, place) => place),
    test,
    intercept,
    slope,
    dispersion: null,
    tau2,
    along: predictor.name,
    smallIs: 1,
    further: dependenceSentences(input, "the test"),
    marks: {
      curves: [
        {
          label: LABEL,
          se: [0, largest],
          effect: [intercept.estimate + 0, intercept.estimate + slope.estimate * largest + 0],
        },
      ],
    },
  });
}
