import { expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { createModerator, createModerators } from "../document/moderators.ts";
import { doseShapesPart } from "./r-dose-shapes.ts";

const DOSES = [1, 2, 4, 6, 8, 10, 14, 20, 26, 32];

function part(effect: (dose: number) => number) {
  const number = (name: string, values: readonly number[]) =>
    ({ name, kind: "number", values, unparsed: {} }) as const;
  const document = createDocument({
    table: {
      rowIds: DOSES.map((_, i) => `r${i}`),
      columns: [
        number("hours", DOSES),
        number("yi", DOSES.map(effect)),
        number(
          "vi",
          DOSES.map(() => 0.001),
        ),
      ],
    },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: { measure: "GEN" },
    moderators: createModerators({ variables: [createModerator({ column: "hours", kind: "numeric" })] }),
  });
  return doseShapesPart(runAnalysis(document))[0]!;
}

it("compares the likelihood and the AICc of every shape", () => {
  const { code, checks } = part((dose) => dose / (5 + dose));
  expect(checks).toHaveLength(14);
  expect(code.join("\n")).toContain("cbind(d, d^2)");
  expect(code.join("\n")).toContain("optimize(");
});

it("looks for no ED50 where the likelihood has no maximum", () => {
  expect(part((dose) => dose * dose).code.join("\n")).not.toContain("optimize(");
});
