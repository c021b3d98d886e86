import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import type { AnalysisDocument, ModelSpec } from "../document/types.ts";
import { withPooling } from "../models/fit-model.ts";
import type { Params } from "../registry.ts";
import { documentToR } from "./r-script.ts";

type Inputs = Readonly<Record<string, readonly (number | null)[]>>;

/** The third study has no events in either group. */
const TABLES: Inputs = { ai: [4, 7, 0], n1i: [40, 50, 30], ci: [9, 12, 0], n2i: [41, 48, 31] };

function scriptOf(
  inputs: Inputs,
  measure: string,
  pooling: string,
  model: Partial<ModelSpec> = {},
  params: Params = {},
): string {
  const rowIds = ["r1", "r2", "r3", "r4"].slice(0, Object.values(inputs)[0]!.length);
  const document = createDocument({
    table: {
      rowIds,
      columns: Object.entries(inputs).map(([name, values]) => ({
        name,
        kind: "number" as const,
        values,
        unparsed: {},
      })),
    },
    roles: {
      label: null,
      inputs: Object.fromEntries(Object.keys(inputs).map((key) => [key, key])),
      weights: null,
    },
    effects: { measure, params },
  });
  const spec = { ...withPooling(document.model, pooling), ...model };
  const asked: AnalysisDocument = { ...document, model: spec };
  return documentToR(asked, runAnalysis(asked), ["forest(res)"]);
}

describe("counts that are pooled", () => {
  it("hold the study that has no effect of its own, and derive non-events from sizes", () => {
    const script = scriptOf(TABLES, "OR", "MH");
    expect(script).toContain('dat[["ai"]] <- c(4, 7, 0)');
    expect(script).toContain("dat <- dat_of_counts[c(1, 2), , drop = FALSE]");
    expect(script).toContain('counts$ai <- dat_of_counts[["ai"]]');
    expect(script).toContain("counts$bi <- counts$n1i - counts$ai");
    expect(script).toContain("shown_in_counts <- c(1, 2)");
  });

  it("need no second copy of the data where every study has an effect", () => {
    const script = scriptOf(TABLES, "RD", "MH");
    expect(script).not.toContain("dat_of_counts");
  });

  it("exchange the groups of a study that counts the other way round", () => {
    const script = scriptOf({ ...TABLES, flip: [0, 1, 0] }, "OR", "Peto");
    expect(script).toContain(
      'counts[turned, c("ai", "bi", "ci", "di")] <- counts[turned, c("ci", "di", "ai", "bi")]',
    );
  });

  it("leave out a study that reports its effect and no counts", () => {
    const gap = null;
    const script = scriptOf(
      {
        ai: [4, 7, gap],
        n1i: [40, 50, gap],
        ci: [9, 12, gap],
        n2i: [41, 48, gap],
        ori: [gap, gap, 2.1],
        or_lb: [gap, gap, 1.2],
        or_ub: [gap, gap, 3.675],
      },
      "OR",
      "MH",
    );
    expect(script).toContain("counts <- counts[c(1, 2), , drop = FALSE]");
    expect(script).toContain("shown_in_counts <- c(1, 2, NA)");
  });
});

describe("what R cannot repeat", () => {
  it("is said with its reason, and nothing of it is compared", () => {
    const script = scriptOf(TABLES, "RD", "MH", { poolingParams: { variance: "greenland-robins" } });
    expect(script).toContain("# Not repeated in R: rma.mh() has Sato's variance");
    expect(script).toContain("not checked  the pooled effect: rma.mh() has Sato's variance");
    expect(script).not.toMatch(/check\("estimate"/);
  });

  it("depends on packages that may be missing", () => {
    const script = scriptOf(TABLES, "OR", "GLMM", { test: "z" });
    expect(script).toContain('pooled_in_r <- requireNamespace("lme4", quietly = TRUE) && tryCatch({');
    expect(script).toMatch(/if \(pooled_in_r\) check\("estimate", .*, 0\.001\) else/);
  });

  it("is drawn only where a study has an effect to draw", () => {
    const empty = { ai: [0, 3], bi: [9, 7], ci: [2, 0], di: [8, 9] };
    expect(scriptOf(empty, "OR", "MH")).toContain("forest(res)");
    const script = scriptOf(empty, "OR", "MH", {}, { to: "none" });
    expect(script).toContain("# No study has an effect of its own.");
    expect(script).not.toContain("forest(res)");
    expect(script).toMatch(/check\("estimate"/);
  });
});

it("counts the comparisons of a pooled effect as finely as those of inverse variance", () => {
  const script = scriptOf({ yi: [0.1, 0.7, 0.2], vi: [0.04, 0.09, 0.01] }, "GEN", "UWLS");
  for (const name of ["estimate", "SE", "estimate: log10 p", "weights", "Q: statistic Q", "I2", "H2"]) {
    expect(script).toContain(`check("${name}", `);
  }
});
