import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { restoreDocument, runAnalysis } from "@treeline/engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "../cli-testing.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-new-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

function fit(text: string) {
  const restored = restoreDocument(JSON.parse(text), {});
  if (!restored.ok) throw new Error(restored.issues[0]?.message);
  return runAnalysis(restored.value).fit;
}

describe("what is made of each column", () => {
  it("is listed with the reason where there is no role", async () => {
    const path = await file("uses.csv", "study,yi,sei,format,rated\nA,0.1,0.2,online,7\nB,0.3,0.2,face,8\n");
    const { exit, error } = await callCli("new", path);
    expect(exit).toBe(0);
    expect(error).toMatch(/study +label: Name of the study/);
    expect(error).toMatch(/format +no role: kept as text/);
    expect(error).toMatch(/rated +no role: kept as numbers; its name is not one/);
  });

  it("takes the terms and the link of a location-scale model", async () => {
    const path = await file("scale.csv", "study,yi,sei,hours\nA,0.1,0.2,3\nB,0.3,0.2,5\nC,0.2,0.1,9\n");
    const { exit, out } = await callCli("new", path, "--scale-term", "hours", "--scale-link", "identity");
    expect(exit).toBe(0);
    expect(JSON.parse(out).moderators.scale).toEqual({ terms: [["hours"]], link: "identity" });
  });

  it("follows what is told", async () => {
    const path = await file("told.csv", "study,effect x,sei\nA,0.1,0.2\nB,0.3,0.2\n");
    const { exit, error } = await callCli("new", path, "--measure", "GEN", "--role", "yi=effect x");
    expect(exit).toBe(0);
    expect(error).toMatch(/effect x +yi:/);
  });

  it("splits cells with several numbers, unless told not to", async () => {
    const path = await file("cells.tsv", "study\tOR (95% CI)\nA\t2.1 (1.2-3.7)\nB\t1.5 (0.9-2.5)\n");
    const { exit, out, error } = await callCli("new", path);
    expect(exit).toBe(0);
    expect(error).toContain("were put into the columns “OR”, “OR lower”, “OR upper”");
    expect(fit(out)?.k).toBe(2);
    const whole = await callCli("new", path, "--no-split");
    expect(whole.exit).toBe(1);
    expect(whole.error).not.toContain("OR lower");
  });

  it("guesses again for the measure that is told", async () => {
    const path = await file("ratios.csv", "study,OR,CI lower,CI upper\nA,2.1,1.2,3.7\nB,1.5,0.9,2.5\n");
    const { exit, out, error } = await callCli("new", path, "--measure", "SMD");
    expect(exit).toBe(0);
    expect(error).toMatch(/CI lower +or_lb: Odds ratio, lower end/);
    expect(fit(out)?.k).toBe(2);
  });

  it("reads a wide table with a description of each arm, and cells that say what p is below", async () => {
    const path = await file(
      "arms.csv",
      "study,arm_t,arm_c,outcome,n_t,n_c,p_reported\nA,yoga,waitlist,stress,20,21,<.001\nA,yoga,waitlist,sleep,20,21,.03\nB,tai chi,none,stress,30,31,.2\n",
    );
    const { exit, out, error } = await callCli("new", path);
    expect(exit).toBe(0);
    expect(error).toMatch(/p_reported below +p_below:/);
    expect(error).not.toContain("one row per arm");
    expect(fit(out)?.k).toBe(3);
  });

  it("gives p-values and their bounds an effect", async () => {
    const path = await file(
      "p.tsv",
      "study\tp\tn1i\tn2i\nA\t< .05\t20\t21\nB\tp=.03\t30\t31\nC\t0.2\t40\t40\n",
    );
    const { exit, out, error } = await callCli("new", path, "--measure", "SMD");
    expect(exit).toBe(0);
    expect(error).toMatch(/p below +p_below: Bound/);
    expect(fit(out)?.k).toBe(3);
  });

  it("shows the first rows as numbers", async () => {
    const path = await file("comma.csv", "study;yi;sei\nA;\u22120,5;0,2\nB;1 234,5;0,3\n");
    const { error } = await callCli("new", path);
    expect(error).toMatch(/A +-0\.5 +0\.2/);
    expect(error).toMatch(/B +1234\.5 +0\.3/);
  });

  it("asks about 1,234 and obeys", async () => {
    const path = await file("either.tsv", "study\tyi\tsei\nA\t1,234\t1,100\nB\t2,345\t1,200\n");
    expect((await callCli("new", path)).error).toContain("could be a decimal mark or separate thousands");
    const { error } = await callCli("new", path, "--decimal", "comma");
    expect(error).not.toContain("could be");
    expect(error).toMatch(/A +1\.234 +1\.1/);
    expect((await callCli("new", path, "--decimal", "dot")).error).toContain("there are point and comma");
  });
});

