import { createDocument, measures, reportToCsv, runAnalysis } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import type { PlotInput } from "../plot-types.ts";
import { nodesOf } from "../testing/scene-walk.ts";
import { plotData } from "../twin/tables.ts";
import { forest } from "./forest.ts";

type Columns = Readonly<Record<string, readonly number[]>>;

function inputOf(measure: string, display: string, columns: Columns): PlotInput {
  const names = Object.keys(columns);
  const document = createDocument({
    table: {
      rowIds: (columns[names[0] ?? ""] ?? []).map((_, row) => `r${row + 1}`),
      columns: names.map((name) => ({ name, kind: "number", values: columns[name] ?? [], unparsed: {} })),
    },
    roles: { label: null, inputs: Object.fromEntries(names.map((name) => [name, name])), weights: null },
    effects: { measure, display },
  });
  return { document, report: runAnalysis(document), width: 900, measure: measures.get(measure) };
}

function values(input: PlotInput): string[] {
  const studies = nodesOf(forest.scene(input), "group", "study");
  return studies.map(({ children }) => {
    const value = children.find((node) => node.type === "text" && node.role === "value");
    return value?.type === "text" ? value.text : "";
  });
}

describe("the numbers of a forest plot", () => {
  it("keeps two decimals for ordinary ratios and shows none as 0.00", () => {
    const shown = values(inputOf("GEN", "exp", { yi: [-0.4, 0.2, Math.log(0.004)], vi: [0.04, 0.05, 0.06] }));
    expect(shown[0]).toBe("0.67 [0.45, 0.99]");
    expect(shown[2]).toBe("0.0040 [0.0025, 0.01]");
  });

  it("gives ratios of narrow intervals the decimals that tell their ends apart", () => {
    const yi = [1.0012, 1.0031, 1.0024].map(Math.log);
    const [first = ""] = values(inputOf("GEN", "exp", { yi, vi: [1e-6, 2e-6, 1e-6] }));
    expect(first).toBe("1.0012 [0.9992, 1.0032]");
  });

  it("turns a double arcsine back by the people of its own study", () => {
    const input = inputOf("PFT", "ipft.hm", { xi: [5, 30, 2], ni: [10, 300, 40] });
    expect(values(input).map((text) => text.split(" ")[0])).toEqual(["0.50", "0.10", "0.05"]);
    // R: transf.ipft(escalc(measure = "PFT", xi = 5, ni = 10)$yi + c(-1, 1) * qnorm(0.975) * sqrt(1 / 42), 10)
    expect(values(input)[0]).toBe("0.50 [0.19, 0.81]");
    const [, row = ""] = reportToCsv(input.report, input.document).studies.split("\r\n");
    expect(Number(row.split(",").at(-4))).toBeCloseTo(0.5, 12);
  });

  it("turns a Freeman-Tukey rate back by the time of its own study", () => {
    const input = inputOf("IRFT", "iirft", { xi: [5, 30, 2], ti: [10, 300, 40] });
    expect(input.report.sizes).toEqual({ r1: 10, r2: 300, r3: 40 });
    expect(values(input).map((text) => text.split(" ")[0])).toEqual(["0.50", "0.10", "0.05"]);
  });
});

describe("the table behind a forest plot", () => {
  it("gives all studies together the whole weight, however their shares were rounded", () => {
    const yi = [0.1, 0.4, -0.2, 0.3, 0.6, 0.2, 0.5];
    const tables = [0.03, 0.07, 0.11, 0.13, 0.17, 0.19].map((step) => {
      const vi = yi.map((_, place) => step * (place + 1));
      return plotData(forest, inputOf("GEN", "identity", { yi, vi }));
    });
    const shares = tables.map(({ head, rows }) =>
      rows.slice(0, yi.length + 1).map((row) => {
        const share = row[head.indexOf("Weight (%)")];
        return typeof share === "object" && share !== null ? Number(share.value) : Number.NaN;
      }),
    );
    const sums = shares.map((row) => row.slice(0, -1).reduce((sum, share) => sum + share, 0));
    expect(sums.some((sum) => sum !== 100)).toBe(true);
    expect(shares.map((row) => row.at(-1))).toEqual(shares.map(() => 100));
  });
});
