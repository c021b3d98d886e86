import { type AnalysisReport, createDocument, type NetworkSpec, runAnalysis } from "@treeline/engine";

type Row = readonly [study: string, first: string, second: string, effect: number, se: number];

/** Four treatments in loops, with one study of three arms; the second against the third disagrees with the way round. */
const LOOPS: readonly Row[] = [
  ["S1", "placebo", "one drug", 0.2, 0.2],
  ["S2", "placebo", "one drug", 0.5, 0.25],
  ["S3", "placebo", "another <drug> & its very long name", 0.9, 0.2],
  ["S4", "one drug", "another <drug> & its very long name", -0.6, 0.2],
  ["S5", "placebo", "C", 0.3, 0.2],
  ["S5", "placebo", "one drug", 0.1, 0.2],
  ["S5", "C", "one drug", -0.2, 0.2],
  ["S6", "C", "another <drug> & its very long name", 0.1, 0.3],
];

/** The network of a document of comparisons. */
export function networkFixture(
  spec: Partial<NetworkSpec> = {},
  rows: readonly Row[] = LOOPS,
): NonNullable<AnalysisReport["network"]> {
  const text = (name: string, values: readonly string[]) => ({ name, kind: "text", values }) as const;
  const number = (name: string, values: readonly number[]) =>
    ({ name, kind: "number", values, unparsed: {} }) as const;
  const { network } = runAnalysis(
    createDocument({
      table: {
        rowIds: rows.map((_, i) => `n${i + 1}`),
        columns: [
          text(
            "study",
            rows.map(([study]) => study),
          ),
          text(
            "first",
            rows.map(([, first]) => first),
          ),
          text(
            "second",
            rows.map(([, , second]) => second),
          ),
          number(
            "yi",
            rows.map(([, , , effect]) => effect),
          ),
          number(
            "sei",
            rows.map(([, , , , se]) => se),
          ),
        ],
      },
      roles: { label: "study", inputs: { yi: "yi", sei: "sei" }, weights: null },
      effects: { measure: "GEN" },
      network: { columns: { study: "study", treat1: "first", treat2: "second" }, ...spec },
    }),
  );
  if (network === undefined) throw new TypeError("a document with a network has no report of it");
  return network;
}
