import { atanh, exp, log, tanh } from "../../numeric/elementary.ts";
import type { Scale } from "./symmetry.ts";

/** An effect that papers print with an interval, a standard error, a z or a p. */
export interface EffectKind {
  /** Beginning of the keys of its parts: `or` for `or_lb`, `or_ub`, `or_z`, `or_p`. */
  readonly stem: string;
  /** Key of the effect itself; words such as `or` are operators in formulas. */
  readonly point: string;
  readonly name: string;
  /** Measure whose effect it is. */
  readonly measure: string;
  readonly scale: Scale;
  readonly example: { readonly point: number; readonly lower: number; readonly upper: number };
}

export const RATIOS: readonly EffectKind[] = [
  {
    stem: "or",
    point: "ori",
    name: "odds ratio",
    measure: "OR",
    scale: "log",
    example: { point: 0.65, lower: 0.4, upper: 1.06 },
  },
  {
    stem: "rr",
    point: "rri",
    name: "risk ratio",
    measure: "RR",
    scale: "log",
    example: { point: 0.65, lower: 0.4, upper: 1.06 },
  },
  {
    stem: "hr",
    point: "hr",
    name: "hazard ratio",
    measure: "HR",
    scale: "log",
    example: { point: 0.8, lower: 0.61, upper: 1.05 },
  },
  {
    stem: "irr",
    point: "irri",
    name: "incidence rate ratio",
    measure: "IRR",
    scale: "log",
    example: { point: 1.4, lower: 1.1, upper: 1.78 },
  },
];

export const DIFFERENCES: readonly EffectKind[] = [
  {
    stem: "md",
    point: "md",
    name: "mean difference",
    measure: "MD",
    scale: "identity",
    example: { point: 2.5, lower: 0.4, upper: 4.6 },
  },
  {
    stem: "g",
    point: "g",
    name: "Hedges’ g",
    measure: "SMD",
    scale: "identity",
    example: { point: 0.5, lower: 0.1, upper: 0.9 },
  },
  {
    stem: "rd",
    point: "rd",
    name: "risk difference",
    measure: "RD",
    scale: "identity",
    example: { point: -0.1, lower: -0.2, upper: 0 },
  },
];

/** Logarithms of the ratios are printed as well; they are differences on the scale of analysis. */
export const LOG_RATIOS: readonly EffectKind[] = RATIOS.map(({ stem, name, measure, example }) => ({
  stem: `log${stem}`,
  point: `log${stem}`,
  name: `log ${name}`,
  measure,
  scale: "identity",
  example: { point: log(example.point), lower: log(example.lower), upper: log(example.upper) },
}));

/** d has its own way to the corrected effect; r is analysed as Fisher's z. */
export const COHENS_D: EffectKind = {
  stem: "d",
  point: "d",
  name: "Cohen’s d",
  measure: "SMD",
  scale: "identity",
  example: { point: 0.5, lower: 0.1, upper: 0.9 },
};
export const CORRELATION: EffectKind = {
  stem: "r",
  point: "r",
  name: "correlation",
  measure: "ZCOR",
  scale: "atanh",
  example: { point: 0.35, lower: 0.1, upper: 0.56 },
};

const FUNCTIONS: Readonly<
  Record<Scale, { readonly to: (x: number) => number; readonly back: (x: number) => number }>
> = {
  identity: { to: (x) => x, back: (x) => x },
  log: { to: log, back: exp },
  atanh: { to: atanh, back: tanh },
};

/** A number on the scale of analysis. */
export function toScale(scale: Scale, x: number): number {
  return FUNCTIONS[scale].to(x);
}

/** The formula of a number on the scale of analysis: `log(ori)`. */
export function onScale(scale: Scale, expression: string): string {
  return scale === "identity" ? expression : `${scale}(${expression})`;
}

/** Key of the effect on the scale of analysis. Cohen's d stays d until the small-sample correction. */
export function effectKey({ stem, measure }: EffectKind): string {
  return stem === "d" ? "d" : `yi_${measure}`;
}

/** Key of the variance of the effect. */
export function varianceKey({ stem, measure }: EffectKind): string {
  return stem === "d" ? "d_var" : `vi_${measure}`;
}

/** Key of the standard error on the scale of analysis: `se_logor`, `md_se`, `z_r_se`. */
export function seKey({ stem, scale }: EffectKind): string {
  if (stem.startsWith("log")) return `se_${stem}`;
  return scale === "log" ? `se_log${stem}` : scale === "atanh" ? "z_r_se" : `${stem}_se`;
}
