import { asAnalysed } from "../analysis-formulas.ts";
import { biasInputOfDocument } from "../bias/audit-input.ts";
import { type CertaintySpec, createCertainty } from "../document/certainty-spec.ts";
import { measures } from "../measures/registry.ts";
import { inLanguage } from "../phrases/answers.ts";
import { phrase } from "../phrases/phrases.ts";
import { medianControlRisk } from "../pooling/study-groups.ts";
import { certaintyDomains } from "./registry.ts";
import type {
  Certainty,
  CertaintyDomain,
  CertaintyInput,
  CertaintyLevel,
  CertaintySource,
  CertaintySuggestion,
  JudgedDomain,
} from "./types.ts";

const LEVELS: readonly {
  readonly level: CertaintyLevel;
  readonly label: string;
  readonly symbols: string;
}[] = [
  { level: "very-low", label: "Very low", symbols: "\u2295\u25ef\u25ef\u25ef" },
  { level: "low", label: "Low", symbols: "\u2295\u2295\u25ef\u25ef" },
  { level: "moderate", label: "Moderate", symbols: "\u2295\u2295\u2295\u25ef" },
  { level: "high", label: "High", symbols: "\u2295\u2295\u2295\u2295" },
];

/** What domains are judged from, with what several of them look at. */
export function certaintyInput(source: CertaintySource): CertaintyInput {
  const { report } = source;
  const document = asAnalysed(source.document, report);
  const input = biasInputOfDocument(document, report);
  const groups = report.groups ?? [];
  const { nullValue, display } = measures.get(document.effects.measure);
  return {
    ...source,
    document,
    spec: createCertainty(document.certainty),
    totals: input?.totals ?? [],
    events:
      groups.length === 0
        ? null
        : groups.reduce((sum, { treated, control }) => sum + treated.events + control.events, 0),
    baseline: medianControlRisk(groups),
    nullValue,
    isRatio: display === "exp",
  };
}

/**
 * The certainty of the evidence for the outcome of a document: it starts at high (randomised trials) or low (others), every domain
 * lowers or raises it by the levels a person judged, and it ends between very low and high. Suggestions count for nothing.
 * Source: Guyatt et al. (2008), BMJ 336, 924-926, doi:10.1136/bmj.39489.470347.AD; Balshem et al. (2011), J Clin Epidemiol 64, 401-406.
 */
export function certaintyOf(source: CertaintySource): Certainty {
  const input = certaintyInput(source);
  return certaintyFrom(input.spec, ({ suggest }) => suggest(input));
}

/** The certainty that judgements come to. @param suggest what the numbers say of a domain */
export function certaintyFrom(
  { start, domains: judgements }: Pick<CertaintySpec, "start" | "domains">,
  suggest: (domain: CertaintyDomain) => CertaintySuggestion,
): Certainty {
  const domains = certaintyDomains.records.map((domain): JudgedDomain => {
    const { id, label, kind, most } = domain;
    // What was judged is the user's own, in the words it was written in.
    const judged = judgements[id] ?? null;
    return { id, label: phrase(label), kind, most, judged, suggested: inLanguage(suggest(domain)) };
  });
  const change = domains.reduce(
    (sum, { kind, most, judged }) => sum + (kind === "down" ? -1 : 1) * Math.min(judged?.levels ?? 0, most),
    0,
  );
  const place = Math.max(0, Math.min(3, (start === "high" ? 3 : 1) + change));
  const open = domains.filter(({ kind, judged }) => kind === "down" && judged === null).map(({ id }) => id);
  const { level, label, symbols } = LEVELS[place]!;
  return { start, level, label: phrase(label), symbols, domains, open };
}
