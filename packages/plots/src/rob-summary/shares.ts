import type { Judgement } from "@treeline/engine";
import type { RobLine } from "../rob-traffic/lines.ts";

/** How much of the studies, or of their weight, has a judgement. */
export interface JudgementShare {
  /** null = not judged. */
  readonly judgement: Judgement | null;
  /** 0 to 1. */
  readonly share: number;
}

/**
 * What part of the studies has each judgement: the number of studies, or the sum of their weights, over the whole.
 * @param order judgements in the order of the bar; those that do not occur are left out, and not judged comes last
 * @param weighted by the weight in the pooled effect; studies without one count nothing
 * @returns shares that add up to 1; [] where nothing counts
 */
export function judgementShares(
  lines: readonly RobLine[],
  judged: (line: RobLine) => Judgement | null,
  order: readonly Judgement[],
  weighted: boolean,
): readonly JudgementShare[] {
  const sums = new Map<Judgement | null, number>();
  let total = 0;
  for (const line of lines) {
    const weight = weighted ? (line.weight ?? 0) : 1;
    const judgement = judged(line);
    sums.set(judgement, (sums.get(judgement) ?? 0) + weight);
    total += weight;
  }
  if (!(total > 0)) return [];
  return [...order, null].flatMap((judgement) => {
    const sum = sums.get(judgement) ?? 0;
    return sum > 0 ? [{ judgement, share: sum / total }] : [];
  });
}
