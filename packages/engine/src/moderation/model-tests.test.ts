import { describe, expect, it } from "vitest";
import { modelTests } from "./model-tests.ts";
import { inputFor, VARIABLES } from "./moderation-testing.ts";
import { regressOn } from "./regress-on.ts";

function testsOf(test: string, adjustment: string, intercept = true) {
  const found = regressOn(inputFor({ variables: VARIABLES }, { test }), [["format"], ["hours"]], intercept);
  if (!found.ok) throw new Error(found.issues.map(({ message }) => message).join(" "));
  return { fit: found.value.fit, tests: modelTests(found.value, adjustment) };
}

describe("the coefficients of a model side by side", () => {
  it("stand in the order of the model, each also by z and by Knapp and Hartung", () => {
    const { fit, tests } = testsOf("knha", "none");
    expect(tests.coefficients.map(({ coefficient }) => coefficient)).toEqual(fit.coefficients);
    const wald = testsOf("z", "none");
    for (const [place, one] of tests.coefficients.entries()) {
      expect(one.wald).toEqual(wald.fit.coefficients[place]!.test);
      expect(one.knappHartung).toEqual(fit.coefficients[place]!.test);
      expect(wald.tests.coefficients[place]!.knappHartung).toEqual(one.knappHartung);
    }
  });

  it("are adjusted for each other and not for the intercept", () => {
    const { fit, tests } = testsOf("z", "bonferroni");
    const [intercept, ...others] = tests.coefficients;
    expect(intercept!.adjustedP).toBeNull();
    expect(others.map(({ adjustedP }) => adjustedP)).toEqual(
      fit.coefficients.slice(1).map(({ test }) => Math.min(1, 3 * test!.pValue)),
    );
  });

  it("are all adjusted where there is no intercept", () => {
    const { tests } = testsOf("z", "bonferroni", false);
    expect(tests.coefficients.every(({ adjustedP }) => adjustedP !== null)).toBe(true);
  });
});
