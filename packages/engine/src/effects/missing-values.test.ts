import { expect, it } from "vitest";
import { createRowIssues, reportMissing } from "../measures/row-issues.ts";
import { withoutRepetition } from "./missing-values.ts";

it("says once what a study of a single group lacks", () => {
  const issues = createRowIssues();
  reportMissing(issues, 0, "n2i", "the size of group 2");
  reportMissing(issues, 0, "m2i", "the mean of group 2");
  issues.warning(0, "odd", "n1i", "an odd size.", "Look.");
  const [first, second, ...rest] = withoutRepetition(issues.byRow.get(0)!);
  expect(first).toMatchObject({
    code: "value-missing",
    input: null,
    message: "the size of group 2 and the mean of group 2 are missing, so no effect can be computed.",
  });
  expect([second?.code, rest]).toEqual(["odd", []]);
});

it("leaves a single missing value at its cell", () => {
  const issues = createRowIssues();
  reportMissing(issues, 0, "n2i", "the size of group 2");
  expect(withoutRepetition(issues.byRow.get(0)!)).toBe(issues.byRow.get(0));
});
