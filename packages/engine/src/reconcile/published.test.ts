import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printedAs } from "./printed-as.ts";
import { parsePrinted, parsePublished } from "./published.ts";

function numbers(text: string): readonly (number | null)[] {
  const read = parsePublished(text);
  if (!read.ok) throw new Error(read.issues[0]?.message);
  const { estimate, interval } = read.value;
  return [estimate.value, interval?.[0].value ?? null, interval?.[1].value ?? null];
}

describe("a printed result", () => {
  it.each([
    ["0.57 [0.39, 0.75]", [0.57, 0.39, 0.75]],
    ["0.57 (95% CI 0.39 to 0.75)", [0.57, 0.39, 0.75]],
    ["0.57 (0.39-0.75)", [0.57, 0.39, 0.75]],
    ["OR = 0.57, 95% CI: 0.39\u20130.75", [0.57, 0.39, 0.75]],
    ["g = \u22120.71 [\u22121.07; \u22120.36]", [-0.71, -1.07, -0.36]],
    ["-0.71 [-1.07,-0.36]", [-0.71, -1.07, -0.36]],
    ["0,57 [0,39; 0,75]", [0.57, 0.39, 0.75]],
    ["0\u00b757 (0\u00b739 to 0\u00b775)", [0.57, 0.39, 0.75]],
    [".57 [.39, .75]", [0.57, 0.39, 0.75]],
    ["2 [1, 3]", [2, 1, 3]],
    ["0.57", [0.57, null, null]],
  ])("%s", (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });

  it("keeps level, p, I2 and tau2 apart from the three numbers, with their digits", () => {
    const read = parsePublished("0.490 (90% CI 0.34 to 0.70), p = .013, I2 = 92%, \u03c4\u00b2 = 0.31");
    expect(read.ok && read.value).toEqual({
      estimate: { value: 0.49, decimals: 3 },
      interval: [
        { value: 0.34, decimals: 2 },
        { value: 0.7, decimals: 2 },
      ],
      level: 0.9,
      p: { value: 0.013, decimals: 3 },
      i2: { value: 92, decimals: 0 },
      tau2: { value: 0.31, decimals: 2 },
      scale: "either",
    });
  });

  it("puts ends in order and says so, and doubts an estimate outside its interval", () => {
    const turned = parsePublished("0.57 [0.75, 0.39]");
    expect(turned.issues.map(({ code }) => code)).toEqual(["published-interval-turned"]);
    expect(numbers("0.57 [0.75, 0.39]")).toEqual([0.57, 0.39, 0.75]);
    expect(parsePublished("0.87 [0.39, 0.75]").issues.map(({ code }) => code)).toEqual([
      "published-estimate-outside",
    ]);
  });

  it("notes an interval that is even on neither scale, and no other", () => {
    const codes = (text: string) => parsePublished(text).issues.map(({ code }) => code);
    expect(codes("0.50 [0.45, 0.95]")).toEqual(["published-interval-asymmetric"]);
    expect(codes("-0.50 [-0.95, -0.45]")).toEqual(["published-interval-asymmetric"]);
    expect(codes("0.57 [0.39, 0.75]")).toEqual([]);
    expect(codes("0.489 [0.344, 0.696]")).toEqual([]);
    expect(codes("0.1 [0.0, 0.9]")).toEqual([]);
  });

  it.each(["", "none", "0.5 [0.3", "1 2 3 4", "NaN"])("is not made up out of \u201c%s\u201d", (text) => {
    const read = parsePublished(text);
    expect(read.ok).toBe(false);
    expect(read.issues[0]?.hint).toContain("0.57 [0.39, 0.75]");
  });

  it("never throws and never yields what is no number", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parsePublished(text);
        if (read.ok) expect(Number.isFinite(read.value.estimate.value)).toBe(true);
      }),
    );
  });
});

describe("printed digits", () => {
  const of = (text: string) => {
    const printed = parsePrinted(text);
    if (printed === null) throw new Error(text);
    return printed;
  };

  it("come from rounding a half either way, and from cutting off", () => {
    expect(printedAs(0.285, of("0.28"))).toBe("rounded");
    expect(printedAs(0.285, of("0.29"))).toBe("rounded");
    expect(printedAs(0.2876, of("0.28"))).toBe("truncated");
    expect(printedAs(-0.2876, of("-0.28"))).toBe("truncated");
    expect(printedAs(0.2949, of("0.28"))).toBeNull();
    expect(printedAs(0.274, of("0.28"))).toBeNull();
  });

  it("always fit the number they were printed from", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (value, digits) => {
          expect(printedAs(value, of(value.toFixed(digits)))).toBe("rounded");
        },
      ),
    );
  });
});
