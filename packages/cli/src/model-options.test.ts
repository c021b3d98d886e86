import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "./cli-testing.ts";

let folder = "";
let path = "";

const TABLE = "study,ai,n1i,ci,n2i\nA,4,123,11,139\nB,6,306,29,303\nC,0,50,0,52\nD,62,13598,248,12867\n";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-model-"));
  path = join(folder, "analysis.json");
  await writeFile(join(folder, "table.csv"), TABLE);
  await call(["new", join(folder, "table.csv"), "--measure", "RR", "--out", path]);
});
afterAll(() => rm(folder, { recursive: true }));

const call = (argv: readonly string[]): ReturnType<typeof callCli> => callCli(...argv);

describe("the model on the command line", () => {
  it("pools as told, with the choices of the way and its further tests", async () => {
    const { exit, out } = await call(["run", path, "--pooling", "MH", "--pooling-param", "correct=false"]);
    expect(exit).toBe(0);
    expect(out).toContain("Mantel-Haenszel, equal-effects model, correct=false");
    expect(out).toMatch(/tau2 +not defined for this way to pool/);
    expect(out).toMatch(/Pooled risk ratio: 0\.24 \[0\.19, 0\.31\]/);
    const odds = await call(["new", join(folder, "table.csv"), "--measure", "OR", "--pooling", "MH"]);
    expect(JSON.parse(odds.out).model).toMatchObject({ pooling: "MH", kind: "equal", test: "z" });
  });

  it("names the definition of the prediction interval, and takes test and intervals", async () => {
    const { out } = await call([
      ...["run", path, "--test", "z", "--prediction", "HTS", "--tau2-interval", "PL"],
    ]);
    expect(out).toContain("REML, Wald, normal");
    expect(out).toMatch(/Prediction interval \[.*\] \(t, k \u2212 2, Wald \(HTS\)\)/);
  });

  it("takes the kind, the estimator, tau2, I2 and the level", async () => {
    const { exit, out } = await call(["run", path, "--estimator", "DL", "--test", "z", "--level", "0.9"]);
    expect(exit).toBe(0);
    expect(out).toContain("random-effects model, DL, Wald, normal");
    expect(out).toContain("90\u00a0%");
    const equal = await call(["run", path, "--kind", "equal", "--test", "z", "--json"]);
    expect(JSON.parse(equal.out).fit.spec).toMatchObject({ kind: "equal", test: "z" });
    const made = await call([
      ...["new", join(folder, "table.csv"), "--measure", "RR", "--estimator", "PM"],
      ...["--tau2", "0.25", "--i2", "Q", "--level", "90%"],
    ]);
    expect(JSON.parse(made.out).model).toMatchObject({ estimator: "PM", tau2: 0.25, i2: "Q", level: 0.9 });
    await writeFile(join(folder, "given.json"), made.out);
    const back = await call(["run", join(folder, "given.json"), "--tau2", "none", "--json"]);
    expect(JSON.parse(back.out).fit.spec.tau2).toBeNull();
  });

  it("takes values below 0 after a space as after an equals sign", async () => {
    const spaced = await call(["new", join(folder, "table.csv"), "--measure", "RD", "--threshold", "-0.02"]);
    expect(JSON.parse(spaced.out).model.threshold).toBe(-0.02);
    const margin = await call([
      "new",
      join(folder, "table.csv"),
      "--measure",
      "RD",
      "--equivalence",
      "-.1,.1",
    ]);
    expect(JSON.parse(margin.out).model.equivalence).toEqual([-0.1, 0.1]);
  });

  it("answers a threshold and a margin that are typed on the scale shown", async () => {
    const out = await call(["run", path, "--test", "z", "--threshold", "0.8", "--equivalence", "0.8,1.25"]);
    expect(out.out).toMatch(/Probability that a new study’s true effect lies below 0\.8: 99\.\d/);
    expect(out.out).toContain("Share of true effects: not estimated, as tau2 is 0");
    expect(out.out).toMatch(/Equivalence within 0\.8 to 1\.25: not shown, p > \.999/);
    const made = await call([
      ...["new", join(folder, "table.csv"), "--measure", "RR", "--threshold", "0.8"],
      ...["--equivalence", "0.8,1.25", "--seed", "7", "--samples", "500"],
    ]);
    const { model } = JSON.parse(made.out);
    expect(model.threshold).toBeCloseTo(Math.log(0.8), 14);
    expect(model.equivalence[1]).toBeCloseTo(Math.log(1.25), 14);
    expect(model).toMatchObject({ seed: 7, samples: 500 });
  });

  it("lists the studies with intervals made of their counts", async () => {
    await writeFile(join(folder, "shares.csv"), "study,xi,ni\nA,0,12\nB,4,30\nC,9,20\n");
    const shares = join(folder, "shares.json");
    const made = await call([
      ...["new", join(folder, "shares.csv"), "--measure", "PLO", "--study-intervals", "CP", "--out", shares],
    ]);
    expect(made.exit).toBe(0);
    const { out } = await call(["run", shares]);
    expect(out).toContain("Intervals of the studies (Clopper-Pearson (exact), 95\u00a0%)");
    expect(out).toMatch(/^ {2}B {2}\[0\.04, 0\.31\]$/m);
    expect(out).toMatch(/^ {2}A {2}\[0\.00, 0\.26\]$/m);
    const without = await call(["run", shares, "--study-intervals", "none"]);
    expect(without.out).not.toContain("Intervals of the studies");
    const refused = await call(["run", shares, "--study-intervals", "Garwood"]);
    expect(refused.error).toContain("there are CP, W, AC, J");
  });

  it("takes random effects around Mantel-Haenszel, and choices of the measure", async () => {
    const random = await call(["run", path, "--pooling", "MH", "--kind", "random"]);
    expect([random.exit, random.out]).toEqual([0, expect.stringContaining("random-effects model")]);
    const table = join(folder, "means.csv");
    await writeFile(table, "study,m1i,sd1i,n1i,m2i,sd2i,n2i\nA,10.2,2.1,5,8.1,2.9,6\nB,9.4,2.2,6,9.2,2,6\n");
    const means = join(folder, "means.json");
    await call(["new", table, "--measure", "SMD", "--out", means]);
    const [usual, revMan] = await Promise.all([
      call(["run", means]),
      call(["run", means, "--effect-param", "factor=approximate", "--effect-param", "vtype=RM"]),
    ]);
    expect([usual.exit, revMan.exit]).toEqual([0, 0]);
    expect(revMan.out).not.toBe(usual.out);
  });

  it.each([
    [["--pooling", "XX"], "there are IV, MH"],
    [["--pooling", "GLMM"], "it pools OR, IRR, PLO, IRLN"],
    [["--pooling", "MH", "--test", "t"], "does not go with Mantel-Haenszel; there are z"],
    [["--pooling", "MH", "--pooling-param", "nothing=1"], 'has no choice "nothing"'],
    [["--pooling", "MH", "--pooling-param", "to=where"], "is none of"],
    [["--threshold=-1"], "does not reach -1"],
    [["--threshold", "-1"], "does not reach -1"],
    [["--tau2", "-1"], "a number from 0 up"],
    [["--tau2", "0.1", "--kind", "equal"], "add --kind random"],
    [["--estimator", "XX"], "there are "],
    [["--estimator", "DL", "--pooling", "MH"], "does not go with Mantel-Haenszel"],
    [["--kind", "random", "--pooling", "IVHET"], "there are fixed"],
    [["--effect-param", "factor=exact"], "has no choice"],
    [["--effect-param", "to=where"], "is none of"],
    [["--kind", "mixed"], "there are random"],
    [["--i2", "H"], "there are tau2, Q"],
    [["--level", "0"], "a proportion such as 0.95"],
    [["--level", "100"], "a proportion such as 0.95"],
    [["--threshold", "much"], "is not a number"],
    [["--equivalence", "1.25,0.8"], "must begin below its end"],
    [["--equivalence", "0.8"], "write lower,upper"],
    [["--seed", "1.5"], "a whole number from 0"],
    [["--samples", "5"], "a whole number from 100"],
    [["--prediction", "HTS", "--pooling", "IVHET"], "does not go with IVhet; there are none"],
  ])("refuses %j", async (options, reason) => {
    const { exit, error } = await call(["run", path, ...options]);
    expect(exit).toBe(1);
    expect(error).toContain(reason);
  });
});
