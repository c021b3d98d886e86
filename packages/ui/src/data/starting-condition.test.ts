import type { Column } from "@treeline/engine";
import { expect, it } from "vitest";
import { startingCondition } from "./starting-condition.ts";

const shown = (column: Column) => ({ kind: "data", column, index: 0, width: 80, left: null }) as const;

it("starts a filter from what the column with the focus holds", () => {
  expect(startingCondition(undefined)).toBe("");
  const risk: Column = { name: "risk of bias", kind: "text", values: ["low", "high", null, "high"] };
  expect(startingCondition(shown(risk))).toBe('`risk of bias` == "high"');
  const yi: Column = { name: "yi", kind: "number", values: [0.4, null, -0.2, 0.4], unparsed: {} };
  expect(startingCondition(shown(yi))).toBe("yi >= -0.2");
  const empty: Column = { name: "yi", kind: "number", values: [null], unparsed: {} };
  expect(startingCondition(shown(empty))).toBe("not isMissing(yi)");
});
