import { expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { documentOf } from "../analysis-testing.ts";
import { auditOf } from "../bias/bias-stage.ts";
import { auditToCsv } from "./tidy-audit.ts";

const document = {
  ...documentOf("GEN", { yi: [0.1, 0.4, 0.5, 0.2, 0.9], vi: [0.01, 0.12, 0.1, 0.02, 0.2] }),
  roles: { label: "study", weights: null, inputs: { yi: "yi", vi: "vi" } },
};

it("holds every method with its status, and every number unrounded", () => {
  const audit = auditOf(document, runAnalysis(document));
  if (audit === null) throw new Error("no audit");
  const lines = auditToCsv(audit).trimEnd().split("\r\n");
  expect(lines[0]).toBe("family,method,status,part,of,value,words");
  expect(lines).toContain(`,unadjusted,,estimate,estimate,${audit.unadjusted?.estimate},`);
  for (const { family, method, status } of audit.entries) {
    expect(lines.some((line) => line.startsWith(`${family},${method},${status},`))).toBe(true);
  }
  const filled = audit.entries.find(({ method }) => method === "trim-and-fill")?.outcome?.estimate;
  expect(lines).toContain(`missing,trim-and-fill,ran,estimate,estimate,${filled?.estimate},`);
  expect(lines.join("")).not.toMatch(/NaN|undefined|Infinity/u);
});
