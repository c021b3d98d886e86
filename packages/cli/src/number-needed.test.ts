import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { callCli } from "./cli-testing.ts";

let folder = "";
let path = "";

const TABLE = "study,ai,n1i,ci,n2i\nA,4,123,11,139\nB,6,306,29,303\nD,62,13598,248,12867\n";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-needed-"));
  path = join(folder, "analysis.json");
  await writeFile(join(folder, "table.csv"), TABLE);
  await callCli("new", join(folder, "table.csv"), "--measure", "RR", "--out", path);
});
afterAll(() => rm(folder, { recursive: true }));

it("tells the number needed to treat at the median control risk, or at the one given", async () => {
  const usual = await callCli("run", path);
  expect(usual.out).toMatch(
    /control risk of 7\.9.% \(the median of 3 control groups\), unwanted events: NNTB/,
  );
  const given = await callCli("run", path, "--control-risk", "0.2", "--events", "wanted");
  expect(given.out).toMatch(/control risk of 20\.0.% \(as given\), wanted events: NNTH/);
});

it("does not take a risk of one's own for a word on whether the event is wanted", async () => {
  const alone = await callCli("run", path, "--control-risk", "0.2");
  expect(alone.out).toMatch(/control risk of 20\.0.% \(as given\), unwanted events: NNTB/);
  expect(alone.out).toContain("The event is taken for unwanted");
  const told = await callCli("run", path, "--control-risk", "0.2", "--events", "unwanted");
  expect(told.out).not.toContain("The event is taken for unwanted");
});

it("refuses a risk that is none", async () => {
  const { exit, error } = await callCli("run", path, "--control-risk", "20");
  expect(exit).not.toBe(0);
  expect(error).toContain("a proportion between 0 and 1 is needed");
});

it("names the option that mends a way to pool that does not fit", async () => {
  const document = JSON.parse(await readFile(path, "utf8"));
  const unfit = join(folder, "unfit.json");
  const model = { ...document.model, pooling: "MH", kind: "equal", test: "z" };
  const effects = { ...document.effects, measure: "AS", params: {}, display: null };
  await writeFile(unfit, JSON.stringify({ ...document, model, effects }));
  const { exit, out } = await callCli("run", unfit);
  expect(exit).toBe(2);
  expect(out).toContain("Pool by inverse variance: --pooling IV.");
  expect((await callCli("run", unfit, "--pooling", "IV")).exit).toBe(0);
});

it("draws the plot of L'Abb\u00e9", async () => {
  const { exit, out } = await callCli("plot", path, "--plot", "labbe");
  expect(exit).toBe(0);
  expect(out.match(/<circle/g)).toHaveLength(3);
});
