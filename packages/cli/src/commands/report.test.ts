import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { callCli } from "../cli-testing.ts";

const bcg = fileURLToPath(new URL("../../../../examples/bcg-vaccine/analysis.json", import.meta.url));

it("prints the report as Markdown with the numbers of the analysis", async () => {
  const { exit, out } = await callCli("report", bcg);
  expect(exit).toBe(0);
  expect(out).toContain("## Methods");
  expect(out).toContain("0.49, 95\u00a0% CI \\[0.34, 0.70\\]");
  expect(out).toContain("Viechtbauer (2005)");
});

it("writes a Word document, and refuses to print one", async () => {
  const out = join(tmpdir(), `treeline-report-${process.pid}.docx`);
  expect((await callCli("report", bcg, "--docx", "--out", out)).exit).toBe(0);
  expect((await readFile(out)).subarray(0, 2).toString()).toBe("PK");
  const { exit, error } = await callCli("report", bcg, "--docx");
  expect(exit).toBe(1);
  expect(error).toContain("--out");
});

it("gives code for other programs and the table with results, one form at a time", async () => {
  expect((await callCli("report", bcg, "--stata")).out).toContain("random(reml)");
  expect((await callCli("report", bcg, "--python")).out).toContain('estimate_tau2("REML", y, v)');
  expect((await callCli("report", bcg, "--columns")).out.split("\r\n")[0]).toContain("result: BLUP");
  expect((await callCli("report", bcg, "--stata", "--python")).error).toContain("several forms");
});
