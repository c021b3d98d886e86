import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { callCli } from "./cli-testing.ts";

const bcg = fileURLToPath(new URL("../../../examples/bcg-vaccine/analysis.json", import.meta.url));

describe("--language", () => {
  it("draws a plot in another language, and leaves the next one in English", async () => {
    const german = (await callCli("plot", bcg, "--language", "de")).out;
    expect(german).toContain("Vorhersageintervall");
    expect(german).toContain("0,49");
    expect(german).toContain("0,41 [0,13; 1,26]");
    expect(german).not.toContain("Prediction interval");
    const english = (await callCli("plot", bcg)).out;
    expect(english).toContain("Prediction interval");
    expect(english).toContain("0.49");
  });

  it("writes the report in it, its code in English", async () => {
    const spanish = (await callCli("report", bcg, "--language", "es")).out;
    expect(spanish).toContain("intervalo de predicci\u00f3n");
    expect(spanish).not.toMatch(/\b(?:The pooled|was \d)/);
    const code = (await callCli("report", bcg, "--stata", "--language", "es")).out;
    expect(code).toBe((await callCli("report", bcg, "--stata")).out);
  }, 30_000);

  it("is what the project keeps unless told, and refuses a language it does not speak", async () => {
    const file = join(tmpdir(), `treeline-language-${process.pid}.json`);
    const project = JSON.parse(await readFile(bcg, "utf8")) as object;
    await writeFile(file, JSON.stringify({ ...project, languages: { figures: "es" } }));
    expect((await callCli("plot", file)).out).toContain("Intervalo de predicci\u00f3n");
    expect((await callCli("plot", file, "--language", "en")).out).toContain("Prediction interval");
    const { exit, error } = await callCli("plot", bcg, "--language", "fr");
    expect(exit).toBe(1);
    expect(error).toContain("en, es, de");
    await writeFile(file, JSON.stringify({ ...project, languages: { figures: "fr" } }));
    expect((await callCli("plot", file)).error).toContain("languages.figures");
  });
});
