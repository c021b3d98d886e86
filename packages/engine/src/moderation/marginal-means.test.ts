import { describe, expect, it } from "vitest";
import { moderator } from "../design/design-testing.ts";
import type { Regression } from "../models/regression/fit-meta-regression.ts";
import { adjustments } from "./adjustments/registry.ts";
import { customContrasts } from "./contrasts.ts";
import { allMarginalMeans, marginalMeans } from "./marginal-means.ts";
import { COLUMNS, inputFor, VARIABLES } from "./moderation-testing.ts";
import { regressOn } from "./regress-on.ts";

function fitted(terms: readonly (readonly string[])[], coding = "treatment", test = "z"): Regression {
  const variables = VARIABLES.map((one) => (one.kind === "factor" ? { ...one, coding } : one));
  const found = regressOn(inputFor({ variables }, { test }), terms);
  if (!found.ok) throw new Error(found.issues.map(({ message }) => message).join(" "));
  return found.value;
}

const equal = { weighting: "equal", adjustment: "none" } as const;

describe("marginal means", () => {
  it("are the coefficients of the levels where nothing else is in the model", () => {
    const regression = fitted([["format"]]);
    const { value } = marginalMeans(regression, "format", equal);
    const [first, second] = value!.means;
    const [intercept, slope] = regression.fit.coefficients;
    expect(first!.mean.estimate).toBeCloseTo(intercept!.estimate, 12);
    expect(second!.mean.estimate - first!.mean.estimate).toBeCloseTo(slope!.estimate, 12);
    expect(value!.means.map(({ k }) => k)).toEqual([5, 5, 2]);
  });

  it("hold numbers at their means, or where asked", () => {
    const regression = fitted([["format"], ["hours"]]);
    const at = marginalMeans(regression, "format", equal).value!;
    expect(at.held).toEqual([{ column: "hours", value: 8.75, unit: "hours" }]);
    const elsewhere = marginalMeans(regression, "format", { ...equal, at: { hours: 10.75 } }).value!;
    const slope = regression.fit.coefficients.at(-1)!.estimate;
    expect(elsewhere.means[0]!.mean.estimate - at.means[0]!.mean.estimate).toBeCloseTo(2 * slope, 12);
    expect(elsewhere.pairwise.comparisons[0]!.coefficient.estimate).toBeCloseTo(
      at.pairwise.comparisons[0]!.coefficient.estimate,
      12,
    );
  });

  it("average other factors equally, or as often as studies have them", () => {
    const regression = fitted([["facilitator"], ["format"]]);
    const both = allMarginalMeans(regression, "none").means.filter(({ column }) => column === "facilitator");
    const [first, second] = both;
    expect(both.map(({ weighting }) => weighting)).toEqual(["equal", "proportional"]);
    const b = new Map(regression.fit.coefficients.map(({ name, estimate }) => [name, estimate]));
    const [online, single, base] = [b.get("formatonline")!, b.get("formatsingle")!, b.get("intrcpt")!];
    expect(first!.means[0]!.mean.estimate).toBeCloseTo(base + (online + single) / 3, 12);
    expect(second!.means[0]!.mean.estimate).toBeCloseTo(base + (5 * online + 2 * single) / 12, 12);
    expect(first!.caption).toContain("averaged over the levels of format, each counting the same");
  });

  it.each(["sum", "deviation"])("do not depend on the coding: %s", (coding) => {
    const usual = marginalMeans(fitted([["format"], ["hours"]]), "format", equal).value!;
    const other = marginalMeans(fitted([["format"], ["hours"]], coding), "format", equal).value!;
    for (const [i, { mean, prediction }] of other.means.entries()) {
      expect(mean.estimate).toBeCloseTo(usual.means[i]!.mean.estimate, 10);
      expect(mean.se).toBeCloseTo(usual.means[i]!.mean.se, 10);
      expect(prediction!.lower).toBeCloseTo(usual.means[i]!.prediction!.lower, 8);
    }
  });

  it("are not made up where the studies leave a combination out", () => {
    const { means, issues } = allMarginalMeans(
      fitted([["format"], ["facilitator"], ["format", "facilitator"]]),
      "holm",
    );
    expect(means).toEqual([]);
    expect(issues.map(({ code }) => code)).toContain("marginal-means-not-estimable");
    const said = issues.map(({ message }) => message).join(" ");
    expect(said).toMatch(
      /because format: online × facilitator: self is left out: it is the same as facilitator: self in all/,
    );
  });
});

