import { formatFixed, formatInteger, formatPercent } from "../../format/index.ts";
import { cell, type Told, type ToldTable } from "../../format/told.ts";
import type { InflationSimulation, SimulatedInflation } from "./types.ts";

/** What simulated inflation factors came to: whether moderators are more entangled than chance makes them. */
export function tellInflation(outcome: InflationSimulation): Told {
  const { seed, k, drawn, unusable, terms, coefficients } = outcome;
  const used = drawn - unusable;
  return {
    sentences: [
      `${formatInteger(used)} rearrangements of the moderators among the studies, k = ${k}, seed ${seed}.`,
      ...terms.flatMap((term) => termSentence(term) ?? []),
      "A factor larger than nearly all of these says that the studies can hardly tell this moderator’s part from that of the others; it says nothing of whether any of them goes along with the effects.",
    ],
    tables: [
      inflationTable("terms", "Inflation of each term", "Term", terms),
      inflationTable("coefficients", "Inflation of each coefficient", "Coefficient", coefficients),
    ],
  };
}

function termSentence({ label, observed, share, median }: SimulatedInflation): string | null {
  if (observed === null || share === null || median === null) return null;
  return `The variance of ${label} is inflated ${formatFixed(observed, 2)} times: more than in ${formatPercent(100 * share, 0)} of the rearrangements, half of which inflate it at most ${formatFixed(median, 2)} times.`;
}

function inflationTable(
  id: string,
  title: string,
  first: string,
  rows: readonly SimulatedInflation[],
): ToldTable {
  return {
    id,
    title,
    head: [first, "GVIF", "GVIF^(1/(2m))", "Simulated median", "Simulated 95 %", "Share below"],
    rows: rows.map(({ label, observed, observedScaled, median, q95, share }) => [
      label,
      cell(observed, "two"),
      cell(observedScaled, "two"),
      cell(median, "two"),
      cell(q95, "two"),
      cell(share, "share"),
    ]),
  };
}
