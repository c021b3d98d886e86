import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { levelsOf, rowsByLevel, type SamplingBlock } from "../../packages/engine/src/dependence/blocks.ts";
import { clustersOf } from "../../packages/engine/src/dependence/clusters.ts";
import { coefficientOf } from "../../packages/engine/src/dependence/inference.ts";
import { fitMultilevel, type MultilevelFit } from "../../packages/engine/src/dependence/multilevel.ts";
import {
  type ClusteredFit,
  robustCovariance,
  robustError,
} from "../../packages/engine/src/dependence/robust.ts";
import { satterthwaiteDf } from "../../packages/engine/src/dependence/robust-tests.ts";
import { correlatedEffects, hierarchicalEffects } from "../../packages/engine/src/dependence/rve.ts";
import { interceptTerm } from "../../packages/engine/src/dependence/terms.ts";
import { createComparison } from "./moderators/comparison.ts";
import { compareFit, remember } from "./multilevel/compare.ts";
import type { MultilevelCase } from "./multilevel/load.ts";

interface EdgeInput {
  readonly yi: readonly (number | null)[];
  readonly vi: readonly number[];
  readonly cluster?: readonly number[];
  readonly x?: readonly number[];
  readonly offdiag?: number;
  readonly modelweights?: "CORR" | "HIER";
}

interface EdgeCase {
  readonly id: string;
  readonly call: string;
  readonly input: EdgeInput;
  // biome-ignore lint/suspicious/noExplicitAny: the shape of what R printed differs by case
  readonly expected: any;
  readonly tolerance: number;
}

const url = new URL("./data/edge/degenerate-multi.json", import.meta.url);
const cases = (JSON.parse(readFileSync(url, "utf8")) as { cases: EdgeCase[] }).cases.filter(({ id }) =>
  /^(?:rma\.mv|vcalc|robust|CR2|robu)-/.test(id),
);

/** The effects of every case that gives none of its own. */
const BASE = [0.21, 0.35, -0.1, 0.48, 0.05, 0.3, 0.77, 0.12];
const VARIANCES = [0.04, 0.03, 0.06, 0.02, 0.05, 0.04, 0.08, 0.03];

/** One effect has nothing to vary from, so that the models for several effects are not asked. */
const NOT_ASKED = "rma.mv-one-study";

interface Made {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly x: readonly (readonly number[])[];
  readonly cluster: readonly number[];
  readonly sampling: readonly SamplingBlock[];
}

function made({ id, input }: EdgeCase): Made {
  const shared = input.offdiag !== undefined;
  const given = shared ? BASE : input.yi;
  const kept = given.flatMap((value, row) => (value === null ? [] : [row]));
  const variances = (shared ? VARIANCES : input.vi).map((v) => Math.max(0, v));
  const yi = kept.map((row) => given[row]!);
  const vi = kept.map((row) => variances[row]!);
  const clusters = input.cluster ?? given.map((_, row) => 1 + (row % 2));
  const cluster = kept.map((row) => clusters[row]!);
  const hasSlope = input.x !== undefined;
  return {
    yi,
    vi,
    x: kept.map((row) => (hasSlope ? [1, input.x![row]!] : [1])),
    cluster: levelsOf(cluster.map(String)).of,
    sampling: samplingOf(id, vi, levelsOf(cluster.map(String)).of, input.offdiag),
  };
}

function samplingOf(
  id: string,
  vi: readonly number[],
  cluster: readonly number[],
  offdiag: number | undefined,
): SamplingBlock[] {
  if (id.startsWith("vcalc")) {
    return rowsByLevel(cluster).map((rows) => ({
      rows,
      v: Float64Array.from(rows.flatMap((a) => rows.map((b) => Math.sqrt(vi[a]! * vi[b]!)))),
    }));
  }
  const alone = vi.map((v, row) => ({ rows: [row], v: Float64Array.of(v) }));
  if (offdiag === undefined) return alone;
  return [{ rows: [0, 1], v: Float64Array.of(vi[0]!, offdiag, offdiag, vi[1]!) }, ...alone.slice(2)];
}

/** `~ 1 | cluster/es`, or one factor where R was given one. */
function multilevel(reference: EdgeCase, data: Made, effectsAlone = false): MultilevelFit | null {
  const names = data.yi.map((_, row) => String(row));
  const clusters = data.cluster.map(String);
  const levels = reference.expected.sigma2Levels as string[] | undefined;
  const both = [interceptTerm("cl", clusters), interceptTerm("cl/es", names)];
  const terms = effectsAlone
    ? [both[1]!]
    : levels?.length === 1
      ? [levels[0] === "cl" ? both[0]! : both[1]!]
      : both;
  return fitMultilevel({ yi: data.yi, x: data.x, sampling: data.sampling, terms, method: "REML" });
}

