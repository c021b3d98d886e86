import { readFileSync } from "node:fs";
import {
  type AnalysisDocument,
  createRiskOfBias,
  type Judgement,
  measures,
  restoreDocument,
  runAnalysis,
} from "@treeline/engine";
import { plotData, plots } from "@treeline/plots";
import { describe, expect, it } from "vitest";
import { absoluteEffects } from "../../packages/engine/src/certainty/absolute-effects.ts";
import { certaintyInput } from "../../packages/engine/src/certainty/certainty-of.ts";

/**
 * Absolute effects and shares of the risk of bias beside those of R (metafor 3.8-1), with
 * `control = list(threshold = 1e-14, maxiter = 1e4)`; p0 are the control groups' risks, `quantile(p0, c(0.25, 0.5, 0.75))`.
 */

function example(folder: string): AnalysisDocument {
  const file = new URL(`../../examples/${folder}/analysis.json`, import.meta.url);
  const read = restoreDocument(JSON.parse(readFileSync(file, "utf8")));
  if (!read.ok) throw new RangeError(`the example ${folder} cannot be read`);
  return read.value;
}

describe("absolute effects of GRADE", () => {
  it.each([
    // p0 * exp(b), and the same with both ends of the interval
    [
      "bcg-vaccine",
      [
        [0.00564537113507031, 0.00276296284659286, 0.00194242715601455, 0.0039301158182507],
        [0.0158982511923688, 0.00778093704015946, 0.00547017974732555, 0.0110678230002453],
        [0.05, 0.0244710469913015, 0.0172037153053389, 0.0348083033357713],
      ],
    ],
    // plogis(qlogis(p0) + b)
    [
      "cbt-recidivism",
      [
        [0.541423460741857, 0.64306018687576, 0.614779921669475, 0.670377459409241],
        [0.634814814814815, 0.726219454782878, 0.701469181969218, 0.749650093288346],
        [0.744932106313148, 0.81673177867089, 0.797886731935672, 0.834184872154066],
      ],
    ],
  ])("of %s", (folder, expected) => {
    const document = example(folder);
    const effects = absoluteEffects(certaintyInput({ document, report: runAnalysis(document), audit: null }));
    expect(effects.map(({ label }) => label)).toEqual(["low", "medium", "high"]);
    for (const [place, { control, intervention, lower, upper }] of effects.entries()) {
      for (const [at, value] of [control, intervention, lower, upper].entries()) {
        expect(value / expected[place]![at]!).toBeCloseTo(1, 9);
      }
    }
  });
});

/** The shares in percent that stand behind the summary of the risk of bias, by judgement. */
function shares(
  folder: string,
  column: string,
  judgements: Readonly<Record<string, Judgement>>,
  weighted: boolean,
): number[] {
  const document = {
    ...example(folder),
    riskOfBias: createRiskOfBias({ domains: [{ column, label: "Domain" }], judgements }),
    plots: { "rob-summary": { weighted } },
  };
  const told = plotData(plots.get("rob-summary"), {
    document,
    report: runAnalysis(document),
    width: 900,
    measure: measures.get(document.effects.measure),
    testLabel: "",
  });
  return told.rows.map(([, , share]) =>
    typeof share === "object" && share !== null ? share.value : Number.NaN,
  );
}

describe("the summary of the risk of bias", () => {
  const words: Readonly<Record<string, Judgement>> = { random: "low", alternate: "some", systematic: "high" };

  it("counts trials of the BCG vaccine by how they were allocated", () => {
    // table(dat.bcg$alloc)
    const counted = shares("bcg-vaccine", "alloc", words, false);
    expect(counted.map((share) => Math.round((13 * share) / 100))).toEqual([7, 2, 4]);
    // tapply(weights(res), dat.bcg$alloc, sum)
    const weighed = shares("bcg-vaccine", "alloc", words, true);
    for (const [at, share] of [50.5186901916301, 18.964194935482, 30.5171148728779].entries())
      expect(weighed[at]!).toBeCloseTo(share, 6);
  });

  it("counts third-wave programmes by their overall judgement", () => {
    const counted = shares("third-wave-students", "risk_of_bias", {}, false);
    expect(counted.map((share) => Math.round((18 * share) / 100))).toEqual([11, 7]);
    // tapply(weights(rma(yi, sei = sei)), risk_of_bias, sum)
    const weighed = shares("third-wave-students", "risk_of_bias", {}, true);
    for (const [at, share] of [65.7044473142376, 34.2955526857624].entries())
      expect(weighed[at]!).toBeCloseTo(share, 6);
  });
});
