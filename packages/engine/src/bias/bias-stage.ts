import { asAnalysed } from "../analysis-formulas.ts";
import type { AnalysisReport, Fit } from "../analysis-types.ts";
import type { BiasAudit, BiasEntry, BiasEstimate, BiasOutcome } from "../bias-types.ts";
import { createBiasSpec } from "../document/bias-spec.ts";
import type { AnalysisDocument } from "../document/types.ts";
import type { Result } from "../result.ts";
import { cachedStage } from "../stage-cache.ts";
import { assessedSentences } from "./audit-assessed.ts";
import { answered, entryOf } from "./audit-entry.ts";
import { favoursOf } from "./audit-favours.ts";
import { biasInputOfDocument, scaleOf } from "./audit-input.ts";
import { auditIssues } from "./audit-issues.ts";
import { rememberedMethod } from "./audit-memory.ts";
import { paramsOfMethod } from "./audit-params.ts";
import { proposedTest } from "./proposal.ts";
import { biasMethods } from "./registry.ts";
import { type BiasInput, type BiasMethod, isLong } from "./types.ts";
import { verdictOf } from "./verdict.ts";

/** Said before a method begins. */
export interface AuditProgress {
  readonly method: string;
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** Audits documents and remembers what each method came to, so that an edit recomputes only what depends on it. */
export interface Auditor {
  /** One step per method: a host that yields to its event loop between steps can show progress and stop. */
  steps(document: AnalysisDocument, report: AnalysisReport): Generator<AuditProgress, BiasAudit | null>;
  /** null where no study has an effect. */
  audit(document: AnalysisDocument, report: AnalysisReport): BiasAudit | null;
}

type Propose = (input: BiasInput) => BiasAudit["proposed"];

/** @param methods those of the registry unless told otherwise */
export function createAuditor(
  methods: readonly BiasMethod[] = biasMethods.records,
  propose: Propose = proposedTest,
): Auditor {
  const remembered = new Map(
    methods.flatMap((method) => (isLong(method) ? [] : [[method.id, rememberedMethod(method)] as const])),
  );
  // The same input as the same object: what methods are remembered by is then told apart at a glance.
  const sameInput = cachedStage((input: BiasInput) => input);

  function* steps(
    document: AnalysisDocument,
    report: AnalysisReport,
  ): Generator<AuditProgress, BiasAudit | null> {
    const { effects } = report;
    const made = biasInputOfDocument(asAnalysed(document, report), report);
    if (effects === null || made === null) return null;
    const input = sameInput(made);
    const spec = document.bias ?? createBiasSpec();
    const proposed = propose(input);
    const scale = scaleOf(document, effects.measure);
    const entries: BiasEntry[] = [];
    for (const [done, method] of methods.entries()) {
      yield { method: method.id, label: method.label, done, total: methods.length };
      entries.push(
        entryOf(method, {
          input,
          spec,
          proposed: proposed?.method ?? null,
          answer: (quick) => remembered.get(quick.id)!(input, paramsOfMethod(quick, spec)),
        }),
      );
    }
    return completed(
      {
        spec,
        k: effects.yi.length,
        favours: favoursOf(spec.favours, { ...effects, ...scale }, input.nullValue),
        scale,
        proposed,
        unadjusted: unadjustedOf(report.fit),
        entries,
        issues: auditIssues(effects),
      },
      input.nullValue,
    );
  }

  return {
    steps,
    audit(document, report) {
      const run = steps(document, report);
      let step = run.next();
      while (!step.done) step = run.next();
      return step.value;
    },
  };
}

/** The audit of a document, step by step; for several audits of one project see `createAuditor`. */
export function auditSteps(
  document: AnalysisDocument,
  report: AnalysisReport,
): Generator<AuditProgress, BiasAudit | null> {
  return createAuditor().steps(document, report);
}

/**
 * The audit of a document for publication bias.
 * @param report what `runAnalysis` gave for the document
 * @returns null where no study has an effect
 */
export function auditOf(document: AnalysisDocument, report: AnalysisReport): BiasAudit | null {
  return createAuditor().audit(document, report);
}

/** The audit with what long methods came to, by their ids, in the place of their waiting. */
export function withOutcomes(
  audit: BiasAudit,
  outcomes: Readonly<Record<string, Result<BiasOutcome>>>,
): BiasAudit {
  const entries = audit.entries.map((entry) => {
    const result = outcomes[entry.method];
    return result === undefined ? entry : answered(entry, { result }, []);
  });
  return completed({ ...audit, entries }, audit.nullValue);
}

function completed(
  parts: Omit<BiasAudit, "assessed" | "verdict" | "nullValue">,
  nullValue: number | null,
): BiasAudit {
  const audit = { ...parts, nullValue };
  return { ...audit, assessed: assessedSentences(audit), verdict: verdictOf(audit) };
}

/** The document's own pooled effect. */
function unadjustedOf(fit: Fit | null): BiasEstimate | null {
  const pooled = fit?.coefficients[0];
  if (fit === null || pooled === undefined) return null;
  const { estimate, se, interval, test } = pooled;
  return { estimate, se, interval, test, tau2: fit.tau2.estimate };
}
