import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EffectSet, FewStudies } from "../analysis-types.ts";
import { DEFAULT_MODEL } from "../document/defaults.ts";
import type { ModelSpec } from "../document/types.ts";
import { fewStudiesOf } from "./few-studies.ts";

function effectsOf(yi: readonly number[], vi: readonly number[], ni: number | null = null): EffectSet {
  const rowIds = yi.map((_, row) => `r${row + 1}`);
  return {
    measure: "SMD",
    entered: yi.length,
    rowIds,
    labels: rowIds,
    yi,
    vi,
    ni: yi.map(() => ni),
    userWeights: null,
    converted: [],
    excluded: [],
  };
}

function answersOf(
  yi: readonly number[],
  vi: readonly number[],
  model: Partial<ModelSpec> = {},
  measure = "SMD",
): FewStudies {
  const scale = { measure, display: null };
  const few = fewStudiesOf({ effects: effectsOf(yi, vi, 50), model: { ...DEFAULT_MODEL, ...model }, scale });
  if (few === null) throw new Error("no answers");
  return few;
}

const answer = (few: FewStudies, id: string) => few.answers.find((each) => each.id === id);

describe("few studies", () => {
  it("are two to five", () => {
    const scale = { measure: "SMD", display: null };
    for (const [k, there] of [
      [1, false],
      [2, true],
      [5, true],
      [6, false],
    ] as const) {
      const effects = effectsOf(Array(k).fill(0.3), Array(k).fill(0.1));
      expect(fewStudiesOf({ effects, model: DEFAULT_MODEL, scale }) !== null).toBe(there);
    }
  });

  // R: rma(c(.1, .7, .3), c(.04, .09, .05), test = ...), bayesmeta(..., tau.prior = function(t) dhalfnormal(t, scale = .5))
  it("are answered in five ways, in one order", () => {
    const few = answersOf([0.1, 0.7, 0.3], [0.04, 0.09, 0.05]);
    expect(few.answers.map(({ id }) => id)).toEqual(["z", "t", "knha", "adhoc", "half-normal"]);
    const width = (id: string): number => {
      const interval = answer(few, id)?.interval;
      return interval?.upper == null ? 0 : interval.upper - interval.lower;
    };
    expect(width("t")).toBeGreaterThan(width("half-normal"));
    expect(width("half-normal")).toBeGreaterThan(width("z"));
    expect(answer(few, "z")?.verdict).toBe("unreliable");
    expect(few.bayes?.prior).toBe("half-normal prior, scale 0.5");
    expect(few.sentences.join(" ")).toContain("Posterior probability that the mean lies above 0");
  });

  it("say when the factor of Knapp-Hartung is small by chance", () => {
    const few = answersOf([0.3, 0.31, 0.3], [0.1, 0.1, 0.1]);
    expect(answer(few, "knha")).toMatchObject({ verdict: "unreliable" });
    expect(answer(few, "knha")?.remark).toContain("below 1");
    expect(answer(few, "knha")?.remark).toContain("Over all simulated data sets of 3 studies");
    expect(answer(few, "knha")?.remark).toContain("this one is among those where it is too narrow");
    expect(answer(few, "adhoc")?.verdict).toBe("usable");
    expect(few.sentences[1]).toContain("the conclusion depends on the method");
  });

  it("never have an interval without width, nor a number that is none", () => {
    const anyStudy = fc.record({
      y: fc.oneof(fc.constantFrom(0, 0.3, 1e6), fc.double({ min: -5, max: 5, noNaN: true })),
      v: fc.oneof(fc.constantFrom(1e-9, 0.1, 1e6), fc.double({ min: 1e-4, max: 5, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(anyStudy, { minLength: 2, maxLength: 5 }), (rows) => {
        const few = fewStudiesOf({
          effects: effectsOf(
            rows.map(({ y }) => y),
            rows.map(({ v }) => v),
          ),
          model: DEFAULT_MODEL,
          scale: { measure: "SMD", display: null },
        });
        // Numbers too far apart for any sum of squares are refused by the fit as well.
        if (few === null) return;
        for (const { interval, tauInterval, prediction } of few.answers) {
          for (const each of [interval, tauInterval, prediction]) {
            if (each !== null && each.upper !== null) expect(each.upper).toBeGreaterThan(each.lower);
          }
        }
        JSON.stringify(few, (_key, value: unknown) => {
          if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))) {
            throw new Error(`a result holds ${value}`);
          }
          return value;
        });
        for (const { estimate } of few.answers) expect(Number.isFinite(estimate)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it("of equal effects say why Knapp-Hartung cannot be had", () => {
    const few = answersOf([0.3, 0.3], [0.1, 0.2]);
    expect(answer(few, "knha")?.remark).toContain("All effects are equal");
    expect(answer(few, "knha")?.interval).toEqual(answer(few, "adhoc")?.interval);
    const cited = (id: string): string | undefined =>
      /held the true mean in ([\d.\u00a0%to ]+) of cases/.exec(answer(few, id)?.remark ?? "")?.[1];
    expect(answer(few, "knha")?.remark).toContain("the guarded form\u2019s 95\u00a0% interval");
    expect(cited("knha")).toBe(cited("adhoc"));
  });

  it("name the number of studies simulated, its error, and what the Bayesian answer rests on", () => {
    const few = answersOf([0.1, 0.7, 0.3, 0.2], [0.04, 0.09, 0.05, 0.06]);
    expect(answer(few, "z")?.remark).toContain("of 5 studies, the number simulated that is nearest to 4,");
    expect(answer(few, "z")?.remark).toMatch(/Monte Carlo error up to 0\.\d+ points/);
    expect(answer(few, "half-normal")?.verdict).toBe("prior");
  });

  it("say where they are another pooling than the one chosen", () => {
    const yi = [0, 0.01, 0];
    const vi = [0.01, 0.02, 0.01];
    expect(answersOf(yi, vi, { pooling: "MH", kind: "equal" }).sentences[0]).toContain(
      "not by the way to pool chosen (Mantel-Haenszel)",
    );
    expect(answersOf(yi, vi).sentences[0]).not.toContain("way to pool chosen");
  });

  it("in units of their own assume a scale from the studies, and say so", () => {
    const few = answersOf([3, 8, 5], [4, 9, 2], {}, "MD");
    expect(few.answers.map(({ id }) => id)).toEqual(["z", "t", "knha", "adhoc", "half-normal"]);
    expect(answer(few, "half-normal")?.verdict).toBe("prior");
    // sqrt(150 / (1/4 + 1/9 + 1/2)) / 4
    expect(few.proposedScale).toBe(3.3);
    expect(few.bayes?.prior).toBe("half-normal prior, scale 3.3");
    expect(few.issues[0]?.code).toBe("prior-scale-assumed");
    expect(few.issues[0]?.message).toContain("assumes a scale of 3.3 for the prior");
    expect(few.issues[0]?.message).toContain("half the SD of the outcome");
    expect(few.issues[0]?.hint).toContain("Give a scale of your own");
    const bayes = { prior: "half-normal", params: { scale: 1 }, mean: null };
    const given = answersOf([3, 8, 5], [4, 9, 2], { bayes }, "MD");
    expect([given.scale, given.proposedScale, given.issues]).toEqual([1, 3.3, []]);
  });

  it("of ready-made effects rest on their typical standard error where sample sizes are not known", () => {
    const scale = { measure: "GEN", display: null, effectName: "drop in mmHg" };
    const few = fewStudiesOf({ effects: effectsOf([3, 8, 5], [4, 9, 2]), model: DEFAULT_MODEL, scale });
    // sqrt(3 / (1/4 + 1/9 + 1/2))
    expect(few?.scale).toBe(1.87);
    expect(few?.answers).toHaveLength(5);
    expect(few?.issues[0]?.message).toContain("sample sizes, which would tell a better one, are not known");
  });

  it.each([
    ["Hedges’ g", true],
    ["Hedges’ g", true],
    ["Cohen’s d", true],
    ["Standardised mean difference", true],
    ["log odds ratio", true],
    ["ln(HR)", true],
    ["logOR", true],
    ["Cohen’s kappa", false],
    ["log titre", false],
    ["odds ratio", false],
    ["gain in cm", false],
  ])("of ready-made effects named %s have the usual scale: %s", (effectName, usual) => {
    const scale = { measure: "GEN", display: null, effectName };
    const few = fewStudiesOf({ effects: effectsOf([0.3, 0.5], [0.01, 0.02]), model: DEFAULT_MODEL, scale });
    expect([few?.scale === 0.5, few?.issues.length === 0]).toEqual([usual, usual]);
  });

  it("take tau2 by REML where the estimator chosen lacks its weights", () => {
    expect(answersOf([0.1, 0.7], [0.04, 0.09], { estimator: "GENQ" }).estimator).toBe("REML");
  });
});
