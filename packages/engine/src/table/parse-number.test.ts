import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recogniseNumberFormat } from "./number-format.ts";
import { type NumberFormat, parseNumber, parseTypedNumber } from "./parse-number.ts";

const POINT: NumberFormat = { decimal: ".", thousands: "" };
const COMMA: NumberFormat = { decimal: ",", thousands: "." };

describe("parseNumber", () => {
  it.each([
    ["3", POINT, 3],
    ["+0.3", POINT, 0.3],
    [".5", POINT, 0.5],
    ["5.", POINT, 5],
    ["5e-3", POINT, 0.005],
    ["1E+2", POINT, 100],
    ["\u22120.71", POINT, -0.71],
    ["\u20130.71", POINT, -0.71],
    [" 12\u00a0", POINT, 12],
    ["-0", POINT, 0],
    ["0,5", COMMA, 0.5],
    [",5", COMMA, 0.5],
    ["-1.234,5", COMMA, -1234.5],
    ["1.234.567", COMMA, 1234567],
    ["5,5e-3", COMMA, 0.0055],
    ["1 234,5", { decimal: ",", thousands: " " }, 1234.5],
    ["1\u00a0234,5", { decimal: ",", thousands: " " }, 1234.5],
    ["1\u202f234\u00a0567", { decimal: ",", thousands: " " }, 1234567],
    ["1'234.5", { decimal: ".", thousands: "'" }, 1234.5],
    ["1\u2019234.5", { decimal: ".", thousands: "'" }, 1234.5],
    ["1,234.5", { decimal: ".", thousands: "," }, 1234.5],
  ] as const)("reads %s", (text, format, value) => {
    expect(parseNumber(text, format)).toBe(value);
  });

  it.each(["", "  ", "NA", "n/a", "N/A", "NaN", "null", ".", "-", "\u2013", "\u2212"])(
    "%j is missing",
    (text) => {
      expect(parseNumber(text)).toBe("missing");
    },
  );

  it.each(
    [
      "#N/A",
      "#REF!",
      "3-May",
      "1/2",
      "2020-01-03",
      "12.5.2020",
      "12 (3)",
      "5 %",
      "<0.001",
      "1e999",
      "Infinity",
      "0x10",
    ].concat(["1,234", "1,5", "1.2.3", "1 234", "1'234", "--1", "1e", "e5", "3a", "1_000", "\u0661"]),
  )("%j is never read in part", (text) => {
    expect(parseNumber(text)).toBe("unreadable");
  });

  it.each(["12,34.5", "1,23", "1,2345", ",123.4"])("%s is not grouped by threes", (text) => {
    expect(parseNumber(text, { decimal: ".", thousands: "," })).toBe("unreadable");
  });

  it("reads back every double that was written", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(String(value))).toBe(value + 0);
        expect(parseNumber(String(value).replace(".", ","), { decimal: ",", thousands: "" })).toBe(value + 0);
      }),
    );
  });
});

describe("parseTypedNumber", () => {
  it("accepts a decimal comma only where it can be nothing else", () => {
    expect(parseTypedNumber("0,5")).toBe(0.5);
    expect(parseTypedNumber("12,34")).toBe(12.34);
    expect(parseTypedNumber("1,234")).toBe("unreadable");
    expect(parseTypedNumber("0.5")).toBe(0.5);
    expect(parseTypedNumber("3-May")).toBe("unreadable");
  });
});

describe("recogniseNumberFormat", () => {
  it.each([
    [["0,5", "1.234"], ",", "."],
    [["1.234,5"], ",", "."],
    [["1,234.5", "3"], ".", ","],
    [["1,234,567"], ".", ","],
    [["1 234,5"], ",", " "],
    [["1'234.5"], ".", "'"],
    [["0.5", "1,234"], ".", ","],
    [["12", "13"], ".", ""],
    [["1.234", "2.345"], ".", ""],
    [["12.5.2020", "0,5"], ",", ""],
  ] as const)("%j", (cells, decimal, thousands) => {
    const { format, ambiguous } = recogniseNumberFormat(cells, false);
    expect(format).toEqual({ decimal, thousands });
    expect(ambiguous).toBeNull();
  });

  it("says so where nothing tells a decimal comma from thousands", () => {
    expect(recogniseNumberFormat(["1,234", "5,678"], false)).toEqual({
      format: { decimal: ".", thousands: "," },
      ambiguous: "1,234",
      maybeGrouped: null,
    });
    expect(recogniseNumberFormat(["1,234"], true).format.decimal).toBe(",");
  });
});
