import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { restoreDocument, runAnalysis } from "@treeline/engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCliWith } from "./cli-testing.ts";
import { commands } from "./commands.ts";

const examples = fileURLToPath(new URL("../../../examples/", import.meta.url));
const bcg = join(examples, "bcg-vaccine/analysis.json");
const studies = join(examples, "bcg-vaccine/studies.csv");
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-cli-"));
});
afterAll(() => rm(folder, { recursive: true }));

function call(argv: readonly string[], input: readonly string[] = []) {
  return callCliWith(input, argv);
}

/** An analysis of ready-made effects with their standard errors, one line each. */
async function effectsFile(name: string, lines: string): Promise<string> {
  const path = join(folder, `${name}.json`);
  const table = join(folder, `${name}.csv`);
  await writeFile(table, `study,yi,sei\n${lines}`);
  await call(["new", table, "--out", path]);
  return path;
}

describe("run", () => {
  it("prints the sentence, the coefficient and heterogeneity for people", async () => {
    const { exit, out } = await call(["run", bcg]);
    expect(exit).toBe(0);
    expect(out).toContain("0.49 [0.34, 0.70]");
    expect(out).toContain("\u22120.7145");
    expect(out).toContain("Q(12) = 152.2330");
    expect(out).not.toMatch(/NaN|undefined|null/);
  });

  it("names the test by its label and ready-made effects by a phrase", async () => {
    const { out } = await call(["run", await effectsFile("named", "A,0.1,0.2\nB,0.7,0.3\nC,0.2,0.1\n")]);
    expect(out).toContain("Pooled effect: ");
    expect(out).toContain("random-effects model, REML, Knapp-Hartung, guarded; effect\n");
    expect(out).not.toMatch(/knha|Ready-made/);
    expect((await call(["run", bcg])).out).toContain("Pooled risk ratio");
  });

  it("lists each row that is not used once", async () => {
    const { out } = await call(["run", await effectsFile("gap", "A,0.1,0.2\nB,0.7,0.3\nC,,0.1\nD,1,-1\n")]);
    expect(out.match(/^not used: C, column “yi”/gm)).toHaveLength(1);
    expect(out.match(/\bC, column/g)).toHaveLength(1);
    expect(out.match(/\bD, column/g)).toHaveLength(1);
  });

  it("says of one study that there is nothing to pool, and what is not defined", async () => {
    const { out } = await call(["run", await effectsFile("one", "A,0.3,0.2\n")]);
    expect(out).toContain("One study, nothing to pool: effect: 0.30 [\u22120.09, 0.69]");
    for (const name of ["tau2", "tau", "I2 (tau2)", "I2 (Q)", "H2 (tau2)", "H2 (Q)", "Q"]) {
      expect(out).toMatch(new RegExp(`^${name.replace(/[()]/g, "\\$&")} +not defined: one study$`, "m"));
    }
    expect(out).not.toMatch(/REML|Knapp|Prediction/);
  });

  it("gives Wald's interval beside the Knapp-Hartung one of two studies, and warns of the prediction", async () => {
    const { out } = await call(["run", await effectsFile("two", "A,0.1,0.2\nB,0.7,0.3\n")]);
    expect(out).toContain("Pooled effect: 0.36 [\u22123.42, 4.13]");
    expect(out).toMatch(
      /^Wald \(z\) interval, for comparison \[.*\]; Knapp-Hartung has 1 degree of freedom$/m,
    );
    expect(out).toMatch(/^Prediction interval .* \(from 2 studies: not to be relied on\)$/m);
    expect((await call(["run", bcg])).out).not.toContain("Wald (z) interval");
  });

  it("says which effects were derived, from what, and under which assumptions", async () => {
    const path = join(folder, "derived.json");
    await writeFile(
      join(folder, "derived.csv"),
      "study,mean1,sd1,n1,mean2,sd2,n2,F value\nA,5,2,20,4,2,21,\nB,,,30,,,31,6.25\n",
    );
    expect((await call(["new", join(folder, "derived.csv"), "--out", path])).exit).toBe(0);
    const { out } = await call(["run", path]);
    expect(out).toContain(
      "1 of 2 effects was derived: 1 from F, two independent groups (F of two independent groups to t",
    );
    expect(out).toContain("Assumed where the reports do not tell: a positive direction (1 effect).");
  });

  it("prints with --json what the engine returns, to the last bit", async () => {
    const { out } = await call(["run", bcg, "--json"]);
    const restored = restoreDocument(JSON.parse(await readFile(bcg, "utf8")));
    if (!restored.ok) throw new RangeError("the example does not open");
    expect(JSON.parse(out)).toEqual(runAnalysis(restored.value));
  });

  it("writes to --out and takes the `--` of a package manager", async () => {
    const path = join(folder, "report.json");
    expect(await call(["run", "--", bcg, "--json", "--out", path])).toMatchObject({ exit: 0, out: "" });
    expect(JSON.parse(await readFile(path, "utf8"))).toHaveProperty("fit.k", 13);
  });
});

