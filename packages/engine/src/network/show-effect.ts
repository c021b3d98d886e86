import { formatAdaptive, formatInterval, formatRatio } from "../format/index.ts";
import type { NetworkEffect, NetworkReport } from "../network-types.ts";
import { exp } from "../numeric/elementary.ts";

/** "-0.84 [-1.32, -0.36]": the effect of a pair on the scale it is read on. */
export function effectText({ scale }: Pick<NetworkReport, "scale">, effect: NetworkEffect | null): string {
  if (effect === null) return "";
  const format = (value: number): string =>
    scale.isRatio ? formatRatio(exp(value), 2) : formatAdaptive(value, 3);
  return `${format(effect.estimate)} ${formatInterval(effect.interval, format)}`;
}
