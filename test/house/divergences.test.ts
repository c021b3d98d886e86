import { LANGUAGES } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { registerAsMarkdown, registerIn } from "../../packages/ui/checked-numbers.ts";
import { englishIn } from "./english-left.ts";

const CODE = /`[^`]*`/g;
const english = registerIn("en").map((entry) => Object.values(entry));

/** What must not change from one language to another: code, and numbers whatever their decimal mark. */
const kept = (text: string): readonly string[] => [
  ...(text.match(CODE) ?? []).toSorted(),
  ...(
    text
      .replace(CODE, "")
      .replaceAll(",", ".")
      .match(/\d[\d.]*\d|\d/g) ?? []
  ).toSorted(),
];

describe("the register of differences", () => {
  it("is what its page says", async () => {
    await expect(registerAsMarkdown()).toMatchFileSnapshot("../reference/DIVERGENCES.md");
  });

  it("has every cell of its table", () => {
    expect(english.flat().filter((cell) => cell.trim() === "" || cell.includes("\n"))).toEqual([]);
  });
});

describe.each(LANGUAGES.filter((language) => language !== "en"))("the register in %s", (language) => {
  const told = registerIn(language).map((entry) => Object.values(entry));

  it("keeps the code and the numbers of every entry", () => {
    for (const [line, cells] of told.entries())
      expect(cells.map(kept), cells[0]).toEqual(english[line]!.map(kept));
  });

  it("is told without English", () => {
    const left = told
      .flat()
      .map((text) => text.replace(CODE, ""))
      .filter((text) => englishIn(text, language, ["p OR", "1 + OR", "OR /"]).length > 0);
    expect(left).toEqual([]);
  });

  it("writes numbers with the decimal comma", () => {
    const bare = told.flat().map((text) => text.replace(CODE, "").replace(/(?:metafor|escalc) \d\.\d+/g, ""));
    expect(bare.filter((text) => /\d\.\d/.test(text))).toEqual([]);
  });
});