describe("plot", () => {
  it.each(["forest", "funnel"])("draws the %s plot", async (name) => {
    const { exit, out } = await call(["plot", bcg, "--plot", name, "--theme", "print", "--width", "700"]);
    expect(exit).toBe(0);
    expect(out).toMatch(/^<svg [^>]*width="700"/);
  });

  it.each([
    ["--plot", "pie"],
    ["--theme", "neon"],
    ["--width", "wide"],
  ])("refuses %s %s and names what there is", async (option, value) => {
    const { exit, error } = await call(["plot", bcg, option, value]);
    expect(exit).toBe(1);
    expect(error).toContain(value);
  });
});

describe("r, effects and new", () => {
  it("exports a script that checks itself", async () => {
    const { out } = await call(["r", bcg]);
    expect(out).toContain("treeline-check:");
    expect(out).toContain('method="REML"');
  });

  it("exports effects unrounded", async () => {
    const { out } = await call(["effects", bcg]);
    const lines = out.trimEnd().split("\r\n");
    expect(lines).toHaveLength(14);
    expect(lines[1]).toMatch(/^r1,Aronson 1948,used,-0\.889311333920205/);
  });

  it("makes an analysis from a table, which then runs", async () => {
    const path = join(folder, "new.json");
    expect((await call(["new", studies, "--measure", "OR", "--title", "New", "--out", path])).exit).toBe(0);
    const document = JSON.parse(await readFile(path, "utf8"));
    expect(document).toMatchObject({ title: "New", effects: { measure: "OR" } });
    expect((await call(["run", path])).exit).toBe(0);
  });
});

describe("new from a table that tells little", () => {
  it("says that nothing can be computed yet, and what to do", async () => {
    const path = join(folder, "little.csv");
    await writeFile(path, "study;colour;size\nA;red;3-May\nB;blue;7\nC;blue;8\n");
    const { exit, out, error } = await call(["new", path]);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toHaveProperty("table");
    expect((await call(["new", "--help"])).out).toMatch(
      /Exit\s+code\s+1\s+when\s+nothing\s+can\s+be\s+computed/,
    );
    expect(error).toContain("“3-May”");
    expect(error).toContain("Nothing can be computed from this analysis yet");
    expect(error).toContain("--measure");
  });

  it("is silent where the roles suffice", async () => {
    const { exit, error } = await call(["new", studies]);
    expect(exit).toBe(0);
    expect(error).not.toContain("Nothing can be computed");
  });
});

describe("new with roles told", () => {
  let path = "";
  beforeAll(async () => {
    path = join(folder, "told.csv");
    await writeFile(path, "who,g,how sure,d,share=w\nA,0.1,0.2,9,1\nB,0.7,0.3,8,2\n");
  });
  const told = (...roles: string[]) =>
    call(["new", path, "--measure", "GEN", ...roles.flatMap((role) => ["--role", role])]);

  it("takes them in place of the guess, and a column of the name with an equals sign", async () => {
    const { exit, out } = await told("sei=how sure", "yi=d", "weights=share=w", "label=who");
    expect(exit).toBe(0);
    expect(JSON.parse(out).roles).toEqual({
      label: "who",
      inputs: { yi: "d", sei: "how sure" },
      weights: "share=w",
    });
  });

  it("gives a column one role", async () => {
    const { exit, out } = await told("sei=g");
    expect(exit).toBe(1);
    expect(JSON.parse(out).roles.inputs).toEqual({ sei: "g" });
  });

  it.each([
    ["n=g", 'no role "n"; there are yi, sei, vi, ci.lb, ci.ub, flip, label, weights'],
    ["yi=gone", 'no column "gone"; there are "who", "g", "how sure", "d", "share=w"'],
    ["yi", "write key=column"],
    ["__proto__=g", 'no role "__proto__"'],
  ])("refuses %s and names what there is", async (role, words) => {
    const { exit, out, error } = await told(role);
    expect([exit, out]).toEqual([1, ""]);
    expect(error).toContain(words);
  });
});

