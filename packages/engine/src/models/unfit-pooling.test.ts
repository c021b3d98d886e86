import { expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { applyRepair } from "../guards/apply-repair.ts";
import { withPooling } from "./fit-model.ts";

function documentOf(pooling: string) {
  const document = createDocument({
    table: {
      rowIds: ["a", "b", "c"],
      columns: [
        { name: "yi", kind: "number", values: [0.1, 0.5, 0.4], unparsed: {} },
        { name: "vi", kind: "number", values: [0.02, 0.04, 0.03], unparsed: {} },
      ],
    },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
  });
  return { ...document, model: withPooling(document.model, pooling) };
}

it.each(["MH", "Peto", "GLMM"])(
  "offers inverse variance where %s does not go with the measure",
  (pooling) => {
    const document = documentOf(pooling);
    const report = runAnalysis(document);
    expect(report.fit).toBeNull();
    const found = report.issues.find(({ code }) => code === "pooling-choice-not-usable");
    const [repair] = found?.repairs ?? [];
    expect(repair?.label).toBe("Pool by inverse variance");
    const mended = applyRepair(document, repair!);
    expect(mended.model).toEqual(withPooling(document.model, "IV"));
    expect(runAnalysis(mended).fit?.k).toBe(3);
  },
);
