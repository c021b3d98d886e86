import { formatInteger, formatLevel, formatPEquation } from "../../format/index.ts";
import { cell, type Told, type ToldTable } from "../../format/told.ts";
import type { Arrangements, PermutationIntervals, PermutationTests } from "./types.ts";

/** "all 720 different orders of the moderators", "10,000 of the signs of the effects, drawn with seed 1". */
function arrangedWords({ kind, exact, used, possible }: Arrangements, seed: number | null): string {
  const what = kind === "rows" ? "orders of the moderators" : "patterns of signs of the effects";
  if (exact) return `all ${formatInteger(used)} different ${what}, so that the test is exact`;
  const of = possible === null ? what : `${formatInteger(possible)} ${what}`;
  return `${formatInteger(used)} of the ${of}, drawn with seed ${seed}`;
}

/** What permutation tests came to: each statistic with its place among those of all arrangements. */
export function tellPermutation(outcome: PermutationTests): Told {
  const { arrangements, seed, k, omnibus, terms, coefficients, symbols } = outcome;
  const named = terms.map(({ label, pValue }) => `${label}: ${formatPEquation(pValue)}`);
  const joint = [
    ...(omnibus === null
      ? []
      : [["All moderators", cell(omnibus.statistic, "two"), cell(omnibus.pValue, "p")]]),
    ...terms.map(({ label, statistic, pValue }) => [label, cell(statistic, "two"), cell(pValue, "p")]),
  ];
  const tests: ToldTable = {
    id: "coefficients",
    title: "Permutation tests of coefficients",
    head: ["Coefficient", "Estimate", symbols.coefficient, "p by permutation"],
    rows: coefficients.map(({ label, estimate, statistic, pValue }) => [
      label,
      cell(estimate),
      cell(statistic),
      cell(pValue, "p"),
    ]),
  };
  return {
    sentences: [
      `Permutation tests: k = ${k}, ${arrangedWords(arrangements, seed)}.`,
      ...(omnibus === null ? [] : [`All moderators together: ${formatPEquation(omnibus.pValue)}.`]),
      ...(named.length > 0 ? [`By term: ${named.join("; ")}.`] : []),
      "A p-value is the share of arrangements with a statistic at least as far from 0: how surprising these studies would be if their moderators had nothing to do with their effects. A large one does not show that they have nothing to do with them.",
    ],
    tables: [
      tests,
      ...(joint.length === 0
        ? []
        : [
            {
              id: "terms",
              title: "Permutation tests of terms",
              head: ["Term", symbols.joint, "p by permutation"],
              rows: joint,
            },
          ]),
    ],
  };
}

/** What permutation intervals came to: the values of each coefficient that its test does not reject. */
export function tellPermutationIntervals(outcome: PermutationIntervals): Told {
  const { arrangements, seed, k, level, coefficients } = outcome;
  const open = coefficients.filter(({ lower, upper }) => lower === null || upper === null);
  return {
    sentences: [
      `Permutation intervals: k = ${k}, ${arrangedWords(arrangements, seed)}.`,
      `Each holds the values of a coefficient that its permutation test does not reject at the level of ${Number((1 - level).toPrecision(6))}: a ${formatLevel(level)} interval.`,
      ...(open.length > 0
        ? [
            `No bound on a side of ${open.map(({ label }) => label).join(", ")}: there are too few different arrangements to reject any value there, however far away.`,
          ]
        : []),
    ],
    tables: [
      {
        id: "intervals",
        title: "Permutation intervals",
        head: ["Coefficient", "Estimate", "Lower", "Upper"],
        rows: coefficients.map(({ label, estimate, lower, upper }) => [
          label,
          cell(estimate),
          lower === null ? "none" : cell(lower),
          upper === null ? "none" : cell(upper),
        ]),
      },
    ],
  };
}
