import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BiasOutcome } from "../../bias-types.ts";
import { DEFAULT_MODEL } from "../../document/defaults.ts";
import { withDefaults } from "../../registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import { badPlaces, studiesOf, THIRD_WAVE } from "./missing-testing.ts";
import { trimAndFill } from "./trim-and-fill.ts";

const defaults = withDefaults(trimAndFill.params, {});

function numberOf({ numbers }: BiasOutcome, key: string): number | null {
  return numbers.find((one) => one.key === key)?.value ?? null;
}

function run(
  yi: readonly number[],
  vi: readonly number[],
  params: Parameters<typeof withDefaults>[1] = {},
  model = DEFAULT_MODEL,
): BiasOutcome | null {
  const found = trimAndFill.run(biasInputOf(yi, vi, { model }), { ...defaults, ...params });
  expect(badPlaces(found)).toEqual([]);
  if (!found.ok) expect(found.issues.every((one) => one.message !== "" && one.hint !== "")).toBe(true);
  return found.ok ? found.value : null;
}

/** Studies whose standard errors are not all equal. */
function studies(least: number, most: number): fc.Arbitrary<ReturnType<typeof studiesOf>> {
  const row = fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 1, max: 512 }));
  return fc
    .array(row, { minLength: least, maxLength: most })
    .filter((rows) => rows.some(([, v]) => v !== rows[0]![1]))
    .map(studiesOf);
}

