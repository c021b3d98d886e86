import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hundredfold, hundredth, readPercent, readPStatement, readTypedQuantity } from "./reported-cell.ts";

describe("what papers write of a p-value", () => {
  it.each([
    ["p=.03", "exact", 0.03],
    ["P = 0.03", "exact", 0.03],
    ["< .05", "below", 0.05],
    ["p<0,001", "below", 0.001],
    ["<0,001", "below", 0.001],
    ["\u2264 .01**", "below", 0.01],
    ["p > .10", "above", 0.1],
    ["0.02*", "exact", 0.02],
  ] as const)("%s", (text, side, value) => {
    expect(readPStatement(text)).toEqual({ side, value, assumed: false });
  });

  it.each(["ns", "NS", "n.s.", "n. s.", "p = ns", "not significant", "nonsignificant", "non-sig."])(
    "%s is above the usual level, which it does not print",
    (text) => expect(readPStatement(text)).toEqual({ side: "above", value: 0.05, assumed: true }),
  );

  it.each(["", "see text", "< 5 people", "p < 1.5", "p < 0", "nslookup", "Smith", "p value"])(
    "%s says nothing of p",
    (text) => expect(readPStatement(text)).toBeNull(),
  );
});

describe("percentages", () => {
  it.each([
    ["69 %", 69],
    ["69%", 69],
    ["0.5\u00a0%", 0.5],
    ["7,5 %", 7.5],
  ] as const)("%s", (text, value) => expect(readPercent(text)).toBe(value));

  it.each(["69", "%", "% of 12", "12 (30 %)", "1,234 %"])("%s is none", (text) =>
    expect(readPercent(text)).toBeNull(),
  );

  it("loses no digit between percent and proportion", () => {
    expect(hundredth(7)).toBe(0.07);
    expect(hundredfold(0.07)).toBe(7);
    const digits = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 6 }), (whole, places) => {
        const percent = Number(`${whole}e-${places}`);
        expect(hundredth(percent)).toBe(Number(`${whole}e-${places + 2}`));
        expect(hundredfold(hundredth(percent))).toBe(percent);
      }),
    );
  });
});

describe("a number typed for a quantity", () => {
  it.each([
    ["xi", "69 %", { key: "percent", value: 69 }],
    ["percent", "69%", { key: "percent", value: 69 }],
    ["prop", "69%", { key: "prop", value: 0.69 }],
    ["sens", "85 %", { key: "sens", value: 0.85 }],
    ["level", "95%", { key: "level", value: 0.95 }],
    ["p", "< .05", { key: "p_below", value: 0.05 }],
    ["p_paired", "p<.01", { key: "p_paired_below", value: 0.01 }],
    ["p", "p = .03", { key: "p", value: 0.03 }],
    ["n1i", "20", { key: "n1i", value: 20 }],
  ] as const)("%s: %s", (key, text, expected) => expect(readTypedQuantity(key, text)).toEqual(expected));

  it.each([
    ["n1i", "40 %"],
    ["m1i", "< 5"],
    ["or_p", "< .05"],
    ["t", "p = .03"],
  ])("%s: %s means nothing", (key, text) => expect(readTypedQuantity(key, text)).toBe("unreadable"));

  it("leaves an empty field empty", () => expect(readTypedQuantity("p", " ")).toBe("missing"));
});
