import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "./cli-testing.ts";

let folder = "";
let path = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-artefacts-"));
  path = join(folder, "analysis.json");
  await writeFile(join(folder, "table.csv"), "study,ri,ni,alpha\nA,0.3,100,0.64\nB,0.2,80,\nC,0.4,60,0.81\n");
  await call(["new", join(folder, "table.csv"), "--measure", "COR", "--out", path]);
});
afterAll(() => rm(folder, { recursive: true }));

const call = (argv: readonly string[]): ReturnType<typeof callCli> => callCli(...argv);

describe("--correct", () => {
  it("corrects effects by the artefacts of a column, and says so", async () => {
    const { exit, out } = await call([
      "effects",
      path,
      "--correct",
      "attenuation",
      "--artefact",
      "ryy=alpha",
    ]);
    expect(exit).toBe(0);
    expect(Number(out.split("\r\n")[1]!.split(",")[3])).toBeCloseTo(0.3 / 0.8, 12);
    const report = await call(["run", path, "--correct", "attenuation", "--artefact", "ryy=alpha"]);
    expect(report.out).toContain("All 3 effects were corrected one by one for artefacts");
    expect(report.out).toContain(
      "a reliability of Y of 0.725, the mean of the 2 studies that report it (1 effect)",
    );
  });

  it("takes numbers for all studies, and writes them into the script", async () => {
    const given = ["--correct", "attenuation", "--correct-by", "missing=given", "--correct-by", "rxx=0.49"];
    const { out } = await call(["effects", path, ...given]);
    expect(Number(out.split("\r\n")[1]!.split(",")[3])).toBeCloseTo(0.3 / 0.7, 12);
    expect((await call(["r", path, ...given])).out).toContain("rxx <- rep(0.49, length(yi))");
  });

  it.each([
    [["--correct", "all"], "there are attenuation"],
    [["--artefact", "ryy=alpha"], "need --correct"],
    [["--correct", "attenuation", "--artefact", "rzz=alpha"], 'no artefact "rzz"'],
    [["--correct", "attenuation", "--artefact", "ryy=beta"], 'no column "beta"'],
    [["--correct", "attenuation", "--correct-by", "rxx=2"], "lies outside"],
    [["--correct", "attenuation", "--correct-by", "why=2"], 'no choice "why"'],
  ])("refuses %j", async (options, message) => {
    const { exit, error } = await call(["run", path, ...options]);
    expect(exit).toBe(1);
    expect(error).toContain(message);
  });
});

it("reads counts by category as one list in the calculator", async () => {
  const { exit, out } = await call(["calc", "o1i=5/75/20", "o2i=0/100/0", "--measure", "GENOR"]);
  expect(exit).toBe(0);
  expect(out).toContain("1.35");
  expect((await call(["calc", "o1i=5/many", "o2i=1/2"])).error).toContain("12/30/40/18");
});
