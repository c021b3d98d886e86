import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohensKappa } from "./kappa.ts";
import { concordance, intraclassCorrelation, meanAbsoluteDifference } from "./number-agreement.ts";

/** Table 18.1 of Fleiss, Levin & Paik (2003): two raters, 100 people, three diagnoses. */
const COUNTS = [
  [75, 1, 4],
  [5, 4, 1],
  [0, 0, 10],
];
const DIAGNOSES = COUNTS.flatMap((row, a) =>
  row.flatMap((count, b) => Array.from({ length: count }, (): [string, string] => [`c${a}`, `c${b}`])),
);

/** Table 1 of Shrout & Fleiss (1979): six people, four judges. */
const JUDGES = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

describe("Cohen's kappa", () => {
  it("is that of the textbook, with its standard error", () => {
    const found = cohensKappa(DIAGNOSES)!;
    // R: the formulas of Cohen (1960) and of Fleiss, Cohen & Everitt (1969) written out
    expect(found.kappa).toBeCloseTo(0.676470588235294, 12);
    expect(found.se).toBeCloseTo(0.0877029534752125, 12);
    expect(found.observed).toBeCloseTo(0.89, 12);
    expect(found.expected).toBeCloseTo(0.66, 12);
  });

  it("does not exist without pairs or with one category", () => {
    expect(cohensKappa([])).toBeNull();
    expect(
      cohensKappa([
        ["x", "x"],
        ["x", "x"],
      ]),
    ).toBeNull();
  });

  it("is 1 where all agree, never above, and blind to the order of coders and rows", () => {
    const category = fc.constantFrom("a", "b", "c");
    fc.assert(
      fc.property(fc.array(fc.tuple(category, category), { minLength: 2, maxLength: 40 }), (pairs) => {
        const found = cohensKappa(pairs);
        const swapped = cohensKappa(pairs.map(([a, b]): [string, string] => [b, a]).reverse());
        if (found === null) {
          expect(swapped).toBeNull();
          return;
        }
        expect(found.kappa).toBeLessThanOrEqual(1);
        expect(found.se).toBeGreaterThanOrEqual(0);
        expect(swapped!.kappa).toBeCloseTo(found.kappa, 10);
        expect(swapped!.se).toBeCloseTo(found.se, 8);
        if (pairs.every(([a, b]) => a === b)) expect(found.kappa).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe("agreement of numbers", () => {
  it("ICC(2,1) is that of Shrout & Fleiss", () => {
    // printed: .29; R: mean squares of anova(lm(y ~ s + j))
    expect(intraclassCorrelation(JUDGES)).toBeCloseTo(0.289763779527559, 12);
    expect(intraclassCorrelation(JUDGES.map((row) => row.slice(0, 2)))).toBeCloseTo(0.12565445026178, 12);
  });

  it("Lin's concordance and the mean difference are R's", () => {
    const pairs = JUDGES.map(([a, b]): [number, number] => [a!, b!]);
    expect(concordance(pairs)).toBeCloseTo(0.106951871657754, 12);
    expect(meanAbsoluteDifference(pairs)).toBeCloseTo(31 / 6, 12);
  });

  it("is 1 for equal numbers that differ between rows, and does not exist where nothing varies", () => {
    expect(
      intraclassCorrelation([
        [1, 1],
        [2, 2],
        [5, 5],
      ]),
    ).toBeCloseTo(1, 12);
    expect(
      concordance([
        [1, 1],
        [2, 2],
      ]),
    ).toBeCloseTo(1, 12);
    expect(
      intraclassCorrelation([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull();
    expect(
      concordance([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull();
    expect(intraclassCorrelation([[1, 2]])).toBeNull();
    expect(meanAbsoluteDifference([])).toBeNull();
  });
});
