import { formatFixed, formatShort } from "../format/index.ts";
import type { Association, DesignAxis, DesignCell, DesignMap, ModeratorPower } from "../moderation-types.ts";
import { amountWords, type EffectWords, studiesWords } from "./effect-words.ts";

/** "under 5 hours", "5 to under 12 hours", "12 hours and more". */
export function bandNames(cuts: readonly number[], unit: string | null): string[] {
  const named = (value: number): string => `${formatShort(Number(value.toPrecision(3)))}`;
  const after = unit === null ? "" : ` ${unit}`;
  if (cuts.length === 0) return [`all values${unit === null ? "" : ` (${unit})`}`];
  const inner = cuts.slice(1).map((cut, i) => `${named(cuts[i]!)} to under ${named(cut)}${after}`);
  return [`under ${named(cuts[0]!)}${after}`, ...inner, `${named(cuts[cuts.length - 1]!)}${after} and more`];
}

/** Levels of two factors that are nearly the same studies. */
export interface Coinciding {
  readonly levels: readonly [string, string];
  /** Studies with one of them only. */
  readonly apart: number;
}

/** "format and facilitator cannot be told apart ..." */
export function associationSentence(
  { columns: [a, b], measure, value, k, confounded }: Omit<Association, "sentence">,
  coinciding: Coinciding | null,
): string {
  if (value === null) {
    return k < 2
      ? `${a} and ${b}: too few studies have both.`
      : `${a} and ${b}: one of them is the same in all ${k} studies that have both.`;
  }
  const symbol = { V: "Cramér’s V", eta: "eta", r: "r" }[measure];
  const said = `${symbol} ${formatFixed(value, 2)}, k = ${k}`;
  if (confounded === "complete") {
    return `${a} and ${b} cannot be told apart in these studies: one settles the other (${said}).`;
  }
  if (confounded === "nearly" && coinciding !== null) {
    const [x, y] = coinciding.levels;
    const but = coinciding.apart === 0 ? "" : " but one";
    return `${x} (${a}) and ${y} (${b}) are the same studies${but}, so that their effects can hardly be told apart (${said}).`;
  }
  if (confounded === "nearly") return `${a} and ${b} can hardly be told apart in these studies (${said}).`;
  return `${a} and ${b} go together with ${said}.`;
}

/** What the studies at hand can find. */
export function powerSentence(power: Omit<ModeratorPower, "sentence">, words: EffectWords): string {
  const { column, kind, between, per, unit, effect, k, power: found, detectable } = power;
  const over = unit === column ? "" : ` of ${column}`;
  const where =
    kind === "joint"
      ? `between the two levels of ${column} that are hardest to tell apart, in the test of all of them,`
      : between === null
        ? `over ${amountWords(per ?? 1, unit)}${over}`
        : `between “${between[0]}” and “${between[1]}” (${column})`;
  const size = words.ratio
    ? `a ratio of ${words.changeName}s of ${words.change(effect)}`
    : `a difference of ${words.change(effect)}`;
  const probability = `${formatFixed(100 * found, 0)}\u00a0%`;
  return `${studiesWords(k)} would find ${size} ${where} with ${probability} probability, and one of ${words.change(detectable)} with 80\u00a0%.`;
}

/** What has been studied and what has not. */
export function mapSentences(
  axes: readonly DesignAxis[],
  cells: readonly DesignCell[],
  { k, unplaced, associations, missing }: Pick<DesignMap, "k" | "unplaced" | "associations" | "missing">,
): string[] {
  const names = axes.map(({ column }) => column).join(" × ");
  const empty = cells.filter(({ state }) => state === "empty").length;
  const lone = cells.filter(({ state }) => state === "one").length;
  const sentences = [
    `${names}: ${cells.length} combinations, of which ${empty} ${empty === 1 ? "has" : "have"} no study and ${lone} only one (${k} ${k === 1 ? "effect" : "effects"} placed${unplaced === 0 ? "" : `, ${unplaced} without all of ${names}`}).`,
  ];
  if (empty > 0 && axes.length > 1) {
    sentences.push(
      "Of empty combinations these studies say nothing; interactions between these moderators cannot be fully estimated.",
    );
  }
  const together = associations.filter(({ confounded }) => confounded !== "apart");
  sentences.push(...together.map(({ sentence }) => sentence));
  for (const { column, missing: lacking, of } of missing.filter((one) => one.missing > 0)) {
    sentences.push(`${column} is missing for ${lacking} of ${of} effects.`);
  }
  return sentences;
}
