import { formatExact } from "../../format/index.ts";
import type { Imprecision } from "./data.ts";
import type { WeightInR } from "./loglik-to-r.ts";
import type { DeclineName, decliningModel } from "./models.ts";

const SHAPES: Readonly<Record<DeclineName, (p: string, rate: string) => string>> = {
  "half-normal": (p, rate) => `exp(-${rate} * ${p}^2)`,
  "negative-exponential": (p, rate) => `exp(-${rate} * ${p})`,
  logistic: (p, rate) => `(2 / (1 + exp(${rate} * ${p})))`,
  power: (p, rate) => `(1 - ${p})^(${rate})`,
};

/** A declining weight as R text, with its threshold, its form and its floor. */
export function declineInR(
  name: DeclineName,
  { threshold, form, floor, either }: Parameters<typeof decliningModel>[1],
  imprecision: Imprecision,
): WeightInR {
  const rate = `(d[${floor ? 2 : 1}]${imprecision === "none" ? "" : " * prec[i]"})`;
  const shape = (p: string): string => SHAPES[name](p, rate);
  const bounded = name === "power" && form === "continuous" && !floor;
  const alpha = formatExact(threshold);
  const p = bounded ? "pmin(pmax(p, 1e-5), 1 - 1e-5)" : "p";
  const above = `pmax(${p}, ${alpha})`;
  const falling =
    threshold === 0
      ? shape(p)
      : form === "stretched"
        ? shape(`((${above} - ${alpha}) / (1 - ${alpha}))`)
        : `${shape(above)} / ${shape(alpha)}`;
  return {
    weight: floor ? `(d[1] + ${falling}) / (1 + d[1])` : falling,
    kinks: [...(threshold > 0 ? [threshold] : []), ...(bounded ? [1e-5, 1 - 1e-5] : [])],
    either,
    imprecision,
  };
}
