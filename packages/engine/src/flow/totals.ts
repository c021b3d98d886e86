import type { FlowScreening, FlowSpec, NamedCount } from "../document/flow-spec.ts";

/** The sum of counts; null where none is told. */
export function totalOf(counts: readonly NamedCount[]): number | null {
  return sumKnown(counts.map(({ count }) => count));
}

/** The sum of the numbers that are told; null where none is. */
export function sumKnown(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 ? null : known.reduce((sum, number) => sum + number, 0);
}

/** Numbers that follow from others of the flow; null = not all they follow from are told. */
export interface FlowTotals {
  /** Records from databases and registers together. */
  readonly identified: number | null;
  readonly removed: number | null;
  readonly excludedReports: number | null;
  readonly otherIdentified: number | null;
  readonly otherExcludedReports: number | null;
  /** All studies and reports of an updated review. */
  readonly studies: number | null;
  readonly reports: number | null;
}

/** Sums of a flow diagram. */
export function flowTotals(flow: FlowSpec): FlowTotals {
  const { previous, included, total, other } = flow;
  return {
    identified: sumKnown([totalOf(flow.databases), totalOf(flow.registers)]),
    removed: sumKnown([flow.duplicates, flow.automation, flow.otherRemoved]),
    excludedReports: totalOf(flow.excludedReasons),
    otherIdentified: other === null ? null : totalOf(other.sources),
    otherExcludedReports: other === null ? null : totalOf(other.excludedReasons),
    studies: total.studies ?? both(previous.studies, included.studies),
    reports: total.reports ?? both(previous.reports, included.reports),
  };
}

function both(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/** Reports that one arm of the flow hands on as included: those assessed less those excluded. */
export function leftIncluded({ assessed, excludedReasons }: FlowScreening): number | null {
  return assessed === null ? null : assessed - (totalOf(excludedReasons) ?? 0);
}
