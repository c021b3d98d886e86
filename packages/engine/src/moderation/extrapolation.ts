import type { ModeratorValues, Profile } from "../design/types.ts";
import type { Extrapolation } from "../moderation-types.ts";
import { amountWords, namedAmount } from "./effect-words.ts";

/**
 * In which ways a profile lies outside the studies: a number beyond their range, levels that none of them combines, or numbers
 * that each lie within and yet apart from all studies together (a leverage above the largest of theirs).
 * Source: Cook (1979), J. American Statistical Association 74, 169-174; King & Zeng (2006), Political Analysis 14, 131-159.
 */
export function extrapolationsOf(
  moderators: readonly ModeratorValues[],
  profile: Profile,
  { leverage, largest }: { readonly leverage: number; readonly largest: number },
): Extrapolation[] {
  const found = [...outOfRange(moderators, profile), ...unseen(moderators, profile)];
  // The arithmetic of a study's own profile may differ from its leverage in the last digits.
  if (leverage > largest * (1 + 1e-9)) {
    found.push({
      kind: "leverage",
      columns: moderators.map(({ column }) => column),
      sentence: "Taken together its values lie further from the other studies than those of any study.",
    });
  }
  return found;
}

function outOfRange(moderators: readonly ModeratorValues[], profile: Profile): Extrapolation[] {
  return moderators.flatMap(({ column, kind, values, unit }): Extrapolation[] => {
    const value = profile[column];
    if (kind !== "numeric" || typeof value !== "number") return [];
    const known = values.filter((one) => one !== null);
    const [low, high] = [Math.min(...known), Math.max(...known)];
    if (value >= low && value <= high) return [];
    return [
      {
        kind: "range",
        columns: [column],
        sentence: `${namedAmount(column, value, unit)} lies ${value < low ? "below" : "above"} all studies (${amountWords(low, null)} to ${amountWords(high, null)}).`,
      },
    ];
  });
}

function unseen(moderators: readonly ModeratorValues[], profile: Profile): Extrapolation[] {
  const factors = moderators.filter(({ kind }) => kind === "factor");
  const k = factors[0]?.values.length ?? 0;
  if (factors.length < 2) return [];
  const places = factors.map(({ column, levels }) => levels.indexOf(String(profile[column])));
  for (let i = 0; i < k; i++) {
    if (factors.every(({ values }, f) => values[i] === places[f])) return [];
  }
  const named = factors.map(({ column }) => `${column} ${String(profile[column])}`);
  return [
    {
      kind: "combination",
      columns: factors.map(({ column }) => column),
      sentence: `No study combines ${named.join(" with ")}.`,
    },
  ];
}
