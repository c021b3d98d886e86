import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { biasMethods } from "@treeline/engine/bias";
import { jobs } from "@treeline/engine/jobs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "../cli-testing.ts";

const example = fileURLToPath(
  new URL("../../../../examples/third-wave-students/analysis.json", import.meta.url),
);

let folder = "";
let few = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-audit-"));
  const table = join(folder, "few.csv");
  await writeFile(
    table,
    ["study,yi,vi", ...Array.from({ length: 7 }, (_, i) => `S${i},${0.2 + 0.05 * i},${0.01 * (i + 1)}`)].join(
      "\n",
    ),
  );
  few = join(folder, "few.json");
  await callCli("new", table, "--measure", "GEN", "--out", few);
});
afterAll(() => rm(folder, { recursive: true }));

describe("the audit on the command line", () => {
  it("is a page from what could be tested to the methods section", async () => {
    const { exit, out } = await callCli("audit", example, "--n1", "n_t_book", "--n2", "n_c_book");
    expect(exit).toBe(0);
    const places = [
      /^Favoured direction: positive/mu,
      /^k = 18: asymmetry was tested by/mu,
      /^Verdict$/mu,
      /^Adjusted estimates beside the unadjusted one/mu,
      /^unadjusted +0\.5771 +\[0\.3782, 0\.7760\]/mu,
      /^Missing studies: /mu,
      /^For the methods section$/mu,
    ].map((pattern) => out.search(pattern));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(out).not.toMatch(/NaN|undefined|Infinity|\[object/u);
    expect(out).not.toMatch(/no publication bias|(?<!not |none of them )the corrected truth/iu);
  });

  it("tests no asymmetry in fewer than ten studies unless asked to", async () => {
    const { out } = await callCli("audit", few);
    expect(out).toMatch(/k = 7: asymmetry tests are not assessable with fewer than ten studies/u);
    const anyway = await callCli("audit", few, "--anyway");
    expect(anyway.out).toMatch(/Note: k = 7: with fewer than ten studies this test was run only because/u);
  });

  it("prints every number unrounded, as JSON and as a table", async () => {
    const audit = JSON.parse((await callCli("audit", example, "--json")).out);
    expect(audit.entries.map(({ method }: { method: string }) => method)).toEqual(biasMethods.ids);
    expect(audit.k).toBe(18);
    const { out } = await callCli("audit", example, "--csv");
    expect(out).toMatch(/^family,method,status,part,of,value,words\r\n/u);
    expect(out).toMatch(/^,unadjusted,,estimate,estimate,0\.5771\d{8,},/mu);
    expect(out).not.toMatch(/NaN|undefined|Infinity/u);
  });

  it("takes methods, their choices, a direction, a level and columns, and keeps them", async () => {
    const saved = join(folder, "saved.json");
    const { exit } = await callCli(
      "audit",
      example,
      ...["--method", "fail-safe-n", "--without", "trim-and-fill", "--param", "trim-and-fill.estimator=R0"],
      ...["--favours", "negative", "--alpha", "0.1", "--n", "n_t_book", "--save", saved],
    );
    expect(exit).toBe(0);
    expect(JSON.parse(await readFile(saved, "utf8")).bias).toEqual({
      favours: "negative",
      alpha: 0.1,
      methods: { "fail-safe-n": true, "trim-and-fill": false },
      params: { "trim-and-fill": { estimator: "R0" } },
      columns: { n1: "n_t_book", n2: "n_c_book", n: "n_t_book" },
    });
    const again = JSON.parse((await callCli("audit", saved, "--json")).out);
    expect(again.favours.sign).toBe(-1);
    const status = (id: string) =>
      again.entries.find(({ method }: { method: string }) => method === id)?.status;
    expect([status("fail-safe-n"), status("trim-and-fill")]).toEqual(["ran", "not-asked"]);
  });

  it.each([
    [["--favours", "up"], /--favours up is not known; there are auto, positive, negative/u],
    [["--alpha", "2"], /--alpha 2: a number between 0 and 1/u],
    [["--method", "eggar"], /there is no such method; there are .*trim-and-fill/u],
    [["--param", "trim-and-fill.side=up"], /"up" is none of auto, left, right/u],
    [["--param", "side=up"], /write method\.key=value/u],
    [["--n1", "sizes"], /the table has no such column; there are study/u],
  ])("says what is wrong with %j", async (args, message) => {
    const { exit, error } = await callCli("audit", example, ...args);
    expect(exit).toBe(1);
    expect(error).toMatch(message);
  });

  it("refuses a document that asks for a method there is not", async () => {
    const document = JSON.parse(await readFile(few, "utf8"));
    const path = join(folder, "unknown.json");
    await writeFile(path, JSON.stringify({ ...document, bias: { methods: { eggar: true } } }));
    const { exit, error } = await callCli("audit", path);
    expect(exit).toBe(2);
    expect(error).toMatch(/method of the audit for publication bias “eggar”/u);
  });

  it("goes into the R script of an analysis that says nothing of it, when asked to", async () => {
    expect((await callCli("r", few)).out).not.toContain("bias_fit");
    expect((await callCli("r", few, "--audit")).out).toContain("bias_fit <- rma(");
  });

  it("offers its long methods as jobs", () => {
    const long = biasMethods.records.filter((method) => "plan" in method).map(({ id }) => id);
    expect(jobs.records.filter(({ of }) => of === "bias").map(({ id }) => id)).toEqual(long);
  });
});
