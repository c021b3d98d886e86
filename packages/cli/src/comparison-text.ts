import { formatAdaptive, formatFixed, formatPercent } from "@treeline/engine";
import type {
  CodingComparison,
  CodingDifference,
  ColumnAgreement,
  EffectChange,
} from "@treeline/engine/double-coding";
import { issueLines } from "./report-text.ts";

/** A comparison of two codings as a person reads it: what was matched, agreement by column, every difference. */
export function comparisonText(comparison: CodingComparison): string {
  const { keys, pairs, lone, columns, differences, onlyA, onlyB, issues } = comparison;
  const sections = [
    [`${pairs.length} rows are in both codings, matched by ${keys.join(", ")}.`],
    lone.map(({ coding, label }) => `only in the ${coding === "a" ? "first" : "second"} coding: ${label}`),
    [...onlyColumns("first", onlyA), ...onlyColumns("second", onlyB)],
    columns.length === 0 ? [] : ["Agreement", ...columns.map((column) => `  ${agreement(column)}`)],
    differences.length === 0
      ? ["No cell differs."]
      : [
          `${differences.length} ${differences.length === 1 ? "cell differs" : "cells differ"}`,
          ...differences.map((difference) => `  ${differenceLine(difference)}`),
        ],
    issueLines(issues),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function onlyColumns(coding: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`columns only the ${coding} coding has: ${names.join(", ")}`];
}

function agreement({ column, pairs, alike, ...rest }: ColumnAgreement): string {
  const share =
    pairs === 0
      ? "nothing filled in"
      : `${alike} of ${pairs} alike (${formatPercent((100 * alike) / pairs)})`;
  const parts = [
    share,
    rest.kappa === null ? "" : `kappa ${formatFixed(rest.kappa, 2)} (SE ${formatFixed(rest.kappaSe, 2)})`,
    rest.icc === null ? "" : `ICC(2,1) ${formatFixed(rest.icc, 3)}`,
    rest.concordance === null ? "" : `concordance ${formatFixed(rest.concordance, 3)}`,
    rest.meanDifference === null ? "" : `mean difference ${formatAdaptive(rest.meanDifference, 3)}`,
  ];
  return `${column}: ${parts.filter((part) => part !== "").join(", ")}`;
}

function differenceLine({ label, column, a, b, effect }: CodingDifference): string {
  const shown = (text: string): string => (text === "" ? "nothing" : text);
  return `${label}: ${column} is ${shown(a)} and ${shown(b)}${effect === null ? "" : `; ${effectWords(effect)}`}`;
}

function effectWords({ a, b }: EffectChange): string {
  const shown = (value: number | null): string => (value === null ? "none" : formatFixed(value, 4));
  return a === b ? `the effect stays ${shown(a)}` : `the effect ${shown(a)} becomes ${shown(b)}`;
}
