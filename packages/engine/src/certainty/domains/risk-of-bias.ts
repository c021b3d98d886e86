import { formatPercent } from "../../format/index.ts";
import { riskOfBiasOf } from "../../risk-of-bias/index.ts";
import type { CertaintyDomain, CertaintyInput, CertaintySuggestion } from "../types.ts";

/** Shares of the weight from which limitations count as serious and very serious; conventions, which GRADE leaves to judgement. */
const SERIOUS = 0.25;
const VERY_SERIOUS = 0.75;

/**
 * Lowered by the weight in the pooled effect of the studies at high (serious) or critical risk of bias.
 * Source: Guyatt et al. (2011), J Clin Epidemiol 64, 407-415, doi:10.1016/j.jclinepi.2010.07.017.
 */
export const riskOfBias: CertaintyDomain = {
  id: "risk-of-bias",
  label: "Risk of bias",
  summary: "Limitations of the studies in design and conduct.",
  reference: "Guyatt et al. (2011), J Clin Epidemiol 64, 407-415, doi:10.1016/j.jclinepi.2010.07.017",
  kind: "down",
  most: 2,
  suggest,
};

function suggest({ document, report }: CertaintyInput): CertaintySuggestion {
  const bias = riskOfBiasOf(document);
  if (bias === null || bias.overall === null) {
    const what =
      bias === null ? "No risk of bias is told" : "No overall judgement of the risk of bias is told";
    return { levels: null, reasons: [`${what}, so its weight in the pooled effect is not known.`] };
  }
  const overall = new Map(bias.rows.map((row) => [row.rowId, row.overall]));
  const rowIds = report.effects?.rowIds ?? [];
  const weights = report.fit?.weights ?? [];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const weightOf = (of: (judgement: ReturnType<typeof overall.get>) => boolean): number =>
    total > 0
      ? rowIds.reduce((sum, rowId, row) => sum + (of(overall.get(rowId)) ? (weights[row] ?? 0) : 0), 0) /
        total
      : 0;
  if (!(total > 0)) {
    return {
      levels: null,
      reasons: ["The pooled effect has no weights, so it is not known what each study adds."],
    };
  }
  const high = weightOf((judgement) => judgement === "high" || judgement === "critical");
  const open = weightOf((judgement) => judgement === null || judgement === undefined || judgement === "none");
  const said = `Studies at high risk of bias have ${formatPercent(100 * high, 0)} of the weight.`;
  const unknown = open > 0 ? [`Studies without a judgement have ${formatPercent(100 * open, 0)} of it.`] : [];
  if (high < SERIOUS && open > 0.5) return { levels: null, reasons: [said, ...unknown] };
  const levels = high >= VERY_SERIOUS ? 2 : high >= SERIOUS ? 1 : 0;
  return { levels, reasons: [said, ...unknown] };
}
