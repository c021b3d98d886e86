import { readFileSync } from "node:fs";
import { type AnalysisDocument, createDocument, type DocumentParts, runAnalysis } from "@treeline/engine";
import { styles } from "@treeline/engine/styles";
import { describe, expect, it } from "vitest";

const bcg = createDocument(
  JSON.parse(
    readFileSync(new URL("../../examples/bcg-vaccine/analysis.json", import.meta.url), "utf8"),
  ) as DocumentParts,
);

/** Log risk ratios of the BCG trials as rma() of metafor 3.8-1 prints them under each program's defaults. */
const PRINTED: readonly {
  readonly style: string;
  readonly effect: readonly [estimate: string, lower: string, upper: string];
  readonly tau2: string;
  readonly i2: string;
  /** By id of the prediction interval. */
  readonly prediction: Readonly<Record<string, readonly [lower: string, upper: string]>>;
}[] = [
  {
    style: "metafor",
    effect: ["-0.7145", "-1.0669", "-0.3622"],
    tau2: "0.3132",
    i2: "92.22",
    prediction: { metafor: ["-1.8667", "0.4376"] },
  },
  {
    style: "meta",
    effect: ["-0.7145", "-1.0669", "-0.3622"],
    tau2: "0.3132",
    i2: "92.12",
    prediction: { V: ["-1.9953", "0.5663"] },
  },
  {
    style: "jasp",
    effect: ["-0.7145", "-1.1084", "-0.3206"],
    tau2: "0.3132",
    i2: "92.22",
    prediction: { metafor: ["-1.9960", "0.5670"] },
  },
  {
    style: "stata",
    effect: ["-0.7145", "-1.0669", "-0.3622"],
    tau2: "0.3132",
    i2: "92.22",
    prediction: { riley: ["-2.0084", "0.5793"] },
  },
  {
    style: "revman5-random",
    effect: ["-0.7141", "-1.0644", "-0.3638"],
    tau2: "0.3088",
    i2: "92.12",
    prediction: {},
  },
  {
    // DerSimonian and Laird's formula with Q = 152.5676 around rma.mh(), then rma(tau2 = 0.309497).
    style: "revman5-mh-random",
    effect: ["-0.7142", "-1.0648", "-0.3635"],
    tau2: "0.3095",
    i2: "92.13",
    prediction: {},
  },
  {
    style: "meta-essentials",
    effect: ["-0.7141", "-1.1078", "-0.3204"],
    tau2: "0.3088",
    i2: "92.12",
    prediction: { t: ["-1.9872", "0.5590"], "HK-PR": ["-2.0002", "0.5719"] },
  },
];

function withPrediction(document: AnalysisDocument, prediction: string): AnalysisDocument {
  return { ...document, model: { ...document.model, prediction } };
}

function fitOf(document: AnalysisDocument) {
  const { fit } = runAnalysis(document);
  if (fit === null) throw new Error("the BCG trials have no fit");
  return fit;
}

function fixed(value: number | null | undefined, digits: number): string {
  if (value === null || value === undefined) throw new Error("a number is missing");
  return value.toFixed(digits);
}

describe("the defaults of the programs on the BCG trials", () => {
  it.each(PRINTED)("$style prints every digit", ({ style, effect, tau2, i2 }) => {
    const styled = styles.get(style).apply(bcg);
    const fit = fitOf(styled);
    const [coefficient] = fit.coefficients;
    const { lower, upper } = coefficient?.interval ?? {};
    expect([coefficient?.estimate, lower, upper].map((value) => fixed(value, 4))).toEqual(effect);
    expect(fixed(fit.tau2.estimate, 4)).toBe(tau2);
    const index = styled.model.i2 === "Q" ? fit.heterogeneity.i2Q : fit.heterogeneity.i2;
    expect(fixed(index.estimate, 2)).toBe(i2);
  });

  it.each(
    PRINTED.flatMap(({ style, prediction }) =>
      Object.entries(prediction).map(([id, ends]) => ({ style, id, ends })),
    ),
  )("$style gives the prediction interval $id to every digit", ({ style, id, ends }) => {
    const { prediction } = fitOf(withPrediction(styles.get(style).apply(bcg), id));
    expect([fixed(prediction?.lower, 4), fixed(prediction?.upper, 4)]).toEqual(ends);
  });

  it("takes the prediction interval that each program gives when asked", () => {
    for (const { style, prediction } of PRINTED) {
      const [id = "none"] = Object.keys(prediction);
      expect(styles.get(style).predictionOnRequest).toBe(id);
    }
  });

  it("pools the counts by Mantel-Haenszel in RevMan 5: log RR -0.4537, SE 0.0393", () => {
    const [coefficient] = fitOf(styles.get("revman5").apply(bcg)).coefficients;
    expect(fixed(coefficient?.estimate, 4)).toBe("-0.4537");
    expect(fixed(coefficient?.se, 4)).toBe("0.0393");
  });

  it("prints the Q-profile interval of tau2 where the program has one: 0.1197 to 1.1115", () => {
    const { interval } = fitOf(styles.get("metafor").apply(bcg)).tau2;
    expect([fixed(interval?.lower, 4), fixed(interval?.upper, 4)]).toEqual(["0.1197", "1.1115"]);
    expect(fitOf(styles.get("stata").apply(bcg)).tau2.interval).toBeNull();
  });
});
