import { expect, test } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import type { NetworkSpec } from "../document/network-spec.ts";
import { networkPart } from "./r-network.ts";

function partOf(spec: Partial<NetworkSpec>): ReturnType<typeof networkPart> {
  const text = (name: string, values: readonly string[]) => ({ name, kind: "text", values }) as const;
  const number = (name: string, values: readonly number[]) =>
    ({ name, kind: "number", values, unparsed: {} }) as const;
  const report = runAnalysis(
    createDocument({
      table: {
        rowIds: ["r1", "r2", "r3", "r4"],
        columns: [
          text("study", ["S1", "S2", "S3", "S4"]),
          text("a", ['A "x"', 'A "x"', "B", "B"]),
          text("b", ["B", "C", "C", "C"]),
          number("yi", [0.1, 0.9, 0.4, 0.2]),
          number("sei", [0.1, 0.15, 0.2, 0.1]),
        ],
      },
      roles: { label: "study", inputs: { yi: "yi", sei: "sei" }, weights: null },
      effects: { measure: "GEN" },
      network: { columns: { treat1: "a", treat2: "b" }, ...spec },
    }),
  );
  return networkPart(report);
}

test("treatments are quoted, moments are written out, and effects are checked against the reference", () => {
  const [part] = partOf({ reference: "B" });
  const code = part!.code.join("\n");
  expect(code).toContain('c("A \\"x\\"", "B", "C")');
  expect(code).toContain("[, -2, drop = FALSE]");
  expect(code).not.toContain("rma.mv");
  const effects = part!.checks.find(({ name }) => name === "network: effects against the reference");
  expect(effects!.expected.split(",")).toHaveLength(2);
});

test("a likelihood is searched by rma.mv, and its numbers are compared less closely", () => {
  const [part] = partOf({ method: "REML" });
  expect(part!.code.join("\n")).toContain('method = "REML"');
  expect(part!.checks.every(({ tolerance }) => tolerance === 1e-4)).toBe(true);
});

test("a document without a network has no lines of it", () => {
  expect(networkPart(runAnalysis(createDocument()))).toEqual([]);
});
