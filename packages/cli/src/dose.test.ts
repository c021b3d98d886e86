import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { callCli } from "./cli-testing.ts";

const CATEGORIES = `Author,type,grams,cases,people,RR,low,high
Adams,cc,0,126,414,1,,
Adams,cc,9,61,261,0.80,0.52,1.24
Adams,cc,27,69,228,1.00,0.63,1.58
Adams,cc,45,22,44,1.70,0.81,3.56
Bell,cc,0,77,258,1,,
Bell,cc,16,88,413,0.65,0.42,1.00
Bell,cc,46,24,202,0.34,0.19,0.61
Cole,ci,0,159,480,1,,
Cole,ci,6,229,975,0.66,0.50,0.88
Cole,ci,18,38,207,0.53,0.33,0.85
Cole,ci,29,39,133,0.92,0.54,1.57
`;

let csv = "";

beforeAll(async () => {
  csv = join(await mkdtemp(join(tmpdir(), "treeline-")), "categories.csv");
  await writeFile(csv, CATEGORIES);
});

describe("the command of dose-response", () => {
  it("asks for the column it cannot guess, and draws the curve when told", async () => {
    const asked = await callCli("dose", csv);
    expect(asked.exit).toBe(2);
    expect(asked.out).toContain("no column is chosen for the dose");
    const told = await callCli(
      "dose",
      csv,
      "--column",
      "dose=grams",
      "--shape",
      "quadratic",
      "--at",
      "0,10,40",
    );
    expect(told.exit).toBe(0);
    expect(told.out).toContain("3 studies with 8 categories");
    expect(told.out).toMatch(/^0 +1\.00 +reference$/m);
    expect(told.out).toMatch(/^40 +\d\.\d\d +\[/m);
    expect(told.out).toMatch(/^dose\^2 /m);
  });

  it("saves an analysis that `run`, `r` and `plot` go on with", async () => {
    const saved = join(csv, "..", "analysis.json");
    await callCli("dose", csv, "--column", "dose=grams", "--shape", "linear", "--save", saved);
    expect(await readFile(saved, "utf8")).toContain('"dose": "grams"');
    const report = await callCli("run", saved);
    expect(report).toMatchObject({ exit: 0, error: "" });
    expect(report.out).toContain("Ratio by dose: 3 studies");
    expect(report.out).not.toContain("Nothing could be pooled");
    const script = await callCli("r", saved);
    expect(script.out).toContain("dose_response <- local({");
    expect(script.out).not.toContain("escalc");
  });

  it("refuses what does not exist in words", async () => {
    const call = async (...options: string[]) => (await callCli("dose", csv, ...options)).error;
    expect(await call("--shape", "cubic")).toContain("linear, quadratic, rcs");
    expect(await call("--column", "dose=litres")).toContain("there is no column “litres”");
    expect(await call("--column", "grams=dose")).toContain("names no key");
    expect(await call("--knots", "5,2")).toContain("must ascend");
    expect(await call("--interval-level", "95")).toContain("0.95");
  });
});
