import { describe, expect, it } from "vitest";
import { measures } from "../measures/registry.ts";
import { guessRoles } from "../table/guess-roles.ts";
import { importText } from "../table/import.ts";
import { codebookCsv, extractionSheet, sheetCsv } from "./extraction-sheet.ts";
import { sheetPresets } from "./sheet-presets.ts";

/** The empty sheet with one study filled in: 0.5 for every number. */
function filled(wanted: string) {
  const fields = extractionSheet([wanted]);
  const cells = fields.map(({ name, entry }) => (/number/.test(entry) ? "0.5" : `some ${name}`));
  const result = importText(`${sheetCsv(fields)}${cells.join(",")}\r\n`);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return { fields, imported: result.value };
}

describe("an extraction sheet", () => {
  it.each(["SMD", "OR", "ZCOR", "PLO", "MD", "IRR"])("for %s is understood once it is filled in", (id) => {
    const { imported } = filled(id);
    const { roles } = guessRoles(imported.table);
    const [set = []] = measures.get(id).inputSets;
    expect(Object.values(roles.inputs)).toEqual(expect.arrayContaining([...set]));
    expect(roles.label).toBe("study");
  });

  it.each(sheetPresets.map(({ id }) => id))(
    "for %s has one column per name and asks for moderators",
    (id) => {
      const { fields, imported } = filled(id);
      const names = fields.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toEqual(
        expect.arrayContaining(["study", "outcome", "place", "format", "dose", "facilitator"]),
      );
      expect(imported.table.columns.map(({ name }) => name)).toEqual(names);
    },
  );

  it("has a codebook with a line for each column", () => {
    const fields = extractionSheet(["groups", "OR"]);
    const lines = codebookCsv(fields).trimEnd().split("\r\n");
    expect(lines).toHaveLength(fields.length + 1);
    expect(lines.find((line) => line.startsWith("m1i,"))).toContain("Mean");
  });

  it("is not made of what there is not", () => {
    expect(() => extractionSheet(["XYZ"])).toThrow(RangeError);
  });
});
