import { type AnalysisReport, rowEffects } from "../analysis-types.ts";
import { within } from "../phrases/within.ts";
import { artefactOf } from "./artefact-list.ts";
import { artefactCorrections } from "./registry.ts";
import { assumedClause } from "./words.ts";

/**
 * What a methods section has to say about effects that were corrected for artefacts: for which, how, and what stood in for what
 * studies do not report. Empty where none were.
 */
export function artefactSentences({ effects }: Pick<AnalysisReport, "effects">): string[] {
  const corrected = effects === null ? undefined : rowEffects(effects).corrected;
  if (corrected === undefined) return [];
  const { spec, artefacts, assumed, rows } = corrected;
  const { label, reference } = artefactCorrections.get(spec.correction);
  const names = Object.keys(artefacts).map((key) => within(artefactOf(key).label));
  const count = rows.yi.length;
  const clauses = assumed.map(
    (artefact) =>
      `${assumedClause(artefact)} (${artefact.missing} ${artefact.missing === 1 ? "effect" : "effects"})`,
  );
  return [
    `${count === 1 ? "The effect was" : `All ${count} effects were`} corrected one by one for artefacts (${within(label)}: ${listed(names)}; ${reference}).`,
    ...(clauses.length === 0 ? [] : [`Taken for artefacts not reported: ${clauses.join("; ")}.`]),
  ];
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
