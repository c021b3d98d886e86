import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "./cli-testing.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-prior-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** The report of effects with their variances. */
async function reportOf(rows: readonly string[], ...options: readonly string[]): Promise<string> {
  const [table, path] = [join(folder, "table.csv"), join(folder, "analysis.json")];
  await writeFile(table, ["study,yi,vi", ...rows].join("\n"));
  await callCli("new", table, "--measure", "GEN", "--out", path);
  const { out, error } = await callCli("run", path, ...options);
  return out + error;
}

const THREE = ["A,3,4", "B,8,9", "C,5,2"];

describe("the prior of tau on the command line", () => {
  it("has a scale that is assumed unless one is given", async () => {
    const assumed = await reportOf(THREE);
    expect(assumed).toMatch(/^Bayesian, half-normal +4\./m);
    expect(assumed).toContain("assumes a scale of 1.87 for the prior");
    const given = await reportOf(THREE, "--prior", "half-Cauchy", "--prior-scale", "2.5");
    expect(given).toMatch(/^Bayesian, half-Cauchy +4\./m);
    expect(given).toContain("half-Cauchy prior, scale 2.5");
    expect(given).not.toContain("assumes a scale");
    expect(await reportOf(THREE, "--prior-scale", "none")).toContain("assumes a scale of 1.87");
  });

  it.each([
    ["--prior", "flat", "is not known; there are half-normal"],
    ["--prior-scale", "0", "a number above 0, or none, is needed"],
  ])("refuses %s %s", async (option, value, words) => {
    expect(await reportOf(THREE, option, value)).toContain(words);
  });

  it("refuses a scale where the prior has none", async () => {
    expect(await reportOf(THREE, "--prior", "Jeffreys", "--prior-scale", "1")).toContain(
      "which has no scale",
    );
  });
});

describe("a report of narrow intervals", () => {
  it("tells all their ends apart", async () => {
    const text = await reportOf(["A,50,1e-10", "B,50,1e-10", "C,50,1e-10"]);
    expect(text).toMatch(/^intercept +50\.0000 +0\.0000058 /m);
    const intervals = [...text.matchAll(/\[([^,\]]+), ([^\]]+)\]/g)];
    expect(intervals.length).toBeGreaterThan(8);
    for (const [, lower, upper] of intervals) expect(lower).not.toBe(upper);
  });

  it("says of a Q-profile that rejects every tau2 that it is empty", async () => {
    const text = await reportOf(["A,0.5,0.04", "B,0.5,0.04"]);
    for (const name of ["tau2", "tau", "I2 \\(tau2\\)", "H2 \\(tau2\\)"]) {
      expect(text).toMatch(new RegExp(`^${name} .*empty set: every value is rejected`, "m"));
    }
    expect(text).toContain("every τ² from 0 on is rejected");
    expect(text).not.toMatch(/\[0(?:\.0*)?( %)?, 0(?:\.0*)?( %)?\]/);
  });
});
