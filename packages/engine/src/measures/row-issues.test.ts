import { expect, it } from "vitest";
import { createRowIssues, reportMissing } from "./row-issues.ts";

it("lets rows that lack the same share what says so, and no row what is said of another", () => {
  const issues = createRowIssues();
  for (const row of [0, 1, 2]) {
    reportMissing(issues, row, "m1i", "the mean of group 1");
    reportMissing(issues, row, "m2i", "the mean of group 2");
  }
  issues.error(1, "sd-negative", "sd1i", "the SD is -1.", "Correct the value.");
  reportMissing(issues, 1, "n1i", "the size of group 1");
  expect(issues.byRow.get(0)).toBe(issues.byRow.get(2));
  expect(issues.byRow.get(0)?.map(({ input }) => input)).toEqual(["m1i", "m2i"]);
  expect(issues.byRow.get(1)?.map(({ input }) => input)).toEqual(["m1i", "m2i", "sd1i", "n1i"]);
  expect(issues.byRow.get(1)?.[0]).toMatchObject({
    code: "value-missing",
    severity: "error",
    message: "the mean of group 1 is missing, so no effect can be computed.",
  });
});
