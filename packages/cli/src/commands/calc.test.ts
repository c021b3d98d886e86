import { describe, expect, it } from "vitest";
import { runCli } from "../cli.ts";

async function call(...argv: readonly string[]) {
  let out = "";
  let error = "";
  const exit = await runCli(["calc", ...argv], {
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    readText: () => Promise.reject(new RangeError("no file is read")),
    readBytes: () => Promise.reject(new RangeError("no file is read")),
    writeText: () => Promise.reject(new RangeError("no file is written")),
    writeBytes: () => Promise.reject(new RangeError("no file is written")),
    lines: async function* () {
      yield* [];
    },
  });
  return { exit, out, error };
}

describe("calc", () => {
  it("computes every effect that the numbers allow", async () => {
    const { exit, out, error } = await call("t=2.5", "n1i=20", "n2i=22");
    expect([exit, error]).toEqual([0, ""]);
    // R: d <- 2.5 * sqrt(1/20 + 1/22); exp(lgamma(20) - log(sqrt(20)) - lgamma(19.5)) * d
    expect(out).toMatch(
      /^SMD .*\n {2}SMD = 0\.7578, SE 0\.3198, variance 0\.1023, 95.% \[0\.1309, 1\.3847\]$/m,
    );
    expect(out).toMatch(/^OR .*\n.*log OR = /m);
    expect(out).not.toMatch(/NaN|undefined|null/);
  });

  it("understands the names that columns have", async () => {
    const plain = await call("or=0.5", "or_lb=0.3", "or_ub=0.8", "--measure", "OR");
    expect(plain).toEqual(await call("ori=0.5", "or_lb=0.3", "or_ub=0.8", "--measure", "OR"));
    expect((await call("r=.4", "n=30", "--measure", "ZCOR")).out).toBe(
      (await call("r=.4", "ni=30", "--measure", "ZCOR")).out,
    );
  });

  it("shows the derivation with the numbers in it, and what was assumed", async () => {
    const { out } = await call("p_paired=0.0073", "ni=40", "--measure", "SMD", "--steps");
    expect(out).toContain("assumed: a positive direction; a correlation of 0.5 between the two measurements");
    expect(out).toContain("    m = ni − 1 = 40 − 1 = 39\n");
    expect(out).toContain("    r_prepost = 0.5\n");
    const { out: other } = await call(
      "p_paired=0.0073",
      "ni=40",
      "--measure",
      "SMD",
      "--assume",
      "dz-to-smd.r_prepost=0.8",
    );
    expect(other).toContain("a correlation of 0.8");
    expect(other).not.toContain(" = ni − 1");
  });

  it("reads percentages and bounds on p as papers print them", async () => {
    const percent = await call("xi=69 %", "ni=100", "--measure", "PR");
    expect(percent.out).toMatch(/proportion = 0\.6900/);
    expect((await call("prop=69%", "ni=100", "--measure", "PR")).out).toMatch(/proportion = 0\.6900/);
    const bound = await call("p=<.05", "n1i=35", "n2i=30", "--measure", "SMD", "--json");
    expect(JSON.parse(bound.out).reported).toEqual({ p_below: 0.05, n1i: 35, n2i: 30 });
    expect((await call("n1i=40%")).error).toContain("a percentage means nothing for n1i");
    expect((await call("or_p=<.05")).error).toContain("nothing can be computed for or_p");
  });

  it("prints with --json what the engine computes, at the level wanted", async () => {
    const { exit, out } = await call(
      "ori=2.1",
      "or_lb=1.2",
      "or_ub=3.675",
      "--measure",
      "OR",
      "--level",
      "0.9",
      "--json",
    );
    expect(exit).toBe(0);
    const { reported, results, failures } = JSON.parse(out);
    expect(reported).toEqual({ ori: 2.1, or_lb: 1.2, or_ub: 3.675 });
    expect(failures).toEqual([]);
    expect(results).toHaveLength(1);
    expect(results[0].yi).toBeCloseTo(Math.log(2.1), 14);
    expect(results[0]).toMatchObject({ measure: "OR", interval: { level: 0.9 }, route: ["or-interval"] });
  });

  it("understands a measure's own names, and asks where they may mean several things", async () => {
    const { out } = await call("ti=2.5", "n1i=20", "n2i=22", "--measure", "SMD");
    expect(out).toContain("SMD = 0.7578");
    const { exit, error } = await call("ti=2.5", "n1i=20", "n2i=22");
    expect(exit).toBe(1);
    expect(error).toMatch(/ti may mean t or .*t_r/);
  });

  it.each([
    [["x1=20"], 'There is no number called "x1". Do you mean x1i?'],
    [["zebra=20"], 'There is no number called "zebra". treeline calc --keys lists all.'],
    [["t=2,5x"], 't=2,5x: "2,5x" is not a number'],
    [["t"], '"t" is no number of a study'],
    [["t=1", "t=2"], "t is given twice"],
    [[], "calc needs numbers of a study"],
    [["t=1", "--measure", "XYZ"], "--measure XYZ is not known"],
    [["t=1", "--level", "95"], "--level 95 is no level"],
    [["t=1", "--assume", "x.y=1"], 'there is no conversion "x"'],
    [["t=1", "--assume", "dz-to-smd.icc=1"], 'dz-to-smd has no assumption "icc"; there is r_prepost'],
    [["t=1", "--assume", "dz-to-smd.r_prepost=7"], '"7" lies outside'],
  ])("refuses %j and says why", async (argv, message) => {
    const { exit, out, error } = await call(...argv);
    expect([exit, out]).toEqual([1, ""]);
    expect(error).toContain(message);
  });

  it("says what is lacking where the numbers are enough for nothing, with exit code 2", async () => {
    const { exit, out, error } = await call("n1i=20", "n2i=22", "--measure", "SMD");
    expect([exit, out]).toEqual([2, ""]);
    expect(error).toMatch(/^These numbers \(n1i, n2i\) give no effect SMD\. .*Enter /);
    expect((await call("n1i=20")).exit).toBe(2);
  });

  it("says why numbers that would be enough give no effect", async () => {
    const { exit, out } = await call("d=0.5", "n1i=1", "n2i=1", "--measure", "SMD");
    expect(exit).toBe(2);
    expect(out).toMatch(/^SMD {2}cannot be computed\n {2}error: /);
  });

  it("lists all keys", async () => {
    const { exit, out } = await call("--keys");
    expect(exit).toBe(0);
    expect(out).toMatch(/^ {2}n1i +Size, group 1$/m);
    expect(out).toContain("  dz-to-smd.r_prepost=0.5  Pre-post correlation");
  });
});
