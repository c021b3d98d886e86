import { describe, expect, it } from "vitest";
import { designOf, moderator, tableOf } from "./design-testing.ts";

const dose = moderator("dose", { kind: "numeric" });
const format = moderator("format", { kind: "factor" });

describe("the columns", () => {
  const table = tableOf({
    dose: [1, 2, 4, 8, 3, 5],
    format: ["online", "group", "online", "group", "self", "self"],
  });

  it("stand in R's order by R's names", () => {
    const design = designOf(table, [dose, format], [["dose", "format"], ["dose"], ["format"]]).value;
    expect(design.names).toEqual([
      "intrcpt",
      "dose",
      "formatonline",
      "formatself",
      "dose:formatonline",
      "dose:formatself",
    ]);
  });
});
