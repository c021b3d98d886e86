import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { documentToR } from "./r-script.ts";

function scriptOf(yi: readonly number[]): string {
  const document = createDocument({
    table: {
      rowIds: ["a", "b", "c"],
      columns: [
        { name: "yi", kind: "number", values: yi, unparsed: {} },
        { name: "vi", kind: "number", values: [0.01, 0.04, 0.02], unparsed: {} },
      ],
    },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
    model: { test: "knha" },
  });
  return documentToR(document, runAnalysis(document));
}

describe("the Knapp-Hartung test of equal effects", () => {
  it("is the guarded one in R too, in the model and side by side, and the script says why", () => {
    const script = scriptOf([0.3, 0.3, 0.3]);
    expect(script.match(/^ .*test="adhoc"/gm)).toHaveLength(2);
    expect(script).not.toMatch(/^ .*test="knha"/m);
    expect(script).toContain("DIVERGENCES.md");
  });

  it("stays as it is where the effects vary", () => {
    const script = scriptOf([0.3, 0.5, 0.1]);
    expect(script.match(/test="knha"/g)).toHaveLength(2);
    expect(script).not.toContain('test="adhoc"');
  });
});
