import { positive, sizes } from "../checks.ts";
import { defineConversion, refuse } from "../define.ts";
import { atLeastTwo } from "../summaries/checks.ts";
import type { Conversion } from "../types.ts";
import { combineGroups } from "./combine-groups.ts";

const SHARED = {
  reference: "Higgins, Li & Deeks (2023), Cochrane Handbook 6.4, table 6.5.a and section 23.3.4",
  group: "design",
} as const;

/** How many arms can make up a group: the first 2, 3 or 4 letters. More arms come first, so that none is left out. */
const LETTERS = [
  ["a", "b", "c", "d"],
  ["a", "b", "c"],
  ["a", "b"],
] as const;

function keysOf(what: "n" | "m" | "sd" | "x", group: number, letters: readonly string[]): readonly string[] {
  return letters.map((letter) => `${what}${group}_${letter}`);
}

/**
 * Means and SDs of several arms as one group.
 *
 * R: see `combineGroups`
 */
function combineMeans(group: 1 | 2, letters: readonly string[]): Conversion {
  const [n, m, sd] = [keysOf("n", group, letters), keysOf("m", group, letters), keysOf("sd", group, letters)];
  const [size, mean, spread] = [`n${group}i`, `m${group}i`, `sd${group}i`];
  return defineConversion({
    ...SHARED,
    id: `combine-${letters.length}-arms-${group}`,
    label: `${letters.length} arms with means to one group, group ${group}`,
    summary: `Size, mean and standard deviation of group ${group} from ${letters.length} arms that make it up.`,
    from: letters.flatMap((_, index) => [n[index]!, m[index]!, sd[index]!]),
    yields: [size, mean, spread],
    example: Object.fromEntries(
      letters.flatMap((_, index) => [
        [n[index]!, [20, 35, 12, 18][index]!],
        [m[index]!, [10.2, 12.5, 9.1, 11][index]!],
        [sd[index]!, [2.2, 3.1, 1.9, 2.5][index]!],
      ]),
    ),
    checks: [atLeastTwo(...n), positive("SD", ...sd)],
    formulas(numbers, { step }) {
      const all = combineGroups(
        letters.map((_, index) => ({
          n: numbers[n[index]!]!,
          mean: numbers[m[index]!]!,
          sd: numbers[sd[index]!]!,
        })),
      );
      step(size, n.join(" + "), all.n);
      step(mean, `(${n.map((key, index) => `${key} * ${m[index]}`).join(" + ")}) / ${size}`, all.mean);
      const within = n.map((key, index) => `(${key} - 1) * ${sd[index]}^2`).join(" + ");
      const between = n.map((key, index) => `${key} * (${m[index]} - ${mean})^2`).join(" + ");
      step(spread, `sqrt((${within} + ${between}) / (${size} - 1))`, all.sd);
      return undefined;
    },
  });
}

/** Events and sizes of several arms as one group. R: `sum(x)`, `sum(n)` */
function combineEvents(group: 1 | 2, letters: readonly string[]): Conversion {
  const [n, x] = [keysOf("n", group, letters), keysOf("x", group, letters)];
  const [size, events] = [`n${group}i`, group === 1 ? "ai" : "ci"];
  return defineConversion({
    ...SHARED,
    id: `combine-${letters.length}-arms-events-${group}`,
    label: `${letters.length} arms with events to one group, group ${group}`,
    summary: `Size and events of group ${group} from ${letters.length} arms that make it up.`,
    from: letters.flatMap((_, index) => [x[index]!, n[index]!]),
    yields: [events, size],
    example: Object.fromEntries(
      letters.flatMap((_, index) => [
        [x[index]!, [4, 7, 2, 5][index]!],
        [n[index]!, [20, 35, 12, 18][index]!],
      ]),
    ),
    checks: [sizes(...n)],
    formulas(numbers, { step }) {
      const wrong = x.find((key, index) => !(numbers[key]! >= 0 && numbers[key]! <= numbers[n[index]!]!));
      if (wrong !== undefined) {
        return refuse(
          "events-exceed-size",
          wrong,
          "the events of an arm are below 0 or more than its people, so the arms are not combined.",
          "Check events and size of the arm.",
        );
      }
      const total = (keys: readonly string[]): number => keys.reduce((sum, key) => sum + numbers[key]!, 0);
      step(events, x.join(" + "), total(x));
      step(size, n.join(" + "), total(n));
      return undefined;
    },
  });
}

/** Two to four arms as one group, for either group, with means or events. */
export const combineArms: readonly Conversion[] = LETTERS.flatMap((letters) =>
  ([1, 2] as const).flatMap((group) => [combineMeans(group, letters), combineEvents(group, letters)]),
);
