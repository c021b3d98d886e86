import { type RandomStructure, SOURCE, type StructureParameter } from "./types.ts";

/**
 * Unstructured: a variance per level and a correlation per pair, pairs in the order (1,2), (1,3), ..., (2,3), ...
 * It is searched over the factor L of G = L L', row by row, so that G stays a covariance matrix and a singular one is no edge.
 * R: `rma.mv(yi, V, random = ~ inner | outer, struct = "UN")`
 */
export const unstructured: RandomStructure = {
  id: "UN",
  label: "A variance per level, a correlation per pair (UN)",
  summary: "Nothing is assumed of variances and correlations; it takes many studies.",
  reference: SOURCE,
  r: "UN",
  parameters: (q) =>
    Array.from({ length: q }, (_, r) =>
      Array.from(
        { length: r + 1 },
        (__, c): StructureParameter => ({
          kind: "loading",
          lower: Number.NEGATIVE_INFINITY,
          upper: Number.POSITIVE_INFINITY,
          start: r === c ? 1 : 0,
        }),
      ),
    ).flat(),
  matrix(theta, q) {
    const g = new Float64Array(q * q);
    const derivatives = theta.map(() => new Float64Array(q * q));
    const at = (r: number, c: number): number => (r * (r + 1)) / 2 + c;
    for (let r = 0; r < q; r++) {
      for (let s = 0; s < q; s++) {
        for (let c = 0; c <= Math.min(r, s); c++) {
          g[r * q + s]! += theta[at(r, c)]! * theta[at(s, c)]!;
          derivatives[at(r, c)]![r * q + s]! += theta[at(s, c)]!;
          derivatives[at(s, c)]![r * q + s]! += theta[at(r, c)]!;
        }
      }
    }
    return { g, derivatives };
  },
  natural(theta, q) {
    const { g } = this.matrix(theta, q, new Float64Array(q * q));
    const variances = Array.from({ length: q }, (_, r) => g[r * q + r]!);
    const pairs = variances.flatMap((_, r) => variances.slice(r + 1).map((__, i) => [r, r + 1 + i] as const));
    return [
      ...variances,
      ...pairs.map(([r, s]) => {
        const scale = Math.sqrt(variances[r]! * variances[s]!);
        return scale > 0 ? Math.max(-1, Math.min(1, g[r * q + s]! / scale)) : 0;
      }),
    ];
  },
};
