import { describe, expect, it } from "vitest";
import { documentOf, type Rows, said } from "../analysis-testing.ts";

const SIZES: Rows = { n1i: [30], n2i: [30] };

function messages(rows: Rows): string[] {
  return said(documentOf("SMD", { ...SIZES, ...rows }), "f-disagrees").map(({ message }) => message);
}

describe("F, its degrees of freedom, eta², p, t and d of one row", () => {
  // R: F <- 8.41; F/(F+58); pf(F, 1, 58, lower.tail=FALSE); sqrt(F); sqrt(F*(1/30+1/30))
  it.each<[string, Rows, RegExp]>([
    ["eta²", { F: [8.41], eta2: [0.46] }, /eta² = 0.46 is reported, but F\(1, 58\) = 8.41 gives 0.127/],
    [
      "partial eta² of several groups",
      { F: [5.42], df1: [2], df2: [205], eta2_partial: [0.46] },
      /partial eta² = 0.46 is reported, but F\(2, 205\) = 5.42 gives 0.050/,
    ],
    ["partial eta² too small", { F: [8.41], eta2_partial: [0.05] }, /gives 0.127/],
    ["p", { F: [8.41], p: [0.2] }, /p = .200 is reported, but F\(1, 58\) = 8.41 gives p = .005/],
    ["a bound on p", { F: [1.2], p_below: [0.001] }, /p < 0.001 is reported, but .* gives p = .278/],
    ["t", { F: [8.41], t: [4.1] }, /t = 4.10 is reported, but F = 8.41 gives 2.90/],
    ["d", { F: [8.41], d: [-0.3] }, /d = −0.30 is reported, but F = 8.41 gives 0.75/],
    ["eta² and t", { eta2: [0.4], t: [2.9] }, /eta² = 0.4 is reported, but t = 2.90 gives 0.127/],
    ["eta² and d", { eta2: [0.4], d: [0.75] }, /eta² = 0.4 is reported, but d = 0.75 gives 0.127/],
    ["adjusted F and p", { F_ancova: [8.41], p_ancova: [0.3] }, /gives p = .005/],
  ])("are held against each other: %s", (_name, rows, message) => {
    expect(messages(rows)).toEqual([expect.stringMatching(message)]);
  });

  it("ask whether more than two groups are compared where p says so", () => {
    // R: pf(4.1, 2, 58, lower.tail=FALSE) is .0216; pf(4.1, 1, 58, lower.tail=FALSE) is .0475
    const [message] = messages({ F: [4.1], p: [0.0216] });
    expect(message).toContain(
      "with 2 numerator degrees of freedom it would. Does F compare more than two groups?",
    );
    expect(messages({ F: [4.1], p: [0.0475] })).toEqual([]);
    expect(messages({ F: [4.1], df1: [2], df2: [58], p: [0.0216] })).toEqual([]);
  });

  it.each<[string, Rows]>([
    ["rounding", { F: [8.4], eta2: [0.13], p: [0.005], t: [-2.9], d: [0.75] }],
    ["a larger design, where eta² is smaller than partial eta²", { F: [8.41], eta2: [0.07] }],
    ["a covariate", { F: [8.41], df2: [57], eta2_partial: [0.129] }],
    ["small shares", { F: [0.3], eta2_partial: [0.01], p: [0.59] }],
    ["a missing F", { eta2: [0.127], t: [2.9] }],
    ["a change", { F_paired: [8.41], p_paired: [0.006], ni: [30] }],
  ])("are left in peace with %s", (_name, rows) => expect(messages(rows)).toEqual([]));
});
