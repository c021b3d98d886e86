import { formatFixed, formatInteger, type NumberStyle, SCREEN } from "./index.ts";

interface Statistic {
  readonly statistic: { readonly value: number };
  readonly distribution: string;
}

/** Whether the statistic of a test counts something, as those of exact tests do: it has no decimals. */
export function isCount({ statistic, distribution }: Statistic): boolean {
  return distribution === "resampled" && Number.isInteger(statistic.value);
}

/** "6.12", or "8" of a test that counts. */
export function formatStatistic(test: Statistic, style: NumberStyle = SCREEN): string {
  const { value } = test.statistic;
  return isCount(test) ? formatInteger(value, style) : formatFixed(value, 2, style);
}
