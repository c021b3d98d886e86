import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLabbeRate, LABBE_MEASURES, labbeLine, labbePoints } from "./labbe.ts";

const COUNTS = { ai: [4, 0, 12, 7], bi: [119, 44, 219, null], ci: [11, 3, 20, 5], di: [128, 40, 209, 30] };
const TIMED = { x1i: [4, 0, 12, 7], t1i: [119, 44, 219, null], x2i: [11, 3, 20, 5], t2i: [128, 40, 209, 30] };
const INPUTS = { ...COUNTS, ...TIMED };

describe("the points of a L'Abbe plot", () => {
  it("leave a study out whose counts are not known, and say which rows stay", () => {
    for (const measure of LABBE_MEASURES) {
      expect(labbePoints(measure, INPUTS).map(({ row }) => row)).toEqual([0, 1, 2]);
    }
  });

  it("correct the group with an empty cell and not the other", () => {
    const [, point] = labbePoints("RD", INPUTS);
    expect(point!.x).toBe(3 / 43);
    expect(point!.y).toBe(0.5 / 45);
    expect(labbePoints("OR", INPUTS, 0).map(({ row }) => row)).toEqual([0, 2]);
  });

  it("correct a group without events over its time, which stays as it is", () => {
    // R: labbe(rma(measure = "IRR", x1i = x1i, t1i = t1i, x2i = x2i, t2i = t2i)), the same with "IRD" and "IRSD"
    const rates = {
      x1i: [0, 8, 3, 0],
      t1i: [1344, 1600, 12012, 500],
      x2i: [11, 8, 0, 0],
      t2i: [1988, 1461, 10962, 400],
    };
    const log = labbePoints("IRR", rates);
    expect(log[0]!.y).toBeCloseTo(-7.89655270164304, 12);
    expect(log[2]!.x).toBeCloseTo(-9.995337206166008, 12);
    expect(log.map(({ size }) => size)).toEqual(
      [0.8831281496162493, 3.5, 0.8093073414159542, 0.5].map((cex) => expect.closeTo(cex, 12)),
    );
    expect(labbePoints("IRD", rates)[0]!.y).toBeCloseTo(0.0003720238095238095, 15);
    const roots = labbePoints("IRSD", rates);
    expect([roots[0]!.y, roots[2]!.x]).toEqual([0, 0]);
    expect(roots[1]!.size).toBeCloseTo(1.1280059072291531, 12);
  });

  it("change places where a study counts the other way round", () => {
    const [plain] = labbePoints("OR", INPUTS);
    const [turned] = labbePoints("OR", { ...INPUTS, flip: [1, 0, 0, 0] });
    expect([turned!.x, turned!.y]).toEqual([plain!.y, plain!.x]);
  });

  it("have sizes from 0.5 to 3.5, and 1 where one study is all there is", () => {
    const sizes = labbePoints("RR", INPUTS).map(({ size }) => size);
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([0.5, 3.5]);
    expect(labbePoints("RR", { ai: [4], bi: [9], ci: [5], di: [8] })[0]!.size).toBe(1);
    expect(labbePoints("RR", {})).toEqual([]);
  });
});

describe("the line of a pooled effect", () => {
  it("is the diagonal without an effect, keeps to proportions, and rises", () => {
    const risks = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
    fc.assert(
      fc.property(
        fc.constantFrom(...LABBE_MEASURES),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (measure, effect) => {
          for (const { x, y } of labbeLine(measure, 0, risks)) expect(y).toBeCloseTo(x, 12);
          const line = labbeLine(measure, effect, risks);
          for (const [i, { y }] of line.entries()) {
            expect(y).toBeGreaterThanOrEqual(Math.max(0, line[i - 1]?.y ?? 0));
            // A rate has no upper end.
            if (!isLabbeRate(measure)) expect(y).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  it("is the definition of each measure", () => {
    expect(labbeLine("OR", Math.log(2), [0.5])[0]!.y).toBeCloseTo(2 / 3, 14);
    expect(labbeLine("RR", Math.log(2), [0.3, 0.6])).toHaveLength(1);
    expect(labbeLine("RD", 0.1, [0.3])[0]!.y).toBeCloseTo(0.4, 14);
  });
});
