import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "./cli-testing.ts";

let folder = "";
let path = "";

/** Online studies scatter widely, group studies hardly. */
const TABLE = [
  "study,yi,vi,format,hours",
  ...Array.from({ length: 20 }, (_, i) => {
    const online = i % 2 === 0;
    const yi = 0.3 + (online ? 0.9 : 0.35) * Math.cos(1 + 2.3 * i);
    return `S${i},${yi.toFixed(3)},0.03,${online ? "online" : "group"},${2 + ((i * 7) % 11)}`;
  }),
].join("\n");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-scale-"));
  path = join(folder, "analysis.json");
  await writeFile(join(folder, "table.csv"), TABLE);
  await callCli("new", join(folder, "table.csv"), "--measure", "GEN", "--out", path);
});
afterAll(() => rm(folder, { recursive: true }));

describe("the location-scale model on the command line", () => {
  it("prints the answer, both parts and tau by level", async () => {
    const { exit, out } = await callCli("run", path, "--test", "z", "--scale-term", "format");
    expect(exit).toBe(0);
    expect(out).toMatch(/Location-scale model: k = 20, REML, log link/);
    expect(out).toMatch(/Heterogeneity depends on format \(likelihood-ratio test/);
    expect(out).toMatch(/log tau2 \(alpha\)/);
    expect(out).toMatch(/tau by format\s+k\s+tau\s+interval\s+mean\n\s+group\s+10\s+0\.\d+/);
  });

  it("takes the link, several terms and interactions into the whole report", async () => {
    const terms = ["--scale-term", "format", "--scale-term", "hours"];
    const { out } = await callCli("run", path, ...terms, "--scale-link", "identity", "--json");
    const { scale } = JSON.parse(out).moderation;
    expect(scale.link).toBe("identity");
    expect(scale.views.map((view: { column: string }) => view.column)).toEqual(["format", "hours"]);
    const crossed = await callCli("run", path, "--scale-term", "format:hours", "--json");
    expect(JSON.parse(crossed.out).moderation.scale.scaleLabels.length).toBeGreaterThan(1);
  });

  it("writes it into the R script", async () => {
    const { out } = await callCli("r", path, "--scale-term", "hours");
    expect(out).toContain("scale = ~ hours");
  });

  it("takes it away again", async () => {
    const { out } = await callCli("run", path, "--scale-term", "none");
    expect(out).not.toContain("Location-scale");
  });

  it.each([
    [["--scale-term", "mode"], 'the table has no column "mode"; there are "study"'],
    [["--scale-link", "identity"], "--scale-link needs a --scale-term"],
    [["--scale-term", "hours", "--scale-link", "probit"], "there are log, identity"],
    [["--scale-term", "hours:"], "columns joined by colons"],
    [["--scale-term", "none", "--scale-term", "hours"], "stands alone"],
  ])("refuses %j and says why", async (options, why) => {
    const { exit, error } = await callCli("run", path, ...options);
    expect(exit).toBe(1);
    expect(error).toContain(why);
  });
});