describe("--layout long", () => {
  const TABLE =
    "who,cond,out,people,avg,spread\nA,yoga,stress,20,5,2\nA,wait,stress,22,7,2.5\nA,yoga,mood,20,4,1\nA,wait,mood,22,3,1\nB,yoga,stress,30,5.5,2\nB,wait,stress,29,6,2\n";
  const ROLES = "m1i=avg 1,m2i=avg 2,sd1i=spread 1,sd2i=spread 2,n1i=people 1,n2i=people 2"
    .split(",")
    .flatMap((role) => ["--role", role]);
  const LONG = ["--layout", "long", "--study", "who", "--arm", "cond", "--reference", "wait"];

  it("puts the arms named side by side", async () => {
    const path = await file("arms.csv", TABLE);
    const { exit, out, error } = await callCli(
      "new",
      path,
      ...LONG,
      "--within",
      "out",
      "--only",
      "out=stress",
      "--measure",
      "SMD",
      ...ROLES,
    );
    expect(error).toMatch(/avg 2 +m2i:/);
    expect(exit).toBe(0);
    expect(fit(out)?.k).toBe(2);
  });

  it("is taken for a table that looks so, which is said, unless its layout or its columns are told", async () => {
    const path = await file(
      "usual.csv",
      "study,arm,n,mean,sd\nA,yoga,20,5,2\nA,control,22,7,2.5\nB,yoga,30,5.5,2\nB,control,29,6,2\n",
    );
    const guessed = await callCli("new", path);
    expect(guessed.error).toContain("“control” as the one all others are compared with");
    const told = await callCli("new", path, "--layout", "long");
    expect(told.error).not.toContain("looks as if");
    for (const { exit, out } of [guessed, told]) {
      expect(exit).toBe(0);
      expect(fit(out)?.k).toBe(2);
    }
    const asItStands = [
      ["--layout", "wide"],
      ["--network", "arm"],
      ["--role", "mi=mean"],
    ];
    for (const options of asItStands) {
      expect((await callCli("new", path, ...options)).error).not.toContain("looks as if");
    }
  });

  it.each([
    [["--layout", "tall"], "there are wide and long"],
    [["--study", "who"], "add --layout long"],
    [["--layout", "long"], "needs --study <column>"],
    [["--layout", "long", "--study", "x"], 'there are "who", "cond"'],
    [[...LONG.slice(0, 6)], "needs --reference <arm>; “cond” holds"],
    [[...LONG.slice(0, 6), "--reference", "none"], "holds no such arm"],
    [[...LONG, "--only", "stress"], "write column=value"],
  ])("%j says what is wrong", async (options, words) => {
    const { exit, error } = await callCli("new", await file("wrong.csv", TABLE), ...options);
    expect(exit).toBe(1);
    expect(error).toContain(words);
  });

  it("is in the help", async () => {
    const { out } = await callCli("new", "--help");
    expect(out).toContain("--layout wide|long");
    expect(out).toContain("--reference <arm>");
  });
});

describe("an analysis that computes nothing", () => {
  it("does not ask for columns that are there, where the rows are why", async () => {
    const { exit, error } = await callCli(
      "new",
      await file("zero.csv", "study,ai,n1i,ci,n2i\nA,0,20,0,20\nB,0,30,0,30\n"),
    );
    expect(exit).toBe(1);
    expect(error).toMatch(/2 rows cannot be used for the reasons above/);
    expect(error).toMatch(/Correct these rows, choose another --measure/);
    expect(error).not.toMatch(/Say which columns hold its inputs/);
  });

  it("asks for columns where none has the numbers", async () => {
    const { error } = await callCli("new", await file("none.csv", "study,colour\nA,red\nB,blue\n"));
    expect(error).toMatch(/Say which columns hold its inputs/);
  });

  it("leaves rows and columns as they are where it is told that every row is a study", async () => {
    const beside = await file("beside.csv", "what,Ames,Berg,Cole\nmean,1,2,3\nsd,2,3,4\nn,20,30,40\n");
    const turned = await callCli("new", beside);
    expect(turned.error).toMatch(/rows and columns were exchanged/);
    expect(JSON.parse(turned.out).table.rowIds).toHaveLength(3);
    const kept = await callCli("new", beside, "--no-exchange");
    expect(kept.error).not.toMatch(/exchanged/);
    const names = JSON.parse(kept.out).table.columns.map(({ name }: { name: string }) => name);
    expect(names).toEqual(["what", "Ames", "Berg", "Cole"]);
  });

  it("leaves a row that sums up the others out unless it is told to keep it", async () => {
    const rows = "study,yi,sei\nA,0.1,0.2\nB,0.3,0.2\nTotal (95% CI),0.2,0.1\n";
    const path = await file("total.csv", rows);
    const left = await callCli("new", path);
    expect(left.exit).toBe(0);
    expect(left.error).toMatch(/warning: The row “Total \(95% CI\)” is named as the sum of the others/);
    expect(JSON.parse(left.out).exclusions).toEqual([{ rowId: "r3", reason: "sums up other rows" }]);
    expect(fit(left.out)?.k).toBe(2);
    const kept = await callCli("new", path, "--keep-totals");
    expect(kept.error).not.toMatch(/left out of the analysis/);
    expect(fit(kept.out)?.k).toBe(3);
  });

  it("is what other commands ask for when they are handed its table", async () => {
    const table = await file("handed.csv", "study,yi,sei\nA,0.1,0.2\n");
    expect((await callCli("effects", table)).error).toMatch(
      /is a table of studies and not an analysis.*treeline new .*handed\.csv --out/,
    );
    const other = await file("handed.json", "study,yi");
    expect((await callCli("effects", other)).error).toMatch(/is not JSON.*treeline new makes one/);
  });
});
