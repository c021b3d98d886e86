import { asAnalysed } from "../analysis-formulas.ts";
import type { AnalysisReport } from "../analysis-types.ts";
import { biasInputOfDocument } from "../bias/audit-input.ts";
import { auditOf } from "../bias/bias-stage.ts";
import { biasMethods } from "../bias/registry.ts";
import { LOGLIK_IN_R } from "../bias/selection/loglik-to-r.ts";
import type { BiasComparison, BiasInput } from "../bias/types.ts";
import type { BiasAudit, BiasEntry, BiasOutcome } from "../bias-types.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { estimators } from "../estimators/registry.ts";
import { compareGiven } from "./r-bias-checks.ts";
import { pooledCountRows } from "./r-counts.ts";
import { fitArguments, lackOfEstimator } from "./r-model.ts";
import type { Part } from "./r-part.ts";
import { rCall, rComment, rNumbers, rString } from "./r-text.ts";

/**
 * The audit for publication bias in R: the vectors its methods share, then each method that ran with R's own number beside ours. None
 * where the document says nothing of an audit and none is given.
 * @param given an audit with more in it than the document tells, long methods that were run; absent = it is made here
 */
export function biasParts(document: AnalysisDocument, report: AnalysisReport, given?: BiasAudit): Part[] {
  if (given === undefined && document.bias === undefined) return [];
  const audit = given ?? auditOf(document, report);
  const input = biasInputOfDocument(asAnalysed(document, report), report);
  if (audit === null || input === null) return [];
  const ran = audit.entries.flatMap((entry) =>
    entry.outcome === null ? [] : [methodPart(entry, entry.outcome, input)],
  );
  if (ran.length === 0) return [];
  const integrates = ran.some(({ code }) => code.some((line) => line.includes("bias_loglik(")));
  const functions: Part[] = integrates ? [{ code: LOGLIK_IN_R, checks: [], unchecked: [] }] : [];
  return [startPart(document, report, input), ...functions, ...ran];
}

/** A method that R has: its code and its comparisons; one that it has not is named. */
function methodPart({ method, label }: BiasEntry, outcome: BiasOutcome, input: BiasInput): Part {
  const record = biasMethods.get(method);
  const r = record.r?.(input, outcome);
  if (r === undefined) {
    return {
      code: [],
      checks: [],
      unchecked: [{ name: label, reason: "no package at hand has this method" }],
    };
  }
  const needsFit = (one: BiasComparison): boolean =>
    [...r.code, one.r].some((line) => line.includes("bias_fit"));
  const lack = lackOfEstimator(input.model.estimator, null);
  return {
    code: r.code.length === 0 ? [] : [rComment(`---- ${outcome.ran}`), ...r.code],
    checks: r.compare.flatMap((one) => {
      const check = compareGiven(label, one);
      return lack !== null && needsFit(one) && check.onlyIf === undefined
        ? [{ ...check, onlyIf: lack }]
        : [check];
    }),
    unchecked: r.lacks.map(({ name, reason }) => ({ name: `${label}: ${name}`, reason })),
  };
}

/** The vectors that the methods' lines are written over. */
function startPart(document: AnalysisDocument, report: AnalysisReport, input: BiasInput): Part {
  const { effects, sizes, totals, tables, events, moderators } = input;
  const counted = pooledCountRows(document, report) !== null;
  const vectors: readonly (readonly [name: string, values: readonly (number | null)[]])[] = [
    ["bias_n1", sizes.map((one) => one?.n1 ?? null)],
    ["bias_n2", sizes.map((one) => one?.n2 ?? null)],
    ["bias_ni", totals],
    ["bias_events", events],
    ["bias_ai", tables.map((one) => one?.ai ?? null)],
    ["bias_ci", tables.map((one) => one?.ci ?? null)],
  ];
  const known = vectors.filter(([, values]) => values.some((value) => value !== null));
  return {
    code: [
      `# ---- publication bias ${"-".repeat(48)}`,
      `bias_yi <- ${counted ? rNumbers(effects.yi) : "as.numeric(es$yi)"}`,
      `bias_vi <- ${counted ? rNumbers(effects.vi) : "as.numeric(es$vi)"}`,
      "bias_sei <- sqrt(bias_vi)",
      ...known.map(([name, values]) => `${name} <- ${rNumbers(values)}`),
      ...(moderators === null ? [] : moderatorLines(moderators, effects.yi.length)),
      ...fitLines(input),
    ],
    checks: [],
    unchecked: [],
  };
}

/** A row for each study: one that lacks a moderator has none of them, and R leaves it out. */
function moderatorLines(
  { names, columns, positions }: NonNullable<BiasInput["moderators"]>,
  k: number,
): string[] {
  const spread = (column: readonly number[]): (number | null)[] => {
    const all: (number | null)[] = Array.from({ length: k }, () => null);
    for (const [at, place] of positions.entries()) all[place] = column[at] ?? null;
    return all;
  };
  return [
    `bias_mods <- ${rCall(
      "cbind",
      columns.map((column, place) => [rString(names[place] ?? ""), rNumbers(spread(column))] as const),
    )}`,
  ];
}

/** The pooled model of the document's estimator and test; one study is no model to test anything with. */
function fitLines({ effects, model }: BiasInput): string[] {
  if (effects.yi.length < 2) return [];
  const others = new Set(["yi", "vi", "slab", "control"]);
  const own = fitArguments(model).filter((argument) => argument !== null && !others.has(argument[0]));
  const scored = model.kind === "random" && estimators.get(model.estimator).likelihood !== null;
  return [
    "bias_unit <- max(c(var(bias_yi), median(bias_vi)), na.rm = TRUE)",
    `bias_control <- list(threshold = 1e-14 * bias_unit, tol = 1e-300, maxiter = 1e5, tau2.max = 1e8 * bias_unit, evtol = 0${scored ? ", stepadj = 0.5" : ""})`,
    `bias_fit <- ${rCall("rma", [["yi", "bias_yi"], ["vi", "bias_vi"], ...own, ["control", "bias_control"]])}`,
  ];
}
