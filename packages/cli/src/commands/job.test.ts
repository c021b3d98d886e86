import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createModerator, createModerators } from "@treeline/engine";
import { jobs } from "@treeline/engine/jobs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "../cli-testing.ts";

let folder = "";
let path = "";
let plain = "";

const TABLE = [
  "study,yi,vi,format,hours",
  ...Array.from({ length: 16 }, (_, i) => {
    const hours = 2 + ((i * 7) % 11);
    const yi = 0.1 + 0.08 * hours + 0.3 * Math.cos(1 + 2.3 * i);
    return `S${i},${yi.toFixed(3)},${0.02 + 0.01 * (i % 5)},${i % 3 === 0 ? "online" : "group"},${i === 4 ? "" : hours}`;
  }),
].join("\n");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-job-"));
  path = join(folder, "analysis.json");
  plain = join(folder, "plain.json");
  await writeFile(join(folder, "table.csv"), TABLE);
  await callCli("new", join(folder, "table.csv"), "--measure", "GEN", "--out", plain);
  const document = JSON.parse(await readFile(plain, "utf8"));
  const variables = [
    createModerator({ column: "hours", kind: "numeric" }),
    createModerator({ column: "format", kind: "factor" }),
  ];
  const moderators = createModerators({
    variables,
    terms: [["hours"], ["format"]],
    permutations: 300,
    missing: { method: "mice", imputations: 3, iterations: 2 },
  });
  await writeFile(path, JSON.stringify({ ...document, moderators }));
});
afterAll(() => rm(folder, { recursive: true }));

describe("jobs on the command line", () => {
  it("tests moderators by permutation, in a table and unrounded", async () => {
    const { exit, out } = await callCli("job", "permutation", path);
    expect(exit).toBe(0);
    expect(out).toMatch(
      /Permutation tests: k = 15, 300 of the \S+ orders of the moderators, drawn with seed 1/u,
    );
    expect(out).toMatch(/hours\s+0\.\d{4}\s+\d+\.\d{4}\s+/);
    const json = JSON.parse((await callCli("job", "permutation", path, "--json")).out);
    expect(json.coefficients.map(({ name }: { name: string }) => name)).toEqual([
      "intrcpt",
      "hours",
      "formatonline",
    ]);
    expect(json.coefficients[1].pValue).toBeLessThan(0.05);
    expect(json.terms).toHaveLength(2);
  });

  /** Few draws, because what is looked at is the text. */
  const QUICK: Readonly<Record<string, readonly string[]>> = {
    "vif-simulation": ["draws=100"],
    penalised: ["resamples=20", "folds=5"],
    horseshoe: ["chains=2", "warmup=100", "draws=200"],
    forest: ["forests=2", "treesPerForest=20"],
  };

  it.each(jobs.records.filter(({ of }) => of === "moderators").map(({ id }) => id))(
    "prints what %s comes to in words and tables, and as a table",
    async (id) => {
      const params = (QUICK[id] ?? []).flatMap((text) => ["--param", text]);
      const { exit, out } = await callCli("job", id, path, ...params);
      expect(exit).toBe(0);
      expect(out).toMatch(/k = 1[56]/);
      expect(out).not.toMatch(/NaN|undefined|Infinity|\{/);
      expect(out).toMatch(/^\S.* {2,}\S/mu);
      const csv = await callCli("job", id, path, ...params, "--csv");
      expect(csv.out).toMatch(/,-?\d+\.\d{8,}/u);
    },
  );

  it("takes choices of a job, and says which there are", async () => {
    const { out } = await callCli("job", "multimodel", path, "--param", "criterion=BIC");
    expect(out).toMatch(/ranked by BIC/u);
    expect((await callCli("job", "multimodel", path, "--param", "criterion=R2")).error).toMatch(
      /"R2" is none of AICc, AIC, BIC/u,
    );
    expect((await callCli("job", "tree", path, "--param", "depth=3")).error).toMatch(
      /has no choice "depth"; there are c, leafSize, splits, folds/u,
    );
    expect((await callCli("job", "tree", path, "--param", "c")).error).toMatch(/as in c=1/u);
  });

  it("comes to the same numbers in several processes", async () => {
    const main = fileURLToPath(new URL("../main.ts", import.meta.url));
    const call = (workers: number) =>
      promisify(execFile)(process.execPath, [
        "--import",
        "tsx",
        main,
        "job",
        "permutation",
        path,
        "--json",
        "--workers",
        String(workers),
      ]);
    const { stdout: two } = await call(2);
    expect(JSON.parse(two)).toEqual(JSON.parse((await callCli("job", "permutation", path, "--json")).out));
  }, 120_000);

  it("says what is wrong with the call, and what the analysis lacks", async () => {
    expect((await callCli("job", "permutations", path)).error).toMatch(
      `There is no job "permutations"; there are ${jobs.ids.join(", ")}.`,
    );
    expect((await callCli("job", "tree", path, "--workers", "0")).exit).toBe(1);
    const { exit, error } = await callCli("job", "permutation", plain);
    expect(exit).toBe(2);
    expect(error).toMatch(/the analysis names no moderator/);
  });
});
