import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreOf, searchCommands } from "./search.ts";

const forest = { label: "Show: Forest plot", also: "figure draw" };
const funnel = { label: "Show: Funnel plot", detail: "Effects against their standard errors" };
const dl = { label: "Between-study variance: DerSimonian-Laird", also: "DL tau2" };
const all = [forest, funnel, dl];

describe("searchCommands", () => {
  it("finds by parts of words, by synonyms, by the second line and by beginnings of words", () => {
    expect(searchCommands(all, "fore")).toEqual([forest]);
    expect(searchCommands(all, "figure")).toEqual([forest]);
    expect(searchCommands(all, "standard")).toEqual([funnel]);
    expect(searchCommands(all, "dl")).toEqual([dl]);
    expect(searchCommands(all, "fopl")).toEqual([forest]);
  });

  it("needs every word, in any order and whatever case and accents", () => {
    expect(searchCommands(all, "PLOT f\u00fannel")).toEqual([funnel]);
    expect(searchCommands(all, "plot laird")).toEqual([]);
    const peters = { label: "Peters\u2019 test" };
    expect(searchCommands([...all, peters], "peters' test")).toEqual([peters]);
  });

  it("puts what begins with the query first", () => {
    const ranked = searchCommands(
      [{ label: "Undo report" }, { label: "Report" }, { label: "Unreported" }],
      "report",
    );
    expect(ranked.map(({ label }) => label)).toEqual(["Report", "Undo report", "Unreported"]);
  });

  it("puts what is called as it was typed before what only contains it", () => {
    const first = (query: string, ...labels: readonly string[]): string | undefined =>
      searchCommands(
        labels.map((label) => ({ label })),
        query,
      )[0]?.label;
    expect(first("PET", "Methods: Peters’ test", "Methods: PET-PEESE", "Methods: PET")).toBe("Methods: PET");
    expect(
      first(
        "Variance: Maximum likelihood",
        "Variance: Restricted maximum likelihood",
        "Variance: Maximum likelihood",
      ),
    ).toBe("Variance: Maximum likelihood");
    expect(first("wald, t", "Test: Wald, normal, t", "Test: Wald, t")).toBe("Test: Wald, t");
  });

  it("finds every label by itself, and everything by nothing", () => {
    const label = fc.stringMatching(/^[A-Za-z\u00e0-\u00ff][A-Za-z0-9\u00e0-\u00ff ]{0,20}$/);
    fc.assert(
      fc.property(label, (text) => {
        expect(scoreOf({ label: text }, text)).toBeGreaterThan(0);
        expect(scoreOf({ label: text }, "  ")).toBeGreaterThan(0);
      }),
    );
  });
});
