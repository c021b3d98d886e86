import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { numbersOf } from "./numbers.ts";
import { type PrintedFit, turnedFit, turnedWords } from "./turned.ts";

function of(yi: readonly number[], vi: readonly number[], test: string): AnalysisDocument {
  const columns = Object.entries({ yi, vi }).map(
    ([name, values]) => ({ name, kind: "number", values, unparsed: {} }) as const,
  );
  return createDocument({
    table: { rowIds: yi.map((_, row) => `r${row}`), columns },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: { measure: "GEN" },
    model: { test },
  });
}

function numbers(document: AnalysisDocument, turn: (fit: PrintedFit) => PrintedFit) {
  const { fit, effects } = runAnalysis(document);
  if (fit === null || effects === null) throw new Error("nothing was pooled");
  return numbersOf(document, effects, turn(fit));
}

describe("turned effects", () => {
  it("are those of a table whose effects have the opposite sign", () => {
    const study = fc.tuple(
      fc.integer({ min: -200, max: 200 }).map((y) => y / 100),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(study, { minLength: 2, maxLength: 6 }),
        fc.constantFrom("z", "knha", "adhoc"),
        (studies, test) => {
          const vi = studies.map(([, v]) => v);
          const turned = numbers(
            of(
              studies.map(([y]) => y),
              vi,
              test,
            ),
            turnedFit,
          );
          const mirrored = numbers(
            of(
              studies.map(([y]) => -y),
              vi,
              test,
            ),
            (fit) => fit,
          );
          expect(turned.estimate).toBeCloseTo(mirrored.estimate, 8);
          for (const end of [0, 1] as const) {
            expect(turned.interval?.[end] ?? 0).toBeCloseTo(mirrored.interval?.[end] ?? 0, 8);
            expect(turned.prediction?.[end] ?? 0).toBeCloseTo(mirrored.prediction?.[end] ?? 0, 8);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("leave out an interval without an upper end, and never give -0", () => {
    const data = of([0, 0], [0.1, 0.1], "z");
    expect(numbers(data, turnedFit).interval).not.toBeNull();
    const open = numbers(data, (fit) =>
      turnedFit({
        ...fit,
        coefficients: fit.coefficients.map((coefficient) => ({
          ...coefficient,
          interval: coefficient.interval && { ...coefficient.interval, upper: null },
        })),
      }),
    );
    expect(open.interval).toBeNull();
    expect(Object.is(open.estimate, 0)).toBe(true);
  });

  it("are called by what was turned, where anything can be", () => {
    expect(["RR", "SMD", "SMCC"].map(turnedWords)).toEqual(
      Array.from({ length: 3 }, () => "with the groups the other way round"),
    );
    expect(["ZCOR", "GEN"].map(turnedWords)).toEqual(["with the opposite sign", "with the opposite sign"]);
    expect(["PLO", "MN", "CLES"].map(turnedWords)).toEqual([null, null, null]);
  });
});