describe("trim-and-fill", () => {
  it("gives the published numbers of the third-wave programmes", () => {
    const found = run(THIRD_WAVE.yi, THIRD_WAVE.vi, {}, { ...DEFAULT_MODEL, test: "knha" })!;
    expect(numberOf(found, "k0")).toBe(8);
    expect(found.estimate?.estimate.toFixed(4)).toBe("0.3428");
    expect(found.estimate?.interval?.lower.toFixed(4)).toBe("0.1015");
    expect(found.estimate?.interval?.upper?.toFixed(4)).toBe("0.5841");
    expect(found.marks.imputed).toHaveLength(8);
    expect(found.tables[0]?.rows).toHaveLength(8);
    expect(found.ran).toContain("L0");
    expect(found.ran).toContain("on the left");
    expect(found.ran).toContain("common-effect mean");
    expect(found.sentences.join(" ")).toContain("sensitivity analysis");
  });

  it("says where the gap lies on the favoured side", () => {
    const sentences = (favours: 1 | -1) => {
      const found = trimAndFill.run(biasInputOf(THIRD_WAVE.yi, THIRD_WAVE.vi, { favours }), defaults);
      return found.ok ? found.value.sentences.join(" ") : "";
    };
    expect(sentences(-1)).toMatch(/That is the favoured side/u);
    expect(sentences(1)).not.toMatch(/favoured side/u);
  });

  it("tests R0's number and says that no rejection is no proof", () => {
    const found = run([0.1, 0.2, 0.15, 0.12], [0.04, 0.03, 0.05, 0.02], { estimator: "R0", side: "right" })!;
    expect(found.tests[0]?.test.pValue).toBe(0.5);
    expect(found.rejects).toEqual({ yes: false, level: expect.closeTo(0.05, 12) });
    expect(found.sentences.join(" ")).toContain("does not show that none is missing");
  });

  it("says why it cannot be asked", () => {
    expect(trimAndFill.lack(biasInputOf([0.1, 0.4], [0.1, 0.2]), defaults)).toContain("at least 3");
    const equal = biasInputOf([0.1, 0.4, 0.2], [0.1, 0.1, 0.1]);
    expect(trimAndFill.lack(equal, defaults)).toContain("standard errors are equal");
    expect(trimAndFill.lack(equal, { ...defaults, side: "left" })).toBeNull();
    const weighted = { ...DEFAULT_MODEL, estimator: "GENQ" };
    const input = biasInputOf([0.1, 0.4, 0.2], [0.1, 0.2, 0.1], { model: weighted });
    expect(trimAndFill.lack(input, defaults)).toContain("weight");
  });

  it("refuses Q0 where it has no root, and says what to do", () => {
    const yi = [0.1, 0.3, 0.6, 0.9, 1.4, 2.5];
    const found = trimAndFill.run(biasInputOf(yi, [1e-6, 0.2, 0.3, 0.4, 0.5, 0.6]), {
      ...defaults,
      estimator: "Q0",
      side: "left",
    });
    expect(found.ok).toBe(false);
    expect(found.issues[0]?.message).toContain("square root of a negative number");
    expect(found.issues[0]?.hint).toContain("L0 or R0");
  });

  it("refuses a model with moderators unless it is to leave them out of account", () => {
    const moderators = { names: ["dose"], columns: [[1, 2, 3, 4]], positions: [0, 1, 2, 3] };
    const input = biasInputOf([0.1, 0.4, 0.3, 0.9], [0.01, 0.04, 0.03, 0.2], { moderators });
    expect(trimAndFill.lack(input, { ...defaults, moderators: "refuse" })).toContain("no form with them");
    expect(trimAndFill.lack(input, { ...defaults, moderators: "ignore" })).toBeNull();
  });

  it("says that moderators are ignored", () => {
    const moderators = { names: ["dose"], columns: [[1, 2, 3, 4]], positions: [0, 1, 2, 3] };
    const input = biasInputOf([0.1, 0.4, 0.3, 0.9], [0.01, 0.04, 0.03, 0.2], { moderators });
    const found = trimAndFill.run(input, defaults);
    expect(found.ok && found.value.sentences.join(" ")).toContain("moderators are ignored");
  });

  it("fills in nothing where all effects are equal, whatever the estimator", () => {
    for (const estimator of ["L0", "R0", "Q0"]) {
      for (const side of ["left", "right"]) {
        const found = run([0.2, 0.2, 0.2, 0.2], [0.04, 0.02, 0.05, 4e6], { estimator, side });
        expect(numberOf(found!, "k0"), `${estimator} ${side}`).toBe(0);
      }
    }
  });

  it("keeps its number and mirrors its mean when signs are flipped, and follows the scale", () => {
    fc.assert(
      fc.property(
        studies(3, 25),
        fc.constantFrom("L0", "R0", "Q0"),
        fc.constantFrom("common", "document"),
        fc.constantFrom(1e-6, 0.5, 8, 1e6),
        ({ yi, vi }, estimator, trimming, scale) => {
          const left = run(yi, vi, { estimator, trimming, side: "left" });
          const right = run(
            yi.map((y) => -y),
            vi,
            { estimator, trimming, side: "right" },
          );
          const scaled = run(
            yi.map((y) => scale * y),
            vi.map((v) => scale * scale * v),
            { estimator, trimming, side: "left" },
          );
          if (left === null) {
            expect(right).toBeNull();
            expect(scaled).toBeNull();
            return;
          }
          const tolerance = 1e-7 * (left.estimate!.se ?? 0) + 1e-12;
          expect(numberOf(right!, "k0")).toBe(numberOf(left, "k0"));
          expect(numberOf(scaled!, "k0")).toBe(numberOf(left, "k0"));
          expect(Math.abs(right!.estimate!.estimate + left.estimate!.estimate)).toBeLessThanOrEqual(
            tolerance,
          );
          const ratio = scaled!.estimate!.estimate / scale - left.estimate!.estimate;
          expect(Math.abs(ratio)).toBeLessThanOrEqual(tolerance);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("does not depend on the order of the rows where effects differ", () => {
    fc.assert(
      fc.property(studies(3, 25), fc.constantFrom("L0", "R0", "Q0"), ({ yi, vi }, estimator) => {
        fc.pre(new Set(yi).size === yi.length);
        const forward = run(yi, vi, { estimator });
        const backward = run(yi.toReversed(), vi.toReversed(), { estimator });
        expect(backward === null).toBe(forward === null);
        if (forward === null || backward === null) return;
        expect(numberOf(backward, "k0")).toBe(numberOf(forward, "k0"));
        const apart = Math.abs(backward.estimate!.estimate - forward.estimate!.estimate);
        expect(apart).toBeLessThanOrEqual(1e-7 * forward.estimate!.se! + 1e-12);
      }),
      { numRuns: 100 },
    );
  });

  it("gives plain numbers or a reason for variances that differ by 1e8, and for tiny and huge effects", () => {
    for (const scale of [1e-8, 1, 1e8]) {
      for (const estimator of ["L0", "R0", "Q0"]) {
        for (const side of ["auto", "left", "right"]) {
          run(
            [1, 2, 5, 9, 3].map((y) => y * scale),
            [1e-4, 1, 1e4, 2, 3].map((v) => v * scale * scale),
            {
              estimator,
              side,
            },
          );
        }
      }
    }
  });
});
