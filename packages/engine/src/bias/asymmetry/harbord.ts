import type { ParamDef, Params } from "../../registry.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { lineTest } from "./line-test.ts";
import { COUNTS, tableStudies } from "./studies.ts";
import type { LinePoint } from "./weighted-line.ts";

const INFORMATION: ParamDef = {
  key: "information",
  label: "Information of a risk ratio",
  help: "n1 n2 d / (n h) is Fisher’s information; n d / (4 h) takes the groups to be of equal size, as R’s meta computes it. Odds ratios have one formula.",
  type: "choice",
  default: "groups",
  choices: [
    { value: "groups", label: "From the sizes of the groups" },
    { value: "halves", label: "As if groups were equal (R’s meta)" },
  ],
};

/**
 * Harbord's test: weighted regression of Z / V on 1 / sqrt(V) with weights V, where Z is the efficient score of the effect at no
 * effect and V its variance (Fisher's information); t with k - 2 df. With d events and h others among n = n1 + n2:
 * odds ratio Z = a - d n1 / n, V = n1 n2 d h / (n^2 (n - 1)); risk ratio Z = (a n - d n1) / h, V = n1 n2 d / (n h).
 * Source: Harbord, Egger & Sterne (2006), Statistics in Medicine 25, 3443-3457, doi:10.1002/sim.2380; of the risk ratio Harbord,
 * Harris & Sterne (2009), Stata Journal 9, 197-210. R: `meta::metabias(x, method.bias = "Harbord")`
 */
export const harbord: QuickBiasMethod = lineTest({
  id: "harbord",
  label: "Harbord’s test",
  summary:
    "Egger’s regression with the score of the odds or risk ratio and its information instead of the effect and its standard error.",
  reference: "Harbord et al. (2006), doi:10.1002/sim.2380",
  assumption:
    "Without small-study effects the score of a study does not depend on its information, which, unlike the standard error, does not contain the effect.",
  caution:
    "An asymmetric funnel is not yet publication bias, and a test that does not reject shows no symmetry. Under strong heterogeneity (τ² above 0.1) it rejects too often.",
  usual: true,
  params: [INFORMATION],
  needs: COUNTS,
  points: (input, params) => scorePoints(input, params),
  ran: (input, params) =>
    `weighted regression of Z / V on 1 / √V, weights V, efficient score of the ${isRiskRatio(input) ? "log risk ratio" : "log odds ratio"}${isHalved(input, params) ? " with information as if groups were equal" : ""}`,
  along: "the standard error of the score",
  smallIs: 1,
  rParts: (input, params) => ({
    before: [
      "harbord_n <- bias_n1 + bias_n2",
      "harbord_d <- bias_ai + bias_ci",
      "harbord_h <- harbord_n - harbord_d",
      ...rScore(input, params),
      "harbord_v[harbord_d <= 0 | harbord_h <= 0] <- NA",
    ],
    y: "harbord_z / harbord_v",
    x: "1 / sqrt(harbord_v)",
    weights: "harbord_v",
  }),
});

/** A vaccine's efficacy is pooled as its log risk ratio. */
export function isRiskRatio({ effects }: Pick<BiasInput, "effects">): boolean {
  return effects.measure === "RR" || effects.measure === "VE";
}

function isHalved(input: BiasInput, { information }: Params): boolean {
  return isRiskRatio(input) && information === "halves";
}

function scorePoints(input: BiasInput, params: Params): LinePoint[] {
  return tableStudies(input).flatMap(({ place, ai, n1i, ci, n2i }): LinePoint[] => {
    const n = n1i + n2i;
    const d = ai + ci;
    const h = n - d;
    if (!(d > 0 && h > 0)) return [];
    // Of a n2 - c n1 nothing is lost to cancellation with the total.
    const difference = ai * (n2i / n) - ci * (n1i / n);
    const z = isRiskRatio(input) ? (difference * n) / h : difference;
    const v = informationOf(input, params, { n1i, n2i, n, d, h });
    return [{ place, y: z / v, x: 1 / Math.sqrt(v), weight: v }];
  });
}

interface Margins {
  readonly n1i: number;
  readonly n2i: number;
  readonly n: number;
  readonly d: number;
  readonly h: number;
}

function informationOf(input: BiasInput, params: Params, { n1i, n2i, n, d, h }: Margins): number {
  if (isHalved(input, params)) return (n * d) / (4 * h);
  if (isRiskRatio(input)) return ((n1i / n) * n2i * d) / h;
  return ((n1i / n) * (n2i / n) * d * h) / (n - 1);
}

function rScore(input: BiasInput, params: Params): string[] {
  if (!isRiskRatio(input)) {
    return [
      "harbord_z <- bias_ai - harbord_d * bias_n1 / harbord_n",
      "harbord_v <- bias_n1 * bias_n2 * harbord_d * harbord_h / (harbord_n^2 * (harbord_n - 1))",
    ];
  }
  return [
    "harbord_z <- (bias_ai * harbord_n - harbord_d * bias_n1) / harbord_h",
    isHalved(input, params)
      ? "harbord_v <- harbord_n * harbord_d / (4 * harbord_h)"
      : "harbord_v <- bias_n1 * bias_n2 * harbord_d / (harbord_n * harbord_h)",
  ];
}
