import { atan2, cos, sin, square } from "../../numeric/elementary.ts";
import { defineTransformation, numberOf, numberParam } from "./define.ts";
import type { Transformation } from "./types.ts";

/** arcsin(√(s²)) of a share s² in [0, 1]. */
function angle(share: number): number {
  return atan2(Math.sqrt(share), Math.sqrt(Math.max(0, 1 - share)));
}

/** Freeman and Tukey's double arcsine of a proportion among n people, halved. R: `transf.pft(x, ni)` */
export function doubleArcsine(proportion: number, n: number): number {
  const events = proportion * n;
  return (angle(events / (n + 1)) + angle((events + 1) / (n + 1))) / 2;
}

/**
 * The proportion among n people behind a halved double arcsine; 0 or 1 beyond the values that none and all of them have.
 *
 * Source: Miller (1978), The American Statistician 32, 138, doi:10.1080/00031305.1978.10479283. R: `transf.ipft(y, ni)`
 */
function proportionBehind(value: number, n: number): number {
  if (value <= doubleArcsine(0, n)) return 0;
  if (value >= doubleArcsine(1, n)) return 1;
  const s = sin(2 * value);
  const root = Math.sqrt(Math.max(0, 1 - square(s + (s - 1 / s) / n)));
  return (1 - Math.sign(cos(2 * value)) * root) / 2;
}

const MILLER = "Miller (1978), doi:10.1080/00031305.1978.10479283";
/** Without sizes the plain arcsine is what the double arcsine tends to. */
const MANY = 1e9;

const size = numberParam(
  "ni",
  "Sample size",
  "The number of people for which the double arcsine is turned back into a proportion.",
  [100, 1, 1e9],
);

export const freemanTukey: Transformation = defineTransformation({
  id: "ipft",
  label: "proportion (inverse Freeman-Tukey, given n)",
  summary: "Turns Freeman and Tukey’s double arcsine into a proportion for a sample size of your choice.",
  reference: MILLER,
  params: [size],
  apply: (value, given) => proportionBehind(value, numberOf([size], "ni", given)),
  inverse: (value, given) => doubleArcsine(value, numberOf([size], "ni", given)),
  sizedBy: "ni",
  offer: { measures: ["PFT"] },
  countsEventsOf: ["PFT", "GEN"],
  r: "transf.ipft",
  rCall: ({ ni }) => `function(x) transf.ipft(x, ${ni})`,
});

export const freemanTukeyHarmonic: Transformation = defineTransformation({
  id: "ipft.hm",
  label: "proportion (inverse Freeman-Tukey, harmonic mean of n)",
  summary:
    "Turns Freeman and Tukey’s double arcsine into a proportion for the harmonic mean of the sample sizes.",
  reference: MILLER,
  apply: (value, given) => proportionBehind(value, given?.meanSize ?? MANY),
  inverse: (value, given) => doubleArcsine(value, given?.meanSize ?? MANY),
  sizedBy: "meanSize",
  offer: { measures: ["PFT"] },
  countsEventsOf: ["PFT", "GEN"],
  r: "transf.ipft.hm",
  rCall: () => 'function(x) transf.ipft.hm(x, targs = list(ni = attr(es$yi, "ni")))',
});
