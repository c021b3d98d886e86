import type { RandomTerm } from "./blocks.ts";
import type { MultilevelFit } from "./multilevel.ts";

/** A variance or correlation of a fit. */
export interface Component {
  readonly label: string;
  readonly kind: "variance" | "correlation";
  readonly value: number;
  /** Place of the term. */
  readonly term: number;
  /** Place of the parameter that it is; null where it is searched as something else (the factor of an unstructured matrix). */
  readonly parameter: number | null;
}

/** How many of the components of a term are variances; the others are correlations. */
function variancesOf({ structure, q }: RandomTerm): number {
  const specs = structure.parameters(q);
  return structure.natural === undefined ? specs.filter(({ kind }) => kind === "variance").length : q;
}

/** Every variance and correlation of a fit by name, term after term. */
export function componentsOf({ model, components }: MultilevelFit): Component[] {
  let from = 0;
  return model.terms.flatMap((term, t) => {
    const count = variancesOf(term);
    const first = from;
    from += term.structure.parameters(term.q).length;
    return components[t]!.map(
      (value, i): Component => ({
        label: labelOf(term, count, i),
        kind: i < count ? "variance" : "correlation",
        value,
        term: t,
        parameter: term.structure.natural === undefined ? first + i : null,
      }),
    );
  });
}

function labelOf({ label, names, q }: RandomTerm, variances: number, i: number): string {
  if (i < variances) return variances === 1 ? label : `${label}: ${names?.[i] ?? String(i + 1)}`;
  const correlations = (q * (q - 1)) / 2;
  const pair = pairsOf(q)[i - variances];
  const isOne = variances === 1 || pair === undefined || correlations === 1;
  return isOne || names === undefined
    ? `${label}: \u03c1`
    : `${label}: \u03c1 (${names[pair[0]] ?? ""}, ${names[pair[1]] ?? ""})`;
}

/** (1,2), (1,3), ..., (2,3), ... */
function pairsOf(q: number): (readonly [number, number])[] {
  return Array.from({ length: q }, (_, r) =>
    Array.from({ length: q - r - 1 }, (__, i) => [r, r + 1 + i] as const),
  ).flat();
}

/**
 * The variance of a true effect, all terms together; null where it differs by category.
 */
export function totalOf(fit: MultilevelFit): number | null {
  let total = 0;
  for (const [t, term] of fit.model.terms.entries()) {
    if (variancesOf(term) !== 1) return null;
    total += fit.components[t]![0]!;
  }
  return total;
}
