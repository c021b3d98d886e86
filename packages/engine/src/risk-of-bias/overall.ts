import type { Judgement } from "../document/risk-of-bias-spec.ts";
import type { SuggestedOverall, ToolJudgement } from "./types.ts";

const RANK: Readonly<Record<Judgement, number>> = {
  "not-applicable": -1,
  none: 0,
  low: 1,
  some: 2,
  high: 3,
  critical: 4,
};

/** What a judgement is called in a tool; another tool's judgement by its id. */
export function judgementLabel(judgements: readonly ToolJudgement[], judgement: Judgement): string {
  return judgements.find((known) => known.judgement === judgement)?.label ?? judgement;
}

/**
 * The worst judgement of any domain, which is the rule of nearly every tool: low only where every domain is low.
 * @param several said where more than one domain has "some concerns" and none is worse: some tools then allow a worse judgement
 * @returns null where a domain is not judged and none of the others settles it: the worst judgement the tool has
 */
export function worstDomain(
  labels: readonly ToolJudgement[],
  several: string = "",
): (judgements: readonly (Judgement | null)[]) => SuggestedOverall | null {
  const gravest = Math.max(...labels.map(({ judgement }) => RANK[judgement]));
  return (judgements) => {
    const counted = judgements.filter((one) => one !== null && one !== "not-applicable");
    if (counted.length === 0) return null;
    const worst = counted.reduce((a, b) => (RANK[b] > RANK[a] ? b : a));
    if (judgements.includes(null) && RANK[worst] < gravest) return null;
    // A domain without information may hide anything between the worst known and the worst there is.
    if (counted.includes("none") && RANK[worst] < RANK.high) {
      return { judgement: "none", why: noInformation(counted) };
    }
    const count = counted.filter((one) => one === worst).length;
    return { judgement: worst, why: because(judgementLabel(labels, worst), count, counted, worst, several) };
  };
}

function noInformation(counted: readonly Judgement[]): string {
  const missing = counted.filter((one) => one === "none").length;
  return `${missing} of ${counted.length} domains ${missing === 1 ? "gives" : "give"} no information, and no domain is at high risk.`;
}

function because(
  label: string,
  count: number,
  counted: readonly Judgement[],
  worst: Judgement,
  several: string,
): string {
  if (worst === "low") return `Every domain is judged “${label}”.`;
  const what = `The worst judgement of any domain is “${label}” (${count} of ${counted.length}).`;
  return worst === "some" && count > 1 && several !== "" ? `${what} ${several}` : what;
}
