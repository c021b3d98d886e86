import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { restoreDocument } from "@treeline/engine";
import { styles } from "@treeline/engine/styles";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "../cli-testing.ts";

const bcg = fileURLToPath(new URL("../../../../examples/bcg-vaccine/analysis.json", import.meta.url));
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-reconcile-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function modelIn(path: string) {
  const restored = restoreDocument(JSON.parse(await readFile(path, "utf8")));
  if (!restored.ok) throw new Error("not an analysis");
  return restored.value.model;
}

describe("styles", () => {
  it("prints every style and says which one the settings are nearest to", async () => {
    const { exit, out } = await callCli("styles", bcg);
    expect(exit).toBe(0);
    expect(out).toContain("The settings are those of Treeline, changed: test and interval");
    expect(out).toMatch(
      /^Meta-Essentials +0\.4896 \[0\.3303, 0\.7258\], .*prediction \[0\.1371, 1\.7489\]$/m,
    );
    expect(out).toMatch(/^Stata 19 .*\(on request\)$/m);
    expect(out).not.toMatch(/NaN|undefined|null/);
  });

  it("writes an analysis in one style, and runs one", async () => {
    const path = join(folder, "stata.json");
    expect((await callCli("styles", bcg, "--style", "jasp", "--out", path)).exit).toBe(0);
    expect(await modelIn(path)).toMatchObject({ test: "knha", prediction: "metafor" });
    const { out } = await callCli("run", bcg, "--style", "meta-essentials");
    expect(out).toContain("DL, Knapp-Hartung");
    expect((await callCli("run", bcg, "--style", "spss")).error).toContain(
      "there are treeline, cochrane, revman5",
    );
  });

  it("refuses a program's name for a measure that it does not pool so", async () => {
    const document = JSON.parse(await readFile(bcg, "utf8"));
    const path = join(folder, "peto.json");
    const effects = { ...document.effects, measure: "PETO", params: {} };
    await writeFile(path, JSON.stringify({ ...document, effects }));
    for (const command of ["run", "styles"]) {
      const { exit, error } = await callCli(command, path, "--style", "revman5-random");
      expect(exit).not.toBe(0);
      expect(error).toContain("RevMan pools Peto odds ratios with a fixed effect only");
    }
    expect((await callCli("styles", path)).out).toMatch(/^RevMan 5, random effects .*fixed effect only/m);
  });

  it("gives the same as JSON", async () => {
    const rows: unknown = JSON.parse((await callCli("styles", bcg, "--json")).out);
    expect(rows).toHaveLength(styles.ids.length);
  });
});

describe("reconcile", () => {
  it("finds the settings behind a published result and writes them", async () => {
    const path = join(folder, "found.json");
    const printed = ["--published", "0.635 (95% CI 0.588 to 0.686)"];
    const { exit, out } = await callCli("reconcile", bcg, ...printed);
    expect(exit).toBe(0);
    expect(out).toContain("the published one is Risk ratio: Mantel-Haenszel, Wald, normal (RevMan 5)");
    expect((await callCli("reconcile", bcg, ...printed, "--use", "1", "--out", path)).exit).toBe(0);
    expect(await modelIn(path)).toMatchObject({ pooling: "MH", kind: "equal" });
    expect((await callCli("reconcile", bcg, ...printed, "--use", "99")).error).toContain(
      "nothing was written",
    );
  });

  it("reads a result below 0, and says when it was printed the other way round", async () => {
    const logs = await callCli(
      "reconcile",
      bcg,
      "--published",
      "-0.71 [-1.07, -0.36]",
      "--scale",
      "analysis",
    );
    expect([logs.exit, logs.error]).toEqual([0, ""]);
    expect(logs.out).toContain("\u22120.7145 [\u22121.0669, \u22120.3622]");
    const turned = await callCli("reconcile", bcg, "--published", "2.04 [1.44, 2.91]");
    expect(turned.exit).toBe(0);
    expect(turned.out).toContain("the same with the groups the other way round");
    expect(turned.out).toContain("2.0432 [1.4364, 2.9063]");
  });

  it("explains the way from one analysis to another", async () => {
    const path = join(folder, "revman.json");
    await callCli("styles", bcg, "--style", "revman5-random", "--out", path);
    const { exit, out } = await callCli("reconcile", path, bcg);
    expect(exit).toBe(0);
    expect(out).toContain("first analysis: 0.4896 [0.3449, 0.6950]");
    expect(out).toContain("DerSimonian-Laird \u2192 Restricted maximum likelihood: 0.4894 [0.3441, 0.6962]");
    const json: unknown = JSON.parse((await callCli("reconcile", path, bcg, "--json")).out);
    expect(json).toMatchObject({ dataDiffer: false, reason: "" });
  });

  it("exits with 1 where nothing gives the digits or none can be read, and says what is missing", async () => {
    const none = await callCli("reconcile", bcg, "--published", "0.9 [0.8, 0.95]", "--scale", "shown");
    expect(none.exit).toBe(1);
    expect(none.out).toContain("no settings give the published one");
    const unread = await callCli("reconcile", bcg, "--published", "about half");
    expect([unread.exit, unread.out]).toEqual([1, ""]);
    expect(unread.error).toContain("nothing was searched for");
    expect((await callCli("reconcile", bcg)).error).toContain("needs one analysis and --published");
    expect((await callCli("reconcile", bcg, "--published", "1", "--scale", "log")).error).toContain(
      "shown, analysis",
    );
  });
});
