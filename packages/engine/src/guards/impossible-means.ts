import { formatShort } from "../format/index.ts";
import { power } from "../numeric/elementary.ts";
import type { Finding, Guard } from "./types.ts";

const GROUPS = [
  { mean: "m1i", size: "n1i" },
  { mean: "m2i", size: "n2i" },
  { mean: "mi", size: "ni" },
] as const;

/**
 * GRIM: the mean of n people on a scale of whole numbers is a multiple of 1 / (n items), so that a reported mean that no such
 * multiple rounds to is impossible. It can decide only where n times the items is smaller than 10^decimals.
 */
export const impossibleMeans: Guard = {
  id: "impossible-means",
  label: "Impossible means (GRIM)",
  summary: "Tests whether a mean can come from that many people answering in whole numbers.",
  reference: "Brown & Heathers (2017), Social Psychological and Personality Science 8, 363-369",
  params: [
    {
      key: "items",
      label: "Items of the whole-number scale",
      help: "1 where the score itself is a whole number (a sum score); the number of items where it is their mean. 0 = not tested.",
      type: "number",
      default: 0,
      min: 0,
      max: 1000,
    },
  ],
  check(input, { items }) {
    const count = Number(items);
    if (!(count >= 1)) return [];
    return GROUPS.flatMap(({ mean, size }) => {
      const [means, sizes] = [input.numbers[mean], input.numbers[size]];
      if (means === undefined || sizes === undefined) return [];
      return inColumn(mean, means, sizes, Math.round(count));
    });
  },
};

function inColumn(
  key: string,
  means: readonly (number | null)[],
  sizes: readonly (number | null)[],
  items: number,
): Finding[] {
  return means.flatMap((mean, row) => {
    const n = sizes[row] ?? null;
    if (mean === null || n === null || !(n > 0)) return [];
    // A trailing zero is lost when a table is read: 3.1 may have been 3.10, and is not accused.
    const decimals = decimalsOf(mean);
    if (isPossible(mean, n * items, decimals)) return [];
    return [
      {
        rows: [row],
        key,
        message: `no ${n} people can have a mean of ${formatShort(mean)} on a scale of whole numbers${items > 1 ? ` with ${items} items` : ""}, rounded to ${decimals} ${decimals === 1 ? "decimal" : "decimals"}.`,
        hint: "Check mean and size; some people may be missing from this mean, or the scale may allow fractions.",
        repairs: [],
      },
    ];
  });
}

function decimalsOf(value: number): number {
  const [, fraction = ""] = String(value).split(".");
  return fraction.includes("e") ? 0 : fraction.length;
}

/** Whether a whole number over `parts` rounds to the mean, half a unit either way. */
function isPossible(mean: number, parts: number, decimals: number): boolean {
  const half = 0.5 * power(10, -decimals) * (1 + 1e-9);
  const nearest = Math.round(mean * parts);
  return Math.abs(nearest / parts - mean) <= half + 1e-12 * Math.abs(mean);
}
