import { describe, expect, it } from "vitest";
import { createDocument } from "./defaults.ts";
import { renameFigureColumns, withFigureWords } from "./figure-edits.ts";
import { type FigureSubject, figureWords } from "./figure-words.ts";
import type { PlotDefs } from "./plot-specs.ts";
import { restoreDocument } from "./restore.ts";
import { serialiseDocument } from "./serialise.ts";
import type { AnalysisDocument } from "./types.ts";

const ONLY: FigureSubject = { about: {}, isUsual: true };
const WEEKS: FigureSubject = { about: { moderator: ["weeks"] }, isUsual: true };
const YEAR: FigureSubject = { about: { moderator: ["year"] }, isUsual: false };

const document = createDocument({
  title: "Trial",
  table: {
    rowIds: ["r1"],
    columns: ["weeks", "year"].map((name) => ({ name, kind: "number", values: [1], unparsed: {} })),
  },
});

const said = (figures: AnalysisDocument["figures"]): AnalysisDocument => ({ ...document, figures: figures! });

describe("the words about a figure", () => {
  it("are kept by plot, beside those of others", () => {
    const one = withFigureWords(document, "forest", ONLY, { title: "Figure 1" });
    const two = withFigureWords(withFigureWords(one, "funnel", ONLY, { note: "n" }), "forest", ONLY, {
      alt: "Two studies.",
    });
    expect(two.figures).toEqual({
      forest: { title: "Figure 1", alt: "Two studies." },
      funnel: { note: "n" },
    });
  });

  it("leave no trace once they are empty", () => {
    const one = withFigureWords(document, "forest", ONLY, { title: "Figure 1", note: "n" });
    const two = withFigureWords(one, "forest", ONLY, { title: "" });
    expect(two.figures).toEqual({ forest: { note: "n" } });
    expect(withFigureWords(two, "forest", ONLY, { note: "" })).toEqual(document);
    const other = withFigureWords(document, "bubble", YEAR, { title: "By year" });
    expect(withFigureWords(other, "bubble", YEAR, { title: "" })).toEqual(document);
  });

  it("belong to what the figure is of", () => {
    const one = withFigureWords(document, "bubble", WEEKS, { title: "By weeks", alt: "A line." });
    const two = withFigureWords(one, "bubble", YEAR, { title: "By year" });
    expect(figureWords(two, "bubble", WEEKS)).toEqual({ title: "By weeks", alt: "A line." });
    expect(figureWords(two, "bubble", YEAR)).toEqual({ title: "By year" });
    // Another moderator comes first now: the words stay with their own.
    expect(figureWords(two, "bubble", { ...WEEKS, isUsual: false })).toEqual({
      title: "By weeks",
      alt: "A line.",
    });
    expect(figureWords(two, "bubble", { ...YEAR, isUsual: true })).toEqual({ title: "By year" });
  });

  it("follow the name of a column, and outlive it", () => {
    const { figures = {} } = withFigureWords(document, "bubble", YEAR, { title: "By year" });
    const renamed = renameFigureColumns(figures, (name) => (name === "year" ? "published" : name));
    const published = { about: { moderator: ["published"] }, isUsual: false };
    expect(figureWords({ figures: renamed }, "bubble", published)).toEqual({ title: "By year" });
    expect(renameFigureColumns(figures, () => null)).toEqual(figures);
  });
});

describe("words as they were kept by plot alone", () => {
  const before = said({ bubble: { title: "Dose", alt: "It falls." } });
  const defs: PlotDefs = {
    bubble: [
      { key: "moderator", isSubject: true, type: "columns", label: "", help: "", default: [], most: 1 },
      { key: "confidence", type: "boolean", label: "", help: "", default: true },
    ],
  };
  const opened = (given: AnalysisDocument): AnalysisDocument => {
    const result = restoreDocument(JSON.parse(serialiseDocument(given)), defs);
    if (!result.ok) throw new Error(result.issues[0]!.message);
    expect(result.issues).toEqual([]);
    return result.value;
  };

  it("are those of the figure that is drawn where nothing is chosen, and of no other", () => {
    const now = opened(before);
    expect(figureWords(now, "bubble", WEEKS)).toEqual({ title: "Dose", alt: "It falls." });
    expect(figureWords(now, "bubble", YEAR)).toEqual({});
  });

  it("come to the figure that the options chose", () => {
    const now = opened({ ...before, plots: { bubble: { moderator: ["year"], confidence: false } } });
    expect(figureWords(now, "bubble", YEAR)).toEqual({ title: "Dose", alt: "It falls." });
    expect(figureWords(now, "bubble", WEEKS)).toEqual({});
    expect(opened(now)).toEqual(now);
  });

  it("are kept with what is written of their figure next, and while another is written about", () => {
    const now = withFigureWords(before, "bubble", YEAR, { title: "By year" });
    expect(figureWords(now, "bubble", WEEKS)).toEqual({ title: "Dose", alt: "It falls." });
    const next = withFigureWords(now, "bubble", WEEKS, { alt: "" });
    expect(next.figures).toEqual({
      bubble: {
        of: [
          { about: { moderator: ["year"] }, title: "By year" },
          { about: { moderator: ["weeks"] }, title: "Dose" },
        ],
      },
    });
    expect(opened(next)).toEqual(next);
  });
});
