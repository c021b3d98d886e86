import { formatFixed, formatInteger, formatPEquation, formatPercent } from "../format/index.ts";
import type { NetworkConclusion, NetworkFit, NetworkReport } from "../network-types.ts";
import { phrase } from "../phrases/phrases.ts";
import { effectText } from "./show-effect.ts";

type Known = Omit<NetworkReport, "sentences" | "conclusion">;

/**
 * What a network comes to in one line: the treatment that ranks first against the reference (where that is the reference itself,
 * the next one against it), heterogeneity, and whether designs disagree.
 * @returns null where nothing is fitted
 */
export function networkConclusion(report: Known): NetworkConclusion | null {
  const { fit, treatments, scale, studies } = report;
  const [best, second] = fit?.ranking ?? [];
  if (fit === null || best === undefined || second === undefined) return null;
  const name = (place: number): string => treatments[place]!.name;
  const compared = best.treatment === fit.reference ? second.treatment : best.treatment;
  const effect = effectText(report, fit.league[compared]![fit.reference] ?? null);
  const lead = `“${name(best.treatment)}” ranks first in the network (P-score ${formatFixed(best.pScore, 2)}).`;
  const pair = `“${name(compared)}” against “${name(fit.reference)}”: ${scale.name} ${effect}.`;
  return {
    sentence: `${phrase(lead)} ${phrase(pair)}`,
    parts: [
      {
        id: "effect",
        title: phrase(`${scale.name}, “${name(compared)}” against “${name(fit.reference)}”`),
        text: effect,
      },
      {
        id: "rank",
        title: phrase("Ranks first"),
        text: `${name(best.treatment)} (${formatFixed(best.pScore, 2)})`,
      },
      { id: "k", title: phrase("Studies"), text: formatInteger(studies) },
      ...heterogeneityParts(fit),
      ...consistencyParts(fit),
    ],
  };
}

type Parts = NetworkConclusion["parts"];

function heterogeneityParts({ tau2, i2 }: NetworkFit): Parts {
  return [
    ...(tau2 === null ? [] : [{ id: "tau", title: "\u03c4", text: formatFixed(Math.sqrt(tau2), 2) }]),
    ...(i2 === null ? [] : [{ id: "i2", title: "I\u00b2", text: formatPercent(i2, 0) }]),
  ];
}

function consistencyParts({ model, between, betweenRandom }: NetworkFit): Parts {
  const { test } = model === "random" ? betweenRandom : between;
  return test === null
    ? []
    : [{ id: "inconsistency", title: phrase("Inconsistency"), text: formatPEquation(test.pValue) }];
}
