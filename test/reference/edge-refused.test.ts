import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runAnalysis } from "../../packages/engine/src/analysis.ts";
import { createDocument } from "../../packages/engine/src/document/defaults.ts";
import type { AnalysisDocument, ModelSpec } from "../../packages/engine/src/document/types.ts";
import { degenerateCases } from "./glmm/load.ts";

type Cell = number | string | null;

interface EdgeCase {
  readonly id: string;
  readonly input: {
    readonly data?: Readonly<Record<string, readonly Cell[]>>;
    readonly method?: string;
    readonly weights?: readonly Cell[];
    readonly mods?: string;
    readonly x?: unknown;
  };
  readonly expected: { readonly error?: string };
}

function casesOf(name: string): readonly EdgeCase[] {
  const url = new URL(`./data/edge/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, "utf8")) as { cases: readonly EdgeCase[] }).cases;
}

const refused = casesOf("rma").filter(({ expected }) => expected.error !== undefined);

/** Errors of R about something that is no analysis of effects and variances by one model. */
const OTHERWISE: Readonly<Record<string, string>> = {
  "length-mismatch": "columns of a table have one length",
  "weights-wrong-length": "columns of a table have one length",
  "vi-missing": "a role without a column: `roles-missing` of the edge cases of effects",
  "yi-character": "a column of text: `column-not-numeric`, tested beside the reading of roles",
  "unknown-method": "documents are checked when they are opened, tested in restore.test.ts",
  "unknown-test": "documents are checked when they are opened, tested in restore.test.ts",
  "level-150": "a mistake of the caller, see edge-rma.test.ts; documents are checked when they are opened",
  "level-negative":
    "a mistake of the caller, see edge-rma.test.ts; documents are checked when they are opened",
  "maxiter-1-not-converged": "there is no limit to set",
  "confint-EE": "an interval for tau2 that is none: null, see pooling.test.ts",
  "predict-newmods-intercept-only": "a model without moderators has no profile to ask for",
};

const hasModerators = ({ input }: EdgeCase): boolean => input.mods !== undefined || input.x !== undefined;
const isOtherwise = ({ id }: EdgeCase): boolean => Object.hasOwn(OTHERWISE, id);

/** What is said of each, and how many studies are pooled all the same. */
function answerTo(id: string): { readonly code: string; readonly k: number } {
  if (id.startsWith("vi-zero-one")) return { code: "vi-not-positive", k: 7 };
  if (id.startsWith("vi-zero-two")) return { code: "vi-not-positive", k: 6 };
  if (id.startsWith("vi-zero-all")) return { code: "vi-not-positive", k: 0 };
  if (id.startsWith("vi-negative")) return { code: "vi-not-positive", k: 7 };
  if (/^[yv]i-inf|^weights-inf/.test(id)) return { code: "value-not-finite", k: 7 };
  if (id === "weights-negative") return { code: "weight-not-usable", k: 7 };
  if (id === "weights-all-zero") return { code: "weights-not-usable", k: 0 };
  if (id === "genq-no-weights") return { code: "weights-missing", k: 0 };
  return { code: "no-usable-studies", k: 0 };
}

const numberOf = (cell: Cell): number | null =>
  cell === "Inf" ? Number.POSITIVE_INFINITY : (cell as number);

function documentOf({ input }: EdgeCase): AnalysisDocument {
  const columns = { ...input.data, ...(input.weights === undefined ? {} : { w: input.weights }) };
  const rows = input.data?.yi?.length ?? 0;
  const method = input.method ?? "REML";
  const model: Partial<ModelSpec> = {
    kind: method === "EE" ? "equal" : "random",
    estimator: method === "EE" ? "REML" : method,
    test: "z",
    weighting: input.weights === undefined ? "inverse-variance" : "user",
  };
  const document = createDocument({
    table: {
      rowIds: Array.from({ length: rows }, (_, i) => `r${i + 1}`),
      columns: Object.entries(columns).map(([name, values]) => ({
        name,
        kind: "number" as const,
        values: values.map(numberOf),
        unparsed: {},
      })),
    },
    roles: {
      label: null,
      inputs: { yi: "yi", vi: "vi" },
      weights: input.weights === undefined ? null : "w",
    },
    effects: { measure: "GEN" },
  });
  return { ...document, model: { ...document.model, ...model } };
}

describe("what rma() answers with an error", () => {
  const own = refused.filter((reference) => !hasModerators(reference) && !isOtherwise(reference));

  test("every case is answered here or in edge-moderators.test.ts, or is none of a document", () => {
    expect(own).toHaveLength(32);
    expect(Object.keys(OTHERWISE).filter((id) => !refused.some((one) => one.id === id))).toEqual([]);
  });

  test.each(own.map((reference) => [reference.id, reference] as const))("%s", (id, reference) => {
    const { fit, issues, effects } = runAnalysis(documentOf(reference));
    const { code, k } = answerTo(id);
    const codes = [...issues, ...(effects?.excluded ?? []).map((row) => row.issue)].map((one) => one.code);
    expect(codes).toContain(code);
    expect(fit?.k ?? 0).toBe(k);
  });
});

/** Which test compares the cases of `degenerate-multi.json` whose ids begin like this, or why none does yet. */
const PLACES: Readonly<Record<string, string>> = {
  MH: "binary.test.ts",
  Peto: "binary.test.ts",
  IRR: "binary.test.ts",
  GLMM: "glmm.test.ts",
  PLO: "glmm.test.ts",
  PFT: "binary-derived.test.ts",
  bayesmeta: "bayes.test.ts",
  "rma.mv": "edge-dependence.test.ts",
  vcalc: "edge-dependence.test.ts",
  robust: "edge-dependence.test.ts",
  CR2: "edge-dependence.test.ts",
  robu: "edge-dependence.test.ts",
  netmeta: "network.test.ts",
};

test("every degenerate case has a place", () => {
  const found = new Set(casesOf("degenerate-multi").map(({ id }) => id.split("-")[0]!));
  expect([...found].toSorted()).toEqual(Object.keys(PLACES).toSorted());
});

test("every degenerate table is compared: none of rma.mh, rma.peto and rma.glmm is left out", () => {
  const ids = casesOf("degenerate-multi").map(({ id }) => id);
  const count = (call: string): number => ids.filter((id) => id.startsWith(`${call}-`)).length;
  expect(["MH", "Peto", "IRR", "GLMM", "PLO"].map(count)).toEqual([23, 7, 1, 21, 2]);
  const glmm = ids.filter((id) => /^(?:GLMM|PLO)-/.test(id));
  expect(degenerateCases.map(({ id }) => id).toSorted()).toEqual(glmm.toSorted());
});
