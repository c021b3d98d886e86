import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "../cli-testing.ts";

let folder = "";
let path = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-effects-"));
  path = join(folder, "analysis.json");
  const rows = "A,0.1,0.2,1\nB,0.7,0.3,1\nA,0.5,0.2,2\nC,0.2,0.1,1\n";
  await writeFile(join(folder, "table.csv"), `study,yi,sei,week\n${rows}`);
  await call(["new", join(folder, "table.csv"), "--out", path]);
});
afterAll(() => rm(folder, { recursive: true }));

const call = (argv: readonly string[]): ReturnType<typeof callCli> => callCli(...argv);

const lastRow = (out: string): string[] => out.trimEnd().split("\r\n").at(-1)!.split(",");

describe("effects --aggregate", () => {
  it("combines the rows of a study under the structure and correlation given", async () => {
    const { exit, out } = await call([
      "effects",
      path,
      "--aggregate",
      "study",
      "--struct",
      "CS",
      "--rho",
      ".6",
    ]);
    expect(exit).toBe(0);
    const [row, study, status, yi, vi] = lastRow(out);
    expect([row, study, status]).toEqual(["r1+r3", "A", "used"]);
    expect(Number(yi)).toBeCloseTo(0.3, 14);
    expect(Number(vi)).toBeCloseTo(0.04 * 0.8, 14);
  });

  it("takes times, plain means and covariances of one's own", async () => {
    const car = ["--struct", "CAR", "--phi", "0.5", "--time", "week", "--unweighted"];
    expect(
      Number(lastRow((await call(["effects", path, "--aggregate", "study", ...car])).out)[4]),
    ).toBeCloseTo(0.04 * 0.75, 14);
    const own = ["--struct", "V", "--covariance", "r1,r3=0.01"];
    expect(
      Number(lastRow((await call(["effects", path, "--aggregate", "study", ...own])).out)[4]),
    ).toBeCloseTo(0.025, 14);
  });

  it("shows how much hangs on the correlation", async () => {
    const { out } = await call(["effects", path, "--aggregate", "study", "--sensitivity"]);
    expect(out).toMatch(/^rho 0: .*\nrho 0\.3: .*\nrho 0\.6: .*\nrho 0\.9: /m);
    const independent = await call([
      "effects",
      path,
      "--aggregate",
      "study",
      "--struct",
      "ID",
      "--sensitivity",
    ]);
    expect(independent.out).toContain("No correlation is assumed");
  });

  it("says in the report what was combined", async () => {
    const { out } = await call(["run", path, "--aggregate", "study"]);
    expect(out).toContain("2 effects of 1 study were combined");
    expect(out).toContain("3 of 3 studies");
  });

  it("refuses what it cannot use, each with its reason", async () => {
    const failing = async (...options: string[]) => {
      const { exit, error } = await call(["effects", path, ...options]);
      return `${exit} ${error}`;
    };
    expect(await failing("--aggregate", "author")).toContain(
      "1 --aggregate author: the table has no such column",
    );
    expect(await failing("--aggregate", "study", "--struct", "AR")).toContain("1 --struct AR is not known");
    expect(await failing("--aggregate", "study", "--rho", "2")).toContain("1 --rho 2 is no correlation");
    expect(await failing("--rho", ".5")).toContain("1 --rho needs --aggregate");
    expect(await failing("--aggregate", "study", "--covariance", "r1,r9=2")).toContain(
      "1 --covariance r1,r9=2",
    );
    expect(await failing("--aggregate", "study", "--rho", "1")).toContain("2 error: A: some of its effects");
  });
});
