import { type AnalysisReport, type CorrectedEffects, rowEffects } from "../analysis-types.ts";
import { artefactOf } from "../artefacts/artefact-list.ts";
import { artefactCorrections } from "../artefacts/registry.ts";
import { artefactSentences } from "../artefacts/sentences.ts";
import { createDerivation, type Step } from "../derivation.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { withDefaults } from "../registry.ts";
import type { Check } from "./r-checks.ts";
import type { Part } from "./r-part.ts";
import { rComment, rNumber, rNumbers, rString } from "./r-text.ts";

/** The effects corrected for artefacts: `es` goes on with them, `uncorrected` keeps the others. Empty where nothing is corrected. */
export function artefactPart(document: AnalysisDocument, report: AnalysisReport): Part[] {
  const rows = report.effects === null ? null : rowEffects(report.effects);
  const corrected = rows?.corrected;
  if (rows == null || corrected === undefined) return [];
  const name = report.effects?.combined === undefined ? "es" : "rows";
  const code = [
    `# ---- artefacts ${"-".repeat(55)}`,
    ...artefactSentences(report).map(rComment),
    "uncorrected <- es",
    "es <- local({",
    "  yi <- as.numeric(es$yi)",
    "  vi <- as.numeric(es$vi)",
    ...Object.keys(corrected.artefacts).flatMap((key) => artefactCode(key, document, corrected)),
    ...steps(corrected).flatMap(stepCode),
    "  data.frame(yi = yi_c, vi = vi_c)",
    "})",
    "print(es)",
  ];
  const checks: Check[] = [
    {
      name: "corrected yi",
      expected: rNumbers(rows.yi),
      r: `as.numeric(${name}$yi)`,
      scale: `sqrt(${name}$vi)`,
    },
    { name: "corrected vi", expected: rNumbers(rows.vi), r: `as.numeric(${name}$vi)`, scale: "0" },
  ];
  return [{ code, checks, unchecked: [] }];
}

/** The vector of one artefact, with what stands in for studies that do not report it. */
function artefactCode(
  key: string,
  { roles }: AnalysisDocument,
  { spec, assumed, rows }: CorrectedEffects,
): string[] {
  const column = roles.inputs[key];
  const stand = assumed.find((artefact) => artefact.key === key);
  const { missing } = withDefaults(artefactCorrections.get(spec.correction).params, spec.params);
  // The mean may have been taken over studies that were left out afterwards.
  const isMean = missing === "mean" && stand?.studies === rows.yi.length - (stand?.missing ?? 0);
  const value = isMean ? `mean(${key}, na.rm = TRUE)` : rNumber(stand?.value ?? 1);
  if (column === undefined) return [`  ${key} <- rep(${value}, length(yi))`];
  return [`  ${key} <- dat[[${rString(column)}]]`, `  ${key}[is.na(${key})] <- ${value}`];
}

/** The steps as they hold for all studies: a study with a factor of 1 writes less than the others. */
function steps({ spec, artefacts, rows }: CorrectedEffects): readonly Step[] {
  const correction = artefactCorrections.get(spec.correction);
  const params = withDefaults(correction.params, spec.params);
  const typical = Object.fromEntries(
    Object.entries(artefacts).map(([key, values]) => [key, values.find((value) => value !== 1) ?? 0.5]),
  );
  const to = createDerivation();
  correction.write(to, { yi: rows.yi[0]!, vi: rows.vi[0]!, ...typical }, params);
  return to.steps;
}

function stepCode({ symbol, expression }: Step): string[] {
  const key = symbol.replace(/^a_/, "");
  const line = `  ${symbol} <- ${expression}`;
  return symbol !== key && artefactOf(key).isAbsentUnlessReported
    ? [line, `  ${symbol}[${key} == 1] <- 1`]
    : [line];
}
