import { describe, expect, it } from "vitest";
import { rAscii, rComment, rNumbers, rString, rStrings } from "./r-text.ts";

describe("rString", () => {
  it.each([
    ["plain", '"plain"'],
    ['say "hi"', '"say \\"hi\\""'],
    ["C:\\new", '"C:\\\\new"'],
    ["two\nlines\r\t", '"two\\nlines\\r\\t"'],
    ["Martín", '"Mart\\u00edn"'],
    ["é1", '"\\u00e91"'],
    ["🌲a", '"\\U0001f332a"'],
    ["\u0007\u0000", '"\\u0007\\ufffd"'],
    ["half \ud83c", '"half \\ufffd"'],
  ])("writes %j", (text, expected) => expect(rString(text)).toBe(expected));
});

describe("vectors", () => {
  it("write numbers in their shortest exact form", () =>
    expect(rNumbers([0.1, -1e-300, 1e21, null])).toBe("c(0.1, -1e-300, 1e+21, NA)"));
  it("keep their type where all is missing", () => {
    expect(rNumbers([null, null])).toBe("rep(NA_real_, 2)");
    expect(rStrings([null])).toBe("rep(NA_character_, 1)");
  });
  it("break into lines", () => {
    const lines = rNumbers(Array.from({ length: 200 }, () => 1 / 3)).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});

it("a comment cannot be ended from within", () =>
  expect(rComment("a\r\nquit()\u2028b")).toBe("# a quit() b"));

describe("rAscii", () => {
  it("writes letters beyond ASCII as R does where a locale lacks them", () => {
    expect(rAscii("`доза` + hours")).toBe("`<U+0434><U+043E><U+0437><U+0430>` + hours");
    expect(rAscii("🌲")).toBe("<U+1F332>");
  });
});
