import { describe, expect, it } from "vitest";
import { ellipsise, textWidth, wrapPieces, wrapText } from "./text-metrics.ts";

describe("textWidth", () => {
  it("stays within 3 % of what a browser measures", () => {
    // Widths of spans at 1000 px in Inter Variable 400, Chromium, proportional figures for names, tabular for numbers.
    expect(textWidth("Hazlett-Stevens & Oren", 1000)).toBeCloseTo(11048, -3);
    expect(Math.abs(textWidth("0.71 [\u22120.20, 1.22]", 1000) / 8877 - 1)).toBeLessThan(0.03);
    expect(Math.abs(textWidth("\u00d6ster\u00e5\u00e4\u00df", 1000) / 4309 - 1)).toBeLessThan(0.03);
  });

  it("sets figures on one width and bold wider", () => {
    expect(textWidth("1111", 12)).toBe(textWidth("8888", 12));
    expect(textWidth("Study", 12, "bold")).toBeGreaterThan(textWidth("Study", 12));
  });

  it("counts combining marks as nothing, ideographs as squares, and never fails", () => {
    expect(textWidth("e\u0301", 10)).toBe(textWidth("e", 10));
    expect(textWidth("\u7814\u7a76", 10)).toBe(20);
    expect(textWidth("\ud800\u{1f600}", 10)).toBeGreaterThan(0);
  });
});

describe("ellipsise", () => {
  it("returns a text that fits unchanged", () => {
    expect(ellipsise("Call et al.", 200, 12)).toBe("Call et al.");
  });

  it("cuts to the width and never splits a surrogate pair", () => {
    const cut = ellipsise("A very long name \u{1f600}\u{1f600}\u{1f600} of a study", 120, 12);
    expect(cut.endsWith("\u2026")).toBe(true);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(120);
    expect(() => encodeURIComponent(cut)).not.toThrow();
  });
});

describe("wrapText and wrapPieces", () => {
  it("fills lines up to the width", () => {
    const lines = wrapText("one study: there is nothing to pool", 90, 12);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(90);
    expect(lines.join(" ")).toBe("one study: there is nothing to pool");
  });

  it("breaks a piece that is wider than a line, and loses none of it", () => {
    const piece = "tau2 = 0.023 [0.0083, 0.1580]";
    const lines = wrapPieces([piece, "I2 = 44 %"], " \u00b7 ", 90, 12);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(" ")).toBe(`${piece} I2 = 44 %`);
  });

  it("does not tear an interval that fits a line", () => {
    const lines = wrapPieces(["tau2 = 0.023 [0.0083, 0.158]"], " \u00b7 ", 110, 12);
    expect(lines).toEqual(["tau2 = 0.023", "[0.0083, 0.158]"]);
  });

  it("tears no interval and no statistic that fits a line", () => {
    expect(wrapText("prison 1.41 (k = 27) (F(1, 56) = 2.01)", 100, 12)).toEqual([
      "prison 1.41",
      "(k = 27)",
      "(F(1, 56) = 2.01)",
    ]);
    expect(wrapText("\u03c4\u00b2 = 0.023 [0.0083, 0.157]", 100, 12)).toEqual([
      "\u03c4\u00b2 = 0.023",
      "[0.0083, 0.157]",
    ]);
    expect(wrapText("[0.0083, 0.157]", 60, 12)).toEqual(["[0.0083,", "0.157]"]);
  });

  it("keeps pieces whole and gives no line for nothing", () => {
    expect(wrapPieces(["a b", "c d"], " \u00b7 ", 1000, 12)).toEqual(["a b \u00b7 c d"]);
    expect(wrapPieces(["a b", "c d"], " \u00b7 ", 30, 12)).toEqual(["a b", "c d"]);
    expect(wrapText("", 100, 12)).toEqual([]);
  });
});
