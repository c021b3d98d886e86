import { expect, test } from "vitest";
import { reportTable } from "./report-table.ts";

const head = ["Method", "Effect", "Rests on"];
const rows = [["PET", "0.83 [0.51, 1.34]", "Small-study effects grow in proportion to the standard error."]];

test("each cell of a table of words says its column, for phones", () => {
  const table = reportTable({ kind: "table", title: "Adjusted estimates", head, rows, numeric: false });
  expect(table).toContain('<table class="words">');
  expect(table).toMatch(/<td[^>]*data-head="Effect"[^>]*>0\.83/);
  expect(table).not.toMatch(/<th scope="row"[^>]*data-head/);
});

test("a table of numbers stays one", () => {
  const table = reportTable({ kind: "table", title: "Studies", head, rows, numeric: true });
  expect(table).toContain('<table class="numbers">');
  expect(table).not.toContain("data-head");
});
