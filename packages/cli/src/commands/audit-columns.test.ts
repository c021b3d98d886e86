import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "../cli-testing.ts";

const TRIALS = [
  "study,ai,n1i,ci,n2i,lost1,lost2",
  "Arvanitis,25,50,18,51,2,0",
  "Beasley,29,47,20,34,22,34",
  "Bechelli,12,29,2,30,1,1",
  "Marder,19,64,14,64,2,2",
].join("\n");
const REPLICATED = [
  "study,yi,vi,again,prereg",
  "Original,0.248,0.013,no,yes",
  "Second,0.31,0.02,no,yes",
  "Replication,0.1145,0.0059,yes,no",
  "Another,0.05,0.008,yes,no",
].join("\n");

let folder = "";
const made = async (name: string, text: string, measure: string): Promise<string> => {
  const table = join(folder, `${name}.csv`);
  const document = join(folder, `${name}.json`);
  await writeFile(table, text);
  await callCli("new", table, "--measure", measure, "--out", document);
  return document;
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-audit-columns-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("columns that only some methods of the audit read", () => {
  it("count people without outcome", async () => {
    const trials = await made("trials", TRIALS, "RR");
    const { exit, out } = await callCli(
      "audit",
      trials,
      ...["--method", "missing-outcomes", "--m1", "lost1", "--m2", "lost2"],
      ...["--param", "missing-outcomes.strategy=imor", "--param", "missing-outcomes.imor1=2"],
    );
    expect(exit).toBe(0);
    expect(out).toMatch(/64 people have no outcome/u);
    expect(out).toMatch(/IMOR 2 and 1/u);
    const without = await callCli("audit", trials, "--method", "missing-outcomes");
    expect(without.out).toMatch(/No columns tell how many people of each group have no outcome/u);
  });

  it("tell replications from originals, and studies subject to selection from others", async () => {
    const replicated = await made("replicated", REPLICATED, "GEN");
    const { exit, out } = await callCli(
      "audit",
      replicated,
      ...["--method", "hybrid", "--method", "snapshot", "--method", "orb-bound"],
      ...["--replication", "again", "--selected", "prereg"],
    );
    expect(exit).toBe(0);
    expect(out).toMatch(/2 significant originals and 2 replications/u);
    expect(out).toMatch(/2 of 4 studies subject to selection/u);
    expect(out).toMatch(/Copas-Jackson bound: inverse-variance weights/u);
    expect(out).not.toMatch(/NaN|undefined|Infinity|\[object/u);
  });
});
