import { type Column, createDocument, type StudyTable, serialiseDocument } from "@treeline/engine";
import { expect, it } from "vitest";
import { prepareText, textOf } from "./document-text.ts";

it("writes what a project file holds, from columns written before or anew", async () => {
  const table: StudyTable = {
    rowIds: ["r1", "r2"],
    columns: [
      { name: "study", kind: "text", values: ["A", null], form: "factor" },
      { name: "yi", kind: "number", values: [0.1, null], unparsed: { r2: "n. s." }, unit: "mg" },
    ],
  };
  const first = createDocument({ title: "T", table });
  await prepareText(first);
  expect(textOf(first)).toBe(serialiseDocument(first));
  const [study, yi] = table.columns;
  const renamed: Column = { ...study!, name: "author" };
  const edited = { ...first, table: { ...table, columns: [yi!, renamed] } };
  expect(textOf(edited)).toBe(serialiseDocument(edited));
  const empty = createDocument();
  await prepareText(edited);
  expect(textOf(empty)).toBe(serialiseDocument(empty));
});
