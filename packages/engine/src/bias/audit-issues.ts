import type { EffectSet } from "../analysis-types.ts";
import { listNames } from "../design/given.ts";
import { type Issue, issue } from "../result.ts";

/**
 * What the audit as a whole has to warn of: rows that are no independent studies.
 * @param effects as they are pooled, after rows of one study were combined where the document asks for that
 */
export function auditIssues({ labels }: Pick<EffectSet, "labels">): Issue[] {
  const rows = new Map<string, number>();
  for (const label of labels) rows.set(label.trim(), (rows.get(label.trim()) ?? 0) + 1);
  const repeated = [...rows].filter(([, count]) => count > 1);
  if (repeated.length === 0) return [];
  const count = repeated.reduce((sum, [, own]) => sum + own, 0);
  return [
    issue(
      "bias-rows-dependent",
      "warning",
      `${count} rows share the name of their study with another row (${listNames(repeated.map(([label]) => `“${label}”`))}). The audit treats ` +
        "every row as an independent study, so that its tests may reject too often and its intervals may be too narrow.",
      "Combine the effects of each study into one and read the audit of these. Methods for several dependent effects of a study are " +
        "none of the methods here.",
    ),
  ];
}
