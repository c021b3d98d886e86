import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModeratorsSpec } from "../document/types.ts";
import type { ExpectedEffect } from "../moderation-types.ts";
import { expectedEffect } from "./expected-effect.ts";
import { COLUMNS, inputFor } from "./moderation-testing.ts";
import { regressOn } from "./regress-on.ts";

function regression(terms: ModeratorsSpec["terms"], model = {}) {
  const found = regressOn(inputFor({}, model), terms);
  if (!found.ok) throw new Error(found.issues.map(({ message }) => message).join(" "));
  return found.value;
}

function expected(
  terms: ModeratorsSpec["terms"],
  profile: Record<string, string | number>,
  model = {},
): ExpectedEffect {
  const found = expectedEffect(regression(terms, model), profile, "SMD");
  if (!found.ok) throw new Error(found.issues.map(({ message }) => message).join(" "));
  return found.value;
}

const BOTH = [["format"], ["hours"]];
const kinds = ({ extrapolation }: ExpectedEffect): string[] => extrapolation.map(({ kind }) => kind);

describe("the expected effect", () => {
  it("is what the regression predicts, in words", () => {
    const found = expected(BOTH, { format: "online", hours: 4 });
    const fit = regression(BOTH);
    const predicted = fit.predict(fit.design.rowOf({ format: "online", hours: 4 })!);
    expect(found.mean.estimate).toBe(predicted.estimate);
    expect(found.prediction).toEqual(predicted.prediction);
    expect(found.extrapolation).toEqual([]);
    expect(found.alike).toBe(5);
    expect(found.sentences[0]).toMatch(/^Expected of format online, 4 hours: SMD/);
    expect(found.sentences.join(" ")).toContain("5 of the studies have these levels.");
  });

  it("has the probability beyond the threshold from the predictive distribution", () => {
    const at = (threshold: number): NonNullable<ExpectedEffect["beyond"]> =>
      expected(BOTH, { format: "online", hours: 4 }, { threshold }).beyond!;
    const { mean, prediction } = expected(BOTH, { format: "online", hours: 4 });
    expect(at(mean.estimate).above).toBeCloseTo(0.5, 12);
    expect(at(prediction!.lower).above).toBeCloseTo(0.975, 9);
    expect(at(prediction!.upper!).above).toBeCloseTo(0.025, 9);
    expect(at(0.3).above + at(0.3).below).toBeCloseTo(1, 12);
  });

  it("never says that a true effect is certain to lie beyond a value", () => {
    const { sentences } = expected(BOTH, { format: "online", hours: 4 }, { threshold: -50 });
    expect(sentences.join(" ")).toContain(
      "with a probability of more than 99\u00a0%, below it with less than 1\u00a0%",
    );
  });

  it("warns of a number outside the range, and of none inside", () => {
    expect(kinds(expected([["hours"]], { hours: 21 }))).toEqual(["range", "leverage"]);
    expect(kinds(expected([["hours"]], { hours: 20 }))).toEqual([]);
    expect(expected([["hours"]], { hours: 1 }).sentences.at(-1)).toContain(
      "1 hours lies below all studies (2 to 20)",
    );
  });

  it("warns of levels that no study combines", () => {
    const found = expected([["format"], ["facilitator"]], { format: "online", facilitator: "trained" });
    expect(kinds(found)).toContain("combination");
    expect(found.sentences.at(-1)).toContain("No study combines format online with facilitator trained");
    expect(kinds(expected([["format"], ["facilitator"]], { format: "online", facilitator: "self" }))).toEqual(
      [],
    );
  });

  it("warns of values that lie within and yet apart from all studies together", () => {
    const found = expected(BOTH, { format: "online", hours: 19 });
    expect(found.leverage).toBeGreaterThan(found.largestLeverage);
    expect(kinds(found)).toEqual(["leverage"]);
  });

  it("warns of no study's own profile", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 }), (i) => {
        const profile = { format: COLUMNS.format![i]!, hours: COLUMNS.hours![i]! };
        expect(expected(BOTH, profile).extrapolation).toEqual([]);
      }),
    );
  });

  it("has no prediction interval without a random effect", () => {
    const found = expected(BOTH, { format: "online", hours: 4 }, { kind: "equal", test: "z" });
    expect([found.prediction, found.beyond]).toEqual([null, null]);
  });

  it.each([
    [{ format: "online" }, "says nothing of hours"],
    [{ format: "phone", hours: 4 }, "no study has phone as its format"],
    [{ format: "online", hours: "four" }, "four is no number of hours"],
  ])("is not given for %j", (profile, reason) => {
    const found = expectedEffect(regression(BOTH), profile as Record<string, string | number>, "SMD");
    expect(found.ok).toBe(false);
    expect(found.issues[0]!.message).toContain(reason);
    expect(found.issues[0]!.hint).toContain("format (group, online, single), hours (a number)");
  });
});
