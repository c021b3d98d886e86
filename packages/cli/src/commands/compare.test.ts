import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { restoreDocument } from "@treeline/engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "../cli-testing.ts";

let folder = "";
let first = "";
let second = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-compare-"));
  first = join(folder, "first.csv");
  second = join(folder, "second.csv");
  await writeFile(first, "study,yi,sei,format\nA,0.1,0.2,online\nB,0.3,0.2,face\nC,0.2,0.1,face\n");
  await writeFile(second, "study,yi,sei,format\nB,0.3,0.2,online\nA,0.12,0.2,online\nD,0.2,0.1,face\n");
});
afterAll(() => rm(folder, { recursive: true }));

describe("compare", () => {
  it("lists agreement, differences with their effect, and rows only one coding has", async () => {
    const { exit, out } = await callCli("compare", first, second);
    expect(exit).toBe(1);
    expect(out).toContain("2 rows are in both codings, matched by study.");
    expect(out).toContain("only in the first coding: C");
    expect(out).toContain("only in the second coding: D");
    expect(out).toMatch(/yi: 1 of 2 alike \(50\.0.%\), ICC\(2,1\) 0\.99/);
    expect(out).toMatch(/format: 1 of 2 alike/);
    expect(out).toContain("A: yi is 0.1 and 0.12; the effect 0.1000 becomes 0.1200");
    expect(out).toContain("B: format is face and online\n");
    expect(out).not.toMatch(/NaN|undefined|null/);
  });

  it("ends with 0 where nothing differs", async () => {
    const { exit, out } = await callCli("compare", first, first);
    expect([exit, out.includes("No cell differs.")]).toEqual([0, true]);
  });

  it("prints JSON", async () => {
    const { out } = await callCli("compare", first, second, "--json");
    expect(JSON.parse(out).differences).toHaveLength(2);
  });

  it("settles by one coding, on record", async () => {
    const path = join(folder, "settled.json");
    await callCli("compare", first, second, "--take", "second", "--out", path);
    const restored = restoreDocument(JSON.parse(await readFile(path, "utf8")), {});
    if (!restored.ok) throw new Error("not an analysis");
    const { table, ledger } = restored.value;
    expect(table.columns[1]!.values).toEqual([0.12, 0.3, 0.2]);
    expect(ledger.r1?.note).toBe("yi: coded as 0.1 and 0.12; settled as 0.12 (second coding)");
  });

  it.each([
    [["only.csv"], "needs two tables"],
    [["a", "b", "--take", "third"], "there are first and second"],
    [["a", "b", "--take", "first"], "--take needs --out"],
  ])("%j says what is wrong", async (argv, words) => {
    const { exit, error } = await callCli("compare", ...argv);
    expect([exit, error.includes(words)]).toEqual([1, true]);
  });

  it("cannot compare tables without a common key", async () => {
    const other = join(folder, "other.csv");
    await writeFile(other, "x,y\n1,2\n");
    const { exit, error } = await callCli("compare", first, other);
    expect(exit).toBe(2);
    expect(error).toContain("share no column that names the study");
  });
});

describe("sheet", () => {
  it("has the columns of the measure, and its codebook", async () => {
    const { exit, out } = await callCli("sheet", "SMD");
    expect(exit).toBe(0);
    expect(out).toMatch(/^study,coder,outcome,.*m1i,.*format,dose,facilitator,notes\r\n$/);
    expect((await callCli("sheet", "SMD", "--codebook")).out).toMatch(/^m1i,"Mean/m);
  });

  it("is written with its codebook beside it", async () => {
    const path = join(folder, "extraction.csv");
    await callCli("sheet", "groups", "--out", path);
    expect(await readFile(path, "utf8")).toContain("p_below");
    expect(await readFile(join(folder, "extraction-codebook.csv"), "utf8")).toContain("facilitator,");
  });

  it.each([[[]], [["XYZ"]]])("%j names what there is", async (words) => {
    const { exit, error } = await callCli("sheet", ...words);
    expect(exit).toBe(1);
    expect(error).toContain("presets are groups, pre-post");
  });
});
