import { describe, expect, it } from "vitest";
import { definePlot } from "./define-plot.ts";
import { plotName } from "./plot-name.ts";
import { plotOptions, withPlotOptions } from "./plot-options.ts";
import { plotInput } from "./testing/report-fixture.ts";
import { texts } from "./testing/scene-walk.ts";
import { words } from "./words.ts";

/** A plot as small as one can be. */
const dots = definePlot({
  id: "dots",
  label: "Dot",
  summary: "One dot per study.",
  reference: "None.",
  options: [
    { key: "size", type: "number", label: "Size", help: "In px.", default: 3, min: 1, max: 9 },
    { key: "columns", type: "columns", label: "Columns", help: "", default: [], most: 2 },
    { key: "limits", type: "range", label: "Axis", help: "", default: null, ends: ["", ""], scale: "plain" },
  ],
  applies: ({ report }) => (report.fit === null ? "There is no model." : null),
  draw: (_input, { size, limits }) => ({
    nodes: [],
    height: 10 * size,
    description: limits === null ? "free" : `from ${limits[0]}`,
  }),
  r: (_document, _fit, { size }) => [`plot(cex = ${size})`],
});
const input = plotInput({ yi: [0.1, 0.2], vi: [0.1, 0.1] });

/** The input with options of the dots in its document. */
function withDots(options: Parameters<typeof withPlotOptions>[2]): typeof input {
  return { ...input, document: withPlotOptions(input.document, dots, options) };
}

describe("a plot defined by its parts", () => {
  it("is drawn with its defaults, and with what the document says", () => {
    expect(dots.scene(input)).toMatchObject({ height: 30, description: "free", title: "Dot plot: A test" });
    expect(dots.scene(withDots({ size: 5, limits: [1, 2] }))).toMatchObject({
      height: 50,
      description: "from 1",
    });
    expect(dots.r(withDots({ size: 5 }).document, input.report.fit!)).toEqual(["plot(cex = 5)"]);
  });

  it.each([{ size: 0 }, { size: "5" }, { size: null }, { limits: [2, 1] }, { columns: "dose" }] as const)(
    "passes over %o, which no option can be",
    (options) => {
      expect(plotOptions(dots, withDots(options).document)).toEqual({ size: 3, columns: [], limits: null });
    },
  );

  it("keeps the options of other plots and those not changed", () => {
    const { document } = withDots({ size: 5 });
    const changed = withPlotOptions(document, dots, { columns: ["dose"] });
    expect(changed.plots).toEqual({ ...input.document.plots, dots: { size: 5, columns: ["dose"] } });
  });

  it.each([
    ["PRISMA flow", "No PRISMA flow plot."],
    ["L\u2019Abb\u00e9", "No L\u2019Abb\u00e9 plot."],
    ["Forest", "No forest plot."],
  ])("keeps the capital of names: %s", (label, told) => {
    expect(words.nothing.notDrawn(plotName({ label }))).toBe(told);
  });

  it("says in place of the drawing why it does not apply", () => {
    const bare = plotInput({ yi: [0.1], vi: [0.1], withoutFit: true });
    expect(texts(dots.scene(bare))).toEqual(["No dot plot.", "There is no model."]);
  });

  it("is named after its tab", () => {
    expect(plotName(dots)).toBe("Dot plot");
  });
});
