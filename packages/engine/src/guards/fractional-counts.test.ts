import { expect, test } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";

test("means of one group may have fractions: they are no events", () => {
  const column = (name: string, values: readonly number[]) =>
    ({ name, kind: "number", values, unparsed: {} }) as const;
  const { issues } = runAnalysis(
    createDocument({
      table: {
        rowIds: ["r1", "r2", "r3", "r4", "r5"],
        columns: [
          column("mi", [7, 8, 9, 8, 7.61]),
          column("sdi", [1, 1, 1, 1, 1]),
          column("ni", [20, 20, 20, 20, 20]),
        ],
      },
      roles: { label: null, inputs: { mi: "mi", sdi: "sdi", ni: "ni" }, weights: null },
      effects: { measure: "MN" },
    }),
  );
  expect(issues.map(({ code }) => code)).not.toContain("fractional-counts");
});
