import { readFileSync } from "node:fs";
import {
  createDocument,
  createModerator,
  createModerators,
  type DependenceSpec,
  type ModeratorsSpec,
  runAnalysis,
  type StudyTable,
} from "@treeline/engine";
import { importFile } from "@treeline/engine/import";
import { describe, expect, it } from "vitest";

type Asked = Partial<DependenceSpec> & { readonly by: string };

async function tableOf(name: string): Promise<StudyTable> {
  const bytes = readFileSync(new URL(`./data/datasets/${name}.csv`, import.meta.url));
  const imported = await importFile(new Uint8Array(bytes), {});
  if (!imported.ok) throw new Error(imported.issues[0]?.message);
  return imported.value.table;
}

/** The report of the models for several effects per study, of effects that are ready made. */
function reportOf(table: StudyTable, dependence: Asked, moderators: Partial<ModeratorsSpec> | null = null) {
  const { dependence: report } = runAnalysis(
    createDocument({
      table,
      roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
      effects: { measure: "GEN" },
      dependence,
      ...(moderators === null ? {} : { moderators: createModerators(moderators) }),
    }),
  );
  if (report === undefined) throw new TypeError("nothing is said of dependent effects");
  return report;
}

const asked = (column: string): Partial<ModeratorsSpec> => ({
  variables: [createModerator({ column, kind: "factor" })],
  terms: [[column]],
});

function expected(
  dataset: string,
  id: string,
): { readonly tau2: readonly number[]; readonly rho: readonly number[] } {
  const text = readFileSync(new URL(`./data/multilevel/${dataset}.json`, import.meta.url), "utf8");
  const { cases } = JSON.parse(text) as { readonly cases: readonly { id: string; expected: never }[] };
  const found = cases.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`no case ${id}`);
  return found.expected;
}

describe("the structures of effects by category, asked for by a document", () => {
  it.each(["UN", "CS", "HCS", "DIAG", "AR"])(
    "%s has the variances and correlations of rma.mv()",
    async (random) => {
      const table = await tableOf("berkey1998");
      const outcomes = table.columns.find(({ name }) => name === "outcome")!.values;
      const second = table.columns.find(({ name }) => name === "v2i")!.values as readonly number[];
      // Rows stand in pairs, and the row of PD has the covariance of its pair in v2i.
      const covariances = table.rowIds.flatMap((rowId, row) =>
        outcomes[row] === "PD"
          ? [{ rowIds: [rowId, table.rowIds[row + 1]!] as const, value: second[row]! }]
          : [],
      );
      const report = reportOf(
        table,
        { by: "trial", inner: "outcome", random, structure: "V", covariances },
        asked("outcome"),
      );
      const found = report.moderators!.levels;
      const told = expected("berkey1998", `${random}-REML`);
      const close = (kind: string, values: readonly number[]): void => {
        const own = found.filter((level) => level.kind === kind).map(({ sigma2 }) => sigma2);
        expect(own).toHaveLength(values.length);
        for (const [i, value] of values.entries()) expect(own[i]).toBeCloseTo(value, 6);
      };
      close("variance", told.tau2);
      close("correlation", random === "DIAG" ? [] : told.rho);
      const rows = report.rows.map(({ id }) => id);
      expect(rows).toEqual(expect.arrayContaining(["by-category-robust", "cmve-robust", "sce-robust"]));
    },
  );

  it("leaves models by category away where no column of categories is named", async () => {
    const { rows } = reportOf(await tableOf("berkey1998"), { by: "trial" });
    expect(rows.map(({ id }) => id)).not.toContain("cmve-robust");
  });
});

describe("how much varies, beside the mean and beside moderators", () => {
  it("has CVH and M of the levels", async () => {
    const report = reportOf(await tableOf("assink2016"), { by: "study", structure: "ID" });
    // From rma.mv(yi, vi, random = ~ 1 | study/esid): sigma2 and mean.
    const [mean, between, within] = [0.42679936709717659, 0.18787022400405251, 0.11199208916221268];
    const sd = Math.sqrt(between + within);
    expect(report.cvh).toBeCloseTo(sd / mean, 6);
    expect(report.m).toBeCloseTo(sd / (sd + mean), 6);
    expect(report.levels[0]!.cvh).toBeCloseTo(Math.sqrt(between) / mean, 6);
    expect(report.levels[1]!.m).toBeCloseTo(Math.sqrt(within) / (sd + mean), 6);
  });

  it("has marginal and conditional R2, tests of terms and contrasts", async () => {
    const { moderators } = reportOf(
      await tableOf("assink2016"),
      { by: "study", structure: "ID" },
      {
        ...asked("deltype"),
        contrasts: [{ label: "general less overt", weights: { deltypegeneral: 1, deltypeovert: -1 } }],
      },
    );
    // R: f <- var(X b); f / (f + sum(sigma2)), (f + sigma2[1]) / (f + sum(sigma2)) of rma.mv(yi, vi, mods = ~ deltype, ...)
    expect(moderators?.r2?.marginal).toBeCloseTo(14.3067762342, 4);
    expect(moderators?.r2?.conditional).toBeCloseTo(73.5697609032, 4);
    expect(moderators?.terms).toHaveLength(1);
    expect(moderators?.terms[0]?.test?.statistic.value).toBe(moderators?.test?.statistic.value);
    const [contrast] = moderators!.contrasts;
    const [, general, overt] = moderators!.coefficients;
    expect(contrast?.estimate).toBeCloseTo(general!.estimate - overt!.estimate, 12);
    expect(contrast?.test?.df[0]).toBeGreaterThan(1);
  });
});
