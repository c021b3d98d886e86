import { describe, expect, it } from "vitest";
import { createDocument } from "./defaults.ts";
import { restoreDocument } from "./restore.ts";
import { serialiseDocument } from "./serialise.ts";

const document = createDocument({
  table: {
    rowIds: ["r1", "r2"],
    columns: [
      { name: "study", kind: "text", values: ["A", "B"] },
      { name: "design", kind: "text", values: ["RCT", null], form: "factor" },
      { name: "length", kind: "number", values: [4, null], unparsed: {}, unit: "weeks" },
    ],
  },
  grid: { frozen: "study", widths: { length: 120, study: 200 } },
});

const saved = (): Record<string, unknown> => JSON.parse(serialiseDocument(document));

describe("units, forms and the layout of the grid", () => {
  it("come back as they were saved, without a remark", () => {
    const restored = restoreDocument(saved());
    expect(restored.ok && restored.value).toEqual(document);
    expect(restored.issues).toEqual([]);
  });
  it("need not be there", () => {
    const { grid: _, ...old } = saved();
    const restored = restoreDocument(old);
    expect(restored.ok && "grid" in restored.value).toBe(false);
    expect(restored.issues).toEqual([]);
  });
  it("let go of columns that are not there, and say so", () => {
    const restored = restoreDocument({
      ...saved(),
      grid: { frozen: "gone", widths: { gone: 90, study: 80 } },
    });
    expect(restored.ok && restored.value.grid).toEqual({ widths: { study: 80 } });
    expect(restored.issues.map(({ path }) => path.field)).toEqual(["grid"]);
  });
  it("refuse what is no width and no form", () => {
    const narrow = restoreDocument({ ...saved(), grid: { widths: { study: 2 } } });
    expect(narrow.ok).toBe(false);
    expect(narrow.issues[0]?.message).toContain("must be 30 or more");
    const column = { name: "a", kind: "text", values: ["x", "y"], form: "list" };
    const table = { rowIds: ["r1", "r2"], columns: [column] };
    expect(restoreDocument({ ...saved(), table, grid: {} }).issues[0]?.message).toContain(
      "must be factor or yes-no",
    );
  });
});