describe("new with formulas", () => {
  let path = "";
  beforeAll(async () => {
    path = join(folder, "formulas.csv");
    await writeFile(path, "study,diff,sd,n,format\nA,2,10,40,online\nB,4,8,60,online\nC,3,9,80,in person\n");
  });

  it("computes columns and leaves out rows, and the analysis keeps both", async () => {
    const { exit, out } = await call([
      ...["new", path, "--derive", "yi = diff / sd", "--derive", "sei = 2 / sqrt(n)"],
      ...["--filter", 'format == "online"'],
    ]);
    expect(exit).toBe(0);
    const document = JSON.parse(out);
    expect(document).toMatchObject({
      derived: [
        { name: "yi", expression: "diff / sd" },
        { name: "sei", expression: "2 / sqrt(n)" },
      ],
      filter: 'format == "online"',
      roles: { inputs: { yi: "yi", sei: "sei" } },
    });
    const file = join(folder, "formulas.json");
    await writeFile(file, out);
    expect((await call(["run", file])).out).toContain('C: left out by the filter: format == "online"');
    expect((await call(["r", file])).out).toContain("kept <- which(");
  });

  it("says what is wrong with a formula, and how to write one", async () => {
    expect((await call(["new", path, "--derive", "diff / sd"])).error).toContain("write name = formula");
    const { exit, error } = await call(["new", path, "--filter", "format = 1"]);
    expect(exit).toBe(1);
    expect(error).toContain("Compare with ==");
    expect((await call(["new", path, "--sheet", "S"])).error).toContain("no such sheet; there are none");
  });
});

describe("batch", () => {
  it("answers each line with a report or with issues", async () => {
    const line = JSON.stringify(JSON.parse(await readFile(bcg, "utf8")));
    const { exit, out } = await call(["batch"], [line, "", '{"schema": 99}']);
    const [first, second] = out
      .trimEnd()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(exit).toBe(2);
    expect(first.fit.k).toBe(13);
    expect(second.issues.length).toBeGreaterThan(0);
  });

  it("says which line is not JSON and answers the lines after it", async () => {
    const line = JSON.stringify(JSON.parse(await readFile(bcg, "utf8")));
    const { exit, out } = await call(["batch"], ["{", line]);
    const [first, second] = out
      .trimEnd()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(exit).toBe(2);
    expect(first.issues[0]).toMatchObject({ code: "line-not-json", severity: "error" });
    expect(first.issues[0].message).toContain("Line 1");
    expect(second.fit.k).toBe(13);
  });

  it("ends with 2 when a document opens but cannot be computed", async () => {
    const document = JSON.parse(await readFile(bcg, "utf8"));
    const line = JSON.stringify({ ...document, roles: { ...document.roles, inputs: {} } });
    const { exit, out } = await call(["batch"], [line]);
    expect(JSON.parse(out)).toMatchObject({ fit: null });
    expect(exit).toBe(2);
  });
});

describe("wrong calls", () => {
  it.each([[[]], [["nonsense"]], [["run"]], [["run", "a", "b"]], [["run", bcg, "--colour"]]])(
    "%j ends with 1 and help",
    async (argv) => {
      const { exit, out, error } = await call(argv);
      expect(exit).toBe(1);
      expect(out + error).toContain("treeline");
    },
  );

  it("a missing file is 1, a document that cannot be used is 2", async () => {
    expect((await call(["run", join(folder, "missing.json")])).exit).toBe(1);
    const path = join(folder, "broken.json");
    await writeFile(path, '{"schema": 99}');
    const { exit, error } = await call(["run", path]);
    expect(exit).toBe(2);
    expect(error).toContain("error:");
  });

  it("says what is wrong with a file and what to do", async () => {
    const missing = join(folder, "missing.json");
    const { error } = await call(["run", missing]);
    expect(error).toContain(`${missing} does not exist`);
    expect(error).not.toContain("ENOENT");
    expect((await call(["run", folder])).error).toContain("is a folder, so nothing was done. Name a file");
    expect((await call(["run", bcg, "--out", folder])).error).toContain(`${folder} is a folder`);
  });

  it("every command has help", async () => {
    for (const { id, summary } of commands) {
      expect((await call([id, "--help"])).out.replace(/\s+/gu, " ")).toContain(summary);
    }
  });
});
