import { type AnalysisDocument, type Column, createDocument } from "@treeline/engine";

type Row = Readonly<Record<string, number>>;

/** What reports print, one format after the other. */
const FORMATS: readonly Row[] = [
  { m1i: 10.2, sd1i: 2.1, n1i: 20, m2i: 9.1, sd2i: 2.2, n2i: 22 },
  { t: 2.5, n1i: 20, n2i: 22 },
  { p: 0.0412, n1i: 35, n2i: 36, direction: -1 },
  { F: 6.25, n1i: 30, n2i: 31, direction: 1 },
  { p_paired: 0.0073, ni: 40 },
  { m1_pre: 30.6, m1_post: 38.5, sd1_pre: 15, n1i: 20, m2_pre: 23.1, m2_post: 19.7, sd2_pre: 13.8, n2i: 20 },
  { m1i: 27, se1: 1.2, n1i: 40, m2i: 29, se2: 1.1, n2i: 41 },
  { ori: 2.1, or_lb: 1.2, or_ub: 3.675 },
  { q1_1: 10.5, med1: 14, q3_1: 19, n1i: 25, q1_2: 11, med2: 16, q3_2: 22, n2i: 24 },
  { n1i: 25, n2i: 24 },
];

/** A table whose rows report in ten formats, mixed, one of which is not enough for an effect. */
export function mixedRows(rows: number): AnalysisDocument {
  const keys = [...new Set(FORMATS.flatMap((format) => Object.keys(format)))];
  const columns = keys.map((name): Column => {
    const values = Array.from({ length: rows }, (_, row) => {
      const value = FORMATS[row % FORMATS.length]![name];
      // Slightly different numbers, so that no row is a copy of another.
      return value === undefined ? null : /^(n|direction)/.test(name) ? value : value * (1 + row * 1e-7);
    });
    return { name, kind: "number", values, unparsed: {} };
  });
  return createDocument({
    table: { rowIds: Array.from({ length: rows }, (_, row) => String(row)), columns },
    roles: { label: null, inputs: Object.fromEntries(keys.map((key) => [key, key])), weights: null },
    effects: { measure: "SMD" },
  });
}