describe("marginal means of a factor of one level", () => {
  it("are refused for that reason, and not for another moderator", () => {
    const same = {
      ...COLUMNS,
      format: COLUMNS.format!.map(() => "online"),
      hours: COLUMNS.hours!.map(() => 5),
    };
    const found = regressOn(inputFor({ variables: VARIABLES }, {}, same), [["format"], ["hours"]]);
    if (!found.ok) throw new Error(found.issues.map(({ message }) => message).join(" "));
    const { issues } = allMarginalMeans(found.value, "holm");
    expect(issues.map(({ message }) => message)).toEqual([
      "The mean effects at the levels of format are not shown, because all studies used have the same one, online.",
    ]);
  });
});

describe("families of contrasts", () => {
  it("compare all pairs, and each level with the first", () => {
    const { pairwise, versusReference } = marginalMeans(fitted([["format"]]), "format", equal).value!;
    expect(pairwise.comparisons.map(({ label }) => label)).toEqual([
      "online − group",
      "single − group",
      "single − online",
    ]);
    expect(versusReference.comparisons.map(({ between }) => between)).toEqual([
      ["online", "group"],
      ["single", "group"],
    ]);
    expect(pairwise.joint!.df).toEqual([2]);
  });

  it.each(adjustments.ids)("adjust by %s between the single test and Bonferroni", (adjustment) => {
    const { pairwise } = marginalMeans(fitted([["format"]], "treatment", "knha"), "format", {
      weighting: "equal",
      adjustment,
    }).value!;
    expect(pairwise.adjustment).toBe(adjustment);
    for (const { coefficient, adjustedP } of pairwise.comparisons) {
      expect(adjustedP).toBeGreaterThanOrEqual(coefficient.test!.pValue * (1 - 1e-12));
      const limit = adjustment === "BY" ? 5.5 : 3;
      expect(adjustedP).toBeLessThanOrEqual(Math.min(1, limit * coefficient.test!.pValue) * (1 + 1e-12));
    }
  });

  it("have simultaneous intervals that exclude 0 exactly where the adjusted p-value is below the level", () => {
    for (const adjustment of ["mvt", "bonferroni", "sidak"]) {
      const { pairwise } = marginalMeans(fitted([["format"]]), "format", { weighting: "equal", adjustment })
        .value!;
      for (const { simultaneous, adjustedP } of pairwise.comparisons) {
        const excludes = simultaneous!.lower > 0 || simultaneous!.upper! < 0;
        expect(excludes).toBe(adjustedP! < 0.05);
      }
    }
  });

  it("are those of a user by names of coefficients, and say which name is unknown", () => {
    const regression = fitted([["format"], ["hours"]]);
    const { family, issues } = customContrasts(
      regression,
      [
        { label: "", weights: { formatsingle: 1, formatonline: -1 } },
        { label: "lost", weights: { formatphone: 1 } },
        { label: "nothing", weights: { hours: 0 } },
      ],
      "none",
    );
    expect(family!.comparisons).toHaveLength(1);
    const [only] = family!.comparisons;
    expect(only!.label).toBe("formatsingle − formatonline");
    const b = new Map(regression.fit.coefficients.map(({ name, estimate }) => [name, estimate]));
    expect(only!.coefficient.estimate).toBeCloseTo(b.get("formatsingle")! - b.get("formatonline")!, 12);
    expect(issues.map(({ message }) => message)[0]).toContain("formatphone");
    expect(issues).toHaveLength(2);
  });
});

describe("a factor of many levels", () => {
  it("states the error of a single step that is integrated by sampling", () => {
    const columns = { ...COLUMNS, site: ["a", "a", "b", "b", "c", "c", "d", "d", "e", "e", "f", "f"] };
    const variables = [moderator("site", { kind: "factor" })];
    const found = regressOn(inputFor({ variables }, { test: "z" }, columns), [["site"]]);
    if (!found.ok) throw new Error("no regression");
    const { pairwise } = marginalMeans(found.value, "site", { weighting: "equal", adjustment: "mvt" }).value!;
    expect(pairwise.comparisons).toHaveLength(15);
    expect(pairwise.error).toBeGreaterThan(0);
    expect(pairwise.error).toBeLessThan(0.01);
  });
});
