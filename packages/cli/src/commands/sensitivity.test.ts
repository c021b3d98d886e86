import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "../cli-testing.ts";

const example = fileURLToPath(new URL("../../../../examples/bcg-vaccine/analysis.json", import.meta.url));

let folder = "";
let two = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-sensitivity-"));
  const table = join(folder, "two.csv");
  await writeFile(table, "study,yi,vi\nOne,0.4,0.04\nTwo,0.1,0.02\n");
  two = join(folder, "two.json");
  await callCli("new", table, "--measure", "GEN", "--out", two);
});
afterAll(() => rm(folder, { recursive: true }));

describe("sensitivity on the command line", () => {
  it("begins with the conclusion and has every question below it", async () => {
    const { exit, out } = await callCli("sensitivity", example, "--order", "year", "--collapse");
    expect(exit).toBe(0);
    const places = [
      /^Does any single study change the conclusion\?$/mu,
      /^Leave one out: /mu,
      /^Cumulative: /mu,
      /^ +Studies are added by year, ascending\.$/mu,
      /^Outliers: /mu,
      /^Influence: /mu,
      /^True effects of the studies: /mu,
    ].map((pattern) => out.search(pattern));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(out).not.toMatch(/NaN|undefined|Infinity|\[object/u);
  });

  it("prints numbers unrounded, as JSON and as a table, and keeps choices", async () => {
    const saved = join(folder, "saved.json");
    const { out } = await callCli("sensitivity", example, "--json", "--order", "precision", "--save", saved);
    const report = JSON.parse(out);
    expect(report.answers["leave-one-out"].studies).toHaveLength(13);
    expect(JSON.parse(await readFile(saved, "utf8")).sensitivity.order).toBe("precision");
    const csv = (await callCli("sensitivity", saved, "--csv")).out;
    expect(csv).toMatch(/^question,table,row,row_id,of,value,words\r\n/u);
    expect(csv).toMatch(/^leave-one-out,leave-one-out,2,[^,]+,estimate,-0\.\d{12,},/mu);
    expect(csv).not.toMatch(/NaN|undefined|Infinity/u);
  });

  it("keeps what the report is to tell of, and the report tells of it", async () => {
    const saved = join(folder, "reported.json");
    const wanted = ["--report", "baujat,leave-one-out", "--save", saved];
    expect((await callCli("sensitivity", example, ...wanted)).exit).toBe(0);
    const { out } = await callCli("report", saved);
    expect(out).toMatch(/^### Leave one out$.*^### Baujat$/msu);
    expect(out).toMatch(/Without one study at a time the pooled effect runs from 0\.\d+ \\\[/u);
    expect(out).not.toContain("### Influence");
    expect((await callCli("r", saved)).out).toContain("leave1out(res)");
    const wrong = await callCli("sensitivity", example, "--report", "gosh");
    expect([wrong.exit, wrong.error]).toEqual([1, expect.stringContaining("--report gosh is none of")]);
  });

  it("says what two studies cannot tell, and names the columns where an order is not known", async () => {
    const { exit, out } = await callCli("sensitivity", two);
    expect(exit).toBe(0);
    expect(out).toMatch(/With two studies there is little to look into/u);
    expect(out).toMatch(/With two studies no study can be told to lie apart/u);
    const wrong = await callCli("sensitivity", example, "--order", "colour");
    expect([wrong.exit, wrong.error]).toEqual([1, expect.stringMatching(/no column of the table.*year/su)]);
  });

  it("draws its plots", async () => {
    for (const plot of ["leave-one-out", "cumulative", "influence", "baujat", "radial", "normal-plot"]) {
      const { exit, out } = await callCli("plot", example, "--plot", plot, "--width", "700");
      expect([plot, exit]).toEqual([plot, 0]);
      expect(out).not.toMatch(/not been made/u);
      expect(out.match(/data-row-id="/gu)?.length ?? 0).toBeGreaterThan(12);
    }
  });
});
