import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "../cli-testing.ts";

const example = (name: string): string =>
  fileURLToPath(new URL(`../../../../examples/${name}/analysis.json`, import.meta.url));
const students = example("third-wave-students");
const bcg = example("bcg-vaccine");

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-appraisal-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("treeline rob", () => {
  it("finds a column of overall judgements and prints it", async () => {
    const { exit, out } = await callCli("rob", students);
    expect(exit).toBe(0);
    expect(out).toMatch(/^Call et al\. +High/mu);
    const csv = (await callCli("rob", students, "--csv")).out;
    expect(csv.split("\r\n").slice(0, 2)).toEqual(["study,overall,suggested", "Call et al.,high,"]);
    const json = JSON.parse((await callCli("rob", students, "--json")).out);
    expect(json).toMatchObject({ tool: "custom", overall: "risk_of_bias" });
  });

  it("takes columns and words by name, saves them, and refuses what is not there", async () => {
    const saved = join(folder, "judged.json");
    const args = ["--tool", "custom", "--domain", "control", "--word", "WLC=some", "--save", saved];
    const { out } = await callCli("rob", students, ...args);
    expect(out).toContain("“no intervention” is none of the words that are known");
    expect(JSON.parse(await readFile(saved, "utf8")).riskOfBias).toMatchObject({
      domains: [{ column: "control" }],
      judgements: { WLC: "some" },
    });
    expect((await callCli("plot", saved, "--plot", "rob-traffic")).out).toContain("<svg");
    expect(await callCli("rob", students, "--domain", "gone")).toMatchObject({ exit: 1 });
    expect(await callCli("rob", bcg)).toMatchObject({ exit: 2 });
  });
});

describe("treeline flow", () => {
  it("prints the boxes, says what does not add up, and draws the diagram", async () => {
    const saved = join(folder, "flow.json");
    const numbers = [
      "--database",
      "MEDLINE=800",
      "--register",
      "200",
      "--duplicates",
      "100",
      "--screened",
      "905",
    ];
    const { exit, out } = await callCli("flow", bcg, ...numbers, "--save", saved);
    expect(exit).toBe(1);
    expect(out).toContain("Databases (n\u00a0=\u00a0800)");
    expect(out).toContain("1000 identified less 100 removed before screening is 900");
    expect(await callCli("flow", saved, "--screened", "900")).toMatchObject({ exit: 0 });
    expect((await callCli("flow", saved, "--csv")).out).toContain("main,screened,,Records screened,905");
    expect((await callCli("plot", saved, "--plot", "prisma")).out).toContain("Records screened");
    expect(await callCli("flow", bcg)).toMatchObject({ exit: 2 });
    expect(await callCli("flow", bcg, "--screened", "many")).toMatchObject({ exit: 1 });
  });
});

describe("treeline certainty", () => {
  it("prints one row per analysis, with suggestions that count for nothing", async () => {
    const { exit, out } = await callCli("certainty", bcg, students);
    expect(exit).toBe(0);
    expect(out).toMatch(/Medium: 16 per 1000 +8 per 1000 \(5 to 11\)/u);
    expect(out).toContain("⊕⊕⊕⊕ High (provisional)");
    expect(out).toMatch(/Inconsistency: not judged \(suggested -2\)/u);
    expect(out).not.toMatch(/NaN|undefined|Infinity/u);
  });

  it("keeps the outcomes of others in the table of the first", async () => {
    const saved = join(folder, "together.json");
    const judge = ["--judge", "imprecision=1:few"];
    expect((await callCli("certainty", bcg, students, ...judge, "--save", saved)).exit).toBe(0);
    const { out } = await callCli("certainty", saved, "--csv");
    expect(out).toMatch(/^tuberculosis,/mu);
    expect(out).toContain("perceived stress,,Hedges’ g 0.58 (0.38 to 0.78),,2423 (18 studies)");
    expect(out.match(/Lowered by one level for imprecision: few/gu)).toHaveLength(2);
    const eight = Array.from({ length: 4 }, () => saved);
    expect(await callCli("certainty", ...eight)).toMatchObject({ exit: 1 });
  });

  it("tells what stands in the comments of the table", async () => {
    const { out } = await callCli("certainty", bcg, "--judge", "inconsistency=2:I2 of 92 %");
    expect(out).toContain("  Lowered by two levels for inconsistency: I2 of 92 %.");
  });

  it("takes judgements and risks, and writes HTML, CSV and JSON", async () => {
    const saved = join(folder, "certainty.json");
    const args = ["--judge", "inconsistency=2:I2 of 92 %", "--baseline", "Nurses=0.1", "--save", saved];
    const { out } = await callCli("certainty", bcg, ...args, "--json");
    expect(JSON.parse(out)[0]).toMatchObject({
      certainty: { level: "low" },
      finding: { risks: [{ label: "Nurses", intervention: "49 per 1000 (34 to 70)" }] },
    });
    expect((await callCli("certainty", saved, "--html")).out).toContain("src:url(data:font/woff2;base64,");
    expect((await callCli("certainty", saved, "--html")).out).toMatch(
      /<table[^>]*>.*Nurses: 100\u00a0per\u00a01000/su,
    );
    expect((await callCli("certainty", saved, "--csv")).out).toContain(
      "Lowered by two levels for inconsistency",
    );
    for (const wrong of [
      ["--judge", "imprecision=4"],
      ["--baseline", "a=2"],
      ["--start", "middle"],
    ]) {
      expect(await callCli("certainty", bcg, ...wrong)).toMatchObject({ exit: 1 });
    }
    await writeFile(join(folder, "broken.json"), "{}");
    expect(await callCli("certainty", join(folder, "broken.json"))).toMatchObject({ exit: 2 });
  });

  it("speaks the language of the report in every form, and leaves what the user wrote", async () => {
    const saved = join(folder, "german.json");
    const args = ["--judge", "inconsistency=2:Trials differ in latitude", "--save", saved];
    await callCli("certainty", bcg, ...args);
    const project = JSON.parse(await readFile(saved, "utf8")) as object;
    await writeFile(saved, JSON.stringify({ ...project, languages: { report: "de" } }));
    const { out } = await callCli("certainty", saved);
    expect(out).toContain("Risiko mit Intervention (95\u00a0%-KI)");
    expect(out).toContain("⊕⊕◯◯ Niedrig (vorläufig)");
    expect(out).toContain("Herabgestuft um zwei Stufen – Inkonsistenz: Trials differ in latitude.");
    expect(out).toContain("Indirektheit: nicht beurteilt (kein Vorschlag)");
    expect(out).not.toMatch(/\b(?:Risk|judged|suggested|The|Low|Provisional)\b/u);
    const spanish = (await callCli("certainty", saved, "--language", "es", "--html")).out;
    expect(spanish).toContain('<html lang="es">');
    expect(spanish).toContain("Rebajada dos niveles por inconsistencia: Trials differ in latitude.");
    expect((await callCli("certainty", saved, "--csv")).out).toContain('"RR 0,49 (0,34 bis 0,70)"');
    const report = (await callCli("report", saved)).out;
    expect(report).toContain("| Inkonsistenz | 2 herab | Trials differ in latitude |");
  }, 30_000);
});