/** Nothing tells two factors with the same levels apart: R splits their sum by where it began. */
const ONLY_THE_SUM = new Set(["rma.mv-singleton-clusters"]);

function compareMultilevel(reference: EdgeCase): readonly string[] {
  const { tolerance, expected, id } = reference;
  const data = made(reference);
  const fit = multilevel(reference, data)!;
  // A variance that R only creeps towards 0 with moves everything else by as much.
  const against = remember(
    createComparison(tolerance, (field) => (/^sigma2/.test(field) ? 1e-6 : field === "Q" ? 1e-25 : 0)),
    tolerance,
  );
  const told = { ...expected };
  if (ONLY_THE_SUM.has(id)) {
    const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
    against.number("sigma2 together", sum(fit.theta), sum(expected.sigma2));
    told.sigma2 = undefined;
  }
  if (told.BIC === "-Inf") {
    expect(Number.isFinite(fit.statistics.bic)).toBe(false);
    told.BIC = fit.statistics.bic;
    told.Q = fit.q;
  }
  const input = {
    yi: data.yi,
    x: data.x,
    sampling: data.sampling,
    terms: fit.model.terms,
    method: "REML" as const,
  };
  compareFit(against, fit, input, {
    ...reference,
    input: { intercept: true },
    expected: told,
  } as MultilevelCase);
  return against.failures;
}

function robustOf(reference: EdgeCase): ClusteredFit | null {
  const data = made(reference);
  const { modelweights } = reference.input;
  if (modelweights === "CORR") return correlatedEffects(data, 0.8)?.clustered ?? null;
  if (modelweights === "HIER") return hierarchicalEffects(data)?.clustered ?? null;
  const nested = reference.id.startsWith("robust-") && !reference.id.startsWith("robust-uni");
  const fit = multilevel(reference, data, !nested)!;
  return clustersOf(fit, data.cluster);
}

function compareRobust(reference: EdgeCase): readonly string[] {
  const { id, expected, tolerance } = reference;
  const clustered = robustOf(reference);
  const satterthwaite = /^(?:CR2|robu)-/.test(id);
  if (expected.error !== undefined) {
    const fails = clustered === null || clustered.clusters.length < 2;
    return fails ? [] : ["an answer where there is none"];
  }
  const robust = robustCovariance(clustered!, satterthwaite ? "CR2" : id.endsWith("FALSE") ? "CR0" : "CR1p")!;
  const against = createComparison(tolerance);
  const list = (value: unknown): (number | null)[] => [value].flat() as (number | null)[];
  for (const [i, estimate] of list(expected.estimate).entries()) {
    const se = robustError(clustered!, robust, i)!;
    const contrast = clustered!.beta.map((_, j) => (i === j ? 1 : 0));
    const df = satterthwaite
      ? satterthwaiteDf(clustered!, robust, contrast)!
      : robust.clusters - clustered!.p;
    const own = coefficientOf("b", clustered!.beta[i]!, se, df, 0.95);
    against.number("estimate", own.estimate, estimate);
    against.number("se", own.se, list(expected.se)[i]);
    against.number("df", df, list(expected.df)[i]);
    against.probability("p", own.test!.log10PValue, list(expected.p)[i]);
    if (expected.ciLower === undefined) continue;
    against.number("lower", own.interval!.lower, list(expected.ciLower)[i]);
    against.number("upper", own.interval!.upper, list(expected.ciUpper)[i]);
  }
  return against.failures;
}

describe("dependent effects at their edges", () => {
  test("every case is compared", () => {
    expect(cases).toHaveLength(33);
  });

  const answered = cases.filter(({ id }) => id !== NOT_ASKED);

  test.each(answered.map((one) => [one.id, one] as const))("%s", (id, reference) => {
    const compare = /^(?:rma\.mv|vcalc)/.test(id) ? compareMultilevel : compareRobust;
    expect(compare(reference)).toEqual([]);
  });

  test("one effect is refused before any model: there is nothing it could vary from", () => {
    const { input, expected } = cases.find(({ id }) => id === NOT_ASKED)!;
    expect(expected.error).toContain("k <= 1");
    const fit = fitMultilevel({
      yi: input.yi.map(Number),
      x: [[1]],
      sampling: [{ rows: [0], v: Float64Array.of(input.vi[0]!) }],
      terms: [interceptTerm("cl", ["a"])],
      method: "REML",
    })!;
    expect(fit.theta).toEqual([0]);
  });
});
