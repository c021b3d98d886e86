import { readFileSync } from "node:fs";
import {
  type AnalysisDocument,
  createDocument,
  createModerator,
  createModerators,
  type DocumentParts,
  type ModelSpec,
  type Moderator,
  type RegressionFit,
  runAnalysis,
} from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { buildExample, exampleFile } from "./example-choices.ts";

/** An example with one moderator as the README of the example has it. */
function alone(
  name: string,
  model: Partial<ModelSpec>,
  moderator: Partial<Moderator> & Pick<Moderator, "column">,
) {
  const document = buildExample(name);
  const asked: AnalysisDocument = {
    ...document,
    model: { ...document.model, ...model },
    moderators: createModerators({
      variables: [createModerator({ kind: "numeric", ...moderator })],
      terms: [[moderator.column]],
    }),
  };
  return regressionOf(asked);
}

function regressionOf(document: AnalysisDocument): RegressionFit {
  const { moderation } = runAnalysis(document);
  if (moderation?.regression == null) throw new RangeError("no regression");
  return moderation.regression;
}

const pooled = (name: string, model: Partial<ModelSpec>) => {
  const document = buildExample(name);
  const { fit } = runAnalysis({ ...document, model: { ...document.model, ...model } });
  if (fit === null) throw new RangeError("nothing pooled");
  return fit;
};

/** A slope as a table prints it. */
function slope({ coefficients, k }: RegressionFit): readonly [string, string, string, number] {
  const { estimate, se, test } = coefficients[1]!;
  return [estimate.toFixed(4), se.toFixed(4), test!.pValue.toFixed(4), k];
}

describe("writing-to-learn as its README lists", () => {
  const choices = { estimator: "REML", test: "z" };

  it("pools 48 studies", () => {
    const { coefficients, tau2, heterogeneity } = pooled("writing-to-learn", choices);
    const { estimate, se, interval, test } = coefficients[0]!;
    expect([estimate, se].map((value) => value.toFixed(4))).toEqual(["0.2219", "0.0460"]);
    expect(test!.statistic.value.toFixed(2)).toBe("4.82");
    expect([interval!.lower.toFixed(4), interval!.upper!.toFixed(4)]).toEqual(["0.1317", "0.3122"]);
    expect([tau2.estimate!.toFixed(4), tau2.se!.toFixed(4)]).toEqual(["0.0499", "0.0197"]);
    expect(heterogeneity.q!.statistic.value.toFixed(4)).toBe("107.1061");
  });

  it("finds the weeks and the prompts one at a time", () => {
    expect(slope(alone("writing-to-learn", choices, { column: "length" }))).toEqual([
      "0.0149",
      "0.0073",
      "0.0398",
      46,
    ]);
    expect(slope(alone("writing-to-learn", choices, { column: "meta" }))).toEqual([
      "0.2315",
      "0.0915",
      "0.0114",
      46,
    ]);
  });
});

describe("cbt-recidivism as its README lists", () => {
  const choices = { estimator: "DL", test: "z" };

  it("pools 58 studies", () => {
    const { coefficients, tau2, heterogeneity } = pooled("cbt-recidivism", choices);
    const { estimate, interval } = coefficients[0]!;
    const ratios = [estimate, interval!.lower, interval!.upper!].map(Math.exp);
    expect(ratios[0]!.toFixed(2)).toBe("1.53");
    expect(ratios.map((value) => value.toFixed(4))).toEqual(["1.5328", "1.3543", "1.7347"]);
    expect([tau2.estimate!.toFixed(4), tau2.se!.toFixed(4)]).toEqual(["0.1196", "0.0445"]);
    expect(heterogeneity.i2.estimate!.toFixed(2)).toBe("73.33");
    expect(heterogeneity.q!.statistic.value.toFixed(4)).toBe("213.6898");
  });

  it("finds the sessions a week", () => {
    expect(slope(alone("cbt-recidivism", choices, { column: "sessions" }))).toEqual([
      "0.0703",
      "0.0278",
      "0.0116",
      58,
    ]);
  });
});

describe("practice-facilitation as its README lists", () => {
  const choices = { estimator: "DL", test: "z" };

  it("pools 23 studies", () => {
    const { coefficients, tau2, heterogeneity } = pooled("practice-facilitation", choices);
    const { estimate, se, interval } = coefficients[0]!;
    expect([estimate.toFixed(2), interval!.lower.toFixed(2), interval!.upper!.toFixed(2)]).toEqual([
      "0.56",
      "0.43",
      "0.68",
    ]);
    expect([estimate.toFixed(4), se.toFixed(4), tau2.estimate!.toFixed(4)]).toEqual([
      "0.5571",
      "0.0640",
      "0.0179",
    ]);
    expect(heterogeneity.i2.estimate!.toFixed(2)).toBe("20.15");
    expect(heterogeneity.q!.statistic.value.toFixed(4)).toBe("27.5518");
  });

  it("finds tailoring and the load of the facilitator one at a time", () => {
    expect(slope(alone("practice-facilitation", choices, { column: "tailor" }))).toEqual([
      "0.2434",
      "0.1292",
      "0.0596",
      23,
    ]);
    expect(slope(alone("practice-facilitation", choices, { column: "pperf" }))).toEqual([
      "-0.0137",
      "0.0051",
      "0.0069",
      21,
    ]);
  });

  it("counts meetings in hours by the length of a meeting", () => {
    const { moderation } = runAnalysis(buildExample("practice-facilitation"));
    const hours = moderation!.variables.find(({ column }) => column === "meetings")!;
    expect(hours.unit).toBe("hours");
    expect(hours.values.slice(0, 3)).toEqual([30, 5, 6]);
  });
});

describe.each(["writing-to-learn", "cbt-recidivism", "practice-facilitation"])("%s", (name) => {
  it("is whole again when its saved form is only filled in with defaults, as the page's samples are", () => {
    const saved = JSON.parse(readFileSync(exampleFile(name, "analysis.json"), "utf8")) as DocumentParts;
    expect(createDocument(saved).moderators).toEqual(buildExample(name).moderators);
    expect(runAnalysis(createDocument(saved)).moderation?.regression).not.toBeNull();
  });

  it("asks the question of format, dose and facilitator", () => {
    const { moderators } = buildExample(name);
    const roles = moderators!.variables.flatMap(({ role }) => role ?? []);
    expect(roles).toEqual(["format", "dose", "facilitator"]);
    expect(moderators!.profile).not.toBeNull();
    expect(regressionOf(buildExample(name)).terms.length).toBeGreaterThan(2);
  });
});
