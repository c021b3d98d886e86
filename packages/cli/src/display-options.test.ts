import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { callCli } from "./cli-testing.ts";

let folder = "";
let path = "";

const TABLE = "study,xi,ni\nA,4,1230\nB,6,3060\nC,9,2200\nD,62,13598\n";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-display-"));
  path = join(folder, "analysis.json");
  await writeFile(join(folder, "table.csv"), TABLE);
  await call(["new", join(folder, "table.csv"), "--measure", "PLO", "--out", path]);
});
afterAll(() => rm(folder, { recursive: true }));

const call = (argv: readonly string[]): ReturnType<typeof callCli> => callCli(...argv);

// R: predict(rma(yi, vi, data = escalc("PLO", xi = xi, ni = ni)), transf = function(x) 1000 * transf.ilogit(x))
it("shows proportions per 1,000 people, and keeps it in a new document", async () => {
  const { exit, out } = await call(["run", path, "--display-param", "per=1000", "--test", "z"]);
  expect(exit).toBe(0);
  expect(out).toMatch(
    /Pooled proportion .*: 3\.78 \[2\.66, 5\.36\].*\(proportion \(inverse logit\) per 1,000\)/,
  );
  const made = await call([
    ...["new", join(folder, "table.csv"), "--measure", "PR", "--display-param", "per=100"],
  ]);
  expect(JSON.parse(made.out).effects.displayParams).toEqual({ per: "100" });
});

it("says which choices there are", async () => {
  const unknown = await call(["run", path, "--display-param", "sd=2"]);
  expect(unknown.exit).not.toBe(0);
  expect(unknown.error).toContain('has no choice "sd" for this measure; there are per.');
  const bad = await call(["run", path, "--display-param", "per=7"]);
  expect(bad.error).toContain('"7" is none of 1, 100, 1000, 10000, 100000');
});
