import {
  type AnalysisDocument,
  type Column,
  createDocument,
  type ImputationSpec,
  type Params,
} from "@treeline/engine";
import type { CrosscheckCase } from "./cases.ts";

type Cells = Readonly<Record<string, readonly (number | null)[]>>;

const gap = null;

function conversionCase(
  name: string,
  measure: string,
  cells: Cells,
  imputation: ImputationSpec = { sd: "none", correlation: "none" },
  params: Params = {},
): CrosscheckCase {
  const base = createDocument();
  const rows = Object.values(cells)[0]!.length;
  const columns = Object.entries(cells).map(
    ([key, values]): Column => ({ name: key, kind: "number", values, unparsed: {} }),
  );
  const document: AnalysisDocument = {
    ...base,
    table: { rowIds: Array.from({ length: rows }, (_, row) => String(row + 1)), columns },
    roles: {
      label: null,
      inputs: Object.fromEntries(Object.keys(cells).map((key) => [key, key])),
      weights: null,
    },
    effects: { ...base.effects, measure, params, imputation },
  };
  return { name: `conversions: ${name}`, document, comparison: false };
}

/** Numbers filled in from other studies, designs with clusters, and ways from what papers print in place of means. */
export function conversionCases(): CrosscheckCase[] {
  return [...imputed(), ...clustered(), ...printed()];
}

function imputed(): CrosscheckCase[] {
  const means: Cells = {
    n1i: [20, 25, 40, 35],
    m1i: [10.2, 11, 10.4, 9.9],
    sd1i: [2.1, 2.4, gap, 2.2],
    n2i: [22, 25, 38, 36],
    m2i: [9.1, 9, 9.5, 9.8],
    sd2i: [2.2, 2.9, gap, gap],
  };
  const prePost: Cells = {
    m1i: [12, 13, 13, 12.5],
    m2i: [10, 11, 12, 11.1],
    sd1i: [3, 3.2, 2.9, 3.1],
    sd2i: [3.1, 2.8, 3, 3.3],
    ni: [20, 30, 40, 35],
    ri: [0.6, 0.8, gap, gap],
  };
  return [
    ...(["pooled", "mean", "largest"] as const).flatMap((sd) =>
      ["MD", "SMD"].map((measure) =>
        conversionCase(`SD filled in, ${sd}, ${measure}`, measure, means, { sd, correlation: "none" }),
      ),
    ),
    ...["MC", "SMCC"].map((measure) =>
      conversionCase(`correlation filled in, ${measure}`, measure, prePost, {
        sd: "none",
        correlation: "mean",
      }),
    ),
  ];
}

function clustered(): CrosscheckCase[] {
  const sizes: Cells = { n1i: [60, 80, 70, 55], n2i: [58, 85, 66, 60] };
  const design: Cells = { deff: [gap, 1.9, 1.6, gap], cluster_size1: [gap, gap, 12, 8] };
  const means: Cells = {
    ...sizes,
    ...design,
    m1i: [10.2, 11, 10.4, 9.9],
    sd1i: [2.1, 2.4, 2.3, 2.2],
    m2i: [9.1, 9, 9.5, 9.8],
    sd2i: [2.2, 2.9, 2.5, 2.4],
  };
  const events: Cells = { ...sizes, ...design, ai: [12, 30, 21, 9], ci: [20, 41, 30, 17] };
  const deff = [gap, 1.9, 1.6, 2.4];
  const share: Cells = { xi: [12, 30, 21, 9], ni: [60, 80, 70, 55], deff };
  return [
    ...["MD", "SMD", "SMDH", "ROM"].map((id) => conversionCase(`clusters, ${id}`, id, means)),
    ...["OR", "RR", "RD", "AS", "PETO", "PHI"].map((id) => conversionCase(`clusters, ${id}`, id, events)),
    ...["PR", "PLN", "PLO", "PRZ", "PAS", "PFT"].map((id) => conversionCase(`clusters, ${id}`, id, share)),
    ...["COR", "ZCOR"].map((id) =>
      conversionCase(`clusters, ${id}`, id, { ri: [0.2, 0.3, 0.1, 0.4], ni: [60, 80, 70, 55], deff }),
    ),
    conversionCase("clusters, ready-made", "GEN", {
      yi: [0.2, 0.3, 0.1, 0.4],
      sei: [0.1, 0.2, 0.15, 0.2],
      deff,
    }),
    conversionCase("clusters, hazard ratios", "HR", {
      hr: [0.7, 0.8, 0.9, 0.75],
      hr_lb: [0.5, 0.6, 0.7, 0.5],
      hr_ub: [0.98, 1.07, 1.16, 1.13],
      deff,
    }),
  ];
}

function printed(): CrosscheckCase[] {
  const sizes: Cells = { n1i: [25, 30, 40, 35], n2i: [28, 30, 38, 36] };
  return [
    conversionCase("ways to MD", "MD", {
      ...sizes,
      t: [2.1, gap, gap, gap],
      sd_pooled: [5.5, gap, gap, gap],
      med1: [gap, 12, gap, gap],
      iqr1: [gap, 6, gap, gap],
      med2: [gap, 10, gap, gap],
      iqr2: [gap, 7, gap, gap],
      md: [gap, gap, 2, 1.5],
      md_p: [gap, gap, 0.034, 0.21],
    }),
    conversionCase("ways to SMD", "SMD", {
      ...sizes,
      md: [2, gap, gap, gap],
      md_p: [0.034, gap, gap, gap],
      m1_change: [gap, 8, gap, gap],
      sd1_change: [gap, 14, gap, gap],
      m2_change: [gap, 1, gap, gap],
      sd2_change: [gap, 13, gap, gap],
      p_above: [gap, gap, 0.05, gap],
      r: [gap, gap, gap, 0.28],
    }),
  ];
}
