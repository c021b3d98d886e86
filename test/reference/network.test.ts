import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runAnalysis } from "../../packages/engine/src/analysis.ts";
import { createDocument } from "../../packages/engine/src/document/defaults.ts";
import type { AnalysisDocument } from "../../packages/engine/src/document/types.ts";
import { type Decomposition, decompose } from "../../packages/engine/src/network/designs.ts";
import {
  comparisonOf,
  type FitChoices,
  type Solved,
  solveNetwork,
} from "../../packages/engine/src/network/fit-network.ts";
import { pScores } from "../../packages/engine/src/network/ranking.ts";
import { type ReadStudies, studiesOfContrasts } from "../../packages/engine/src/network/read-studies.ts";
import { splitOf } from "../../packages/engine/src/network/splitting.ts";
import type { NetworkEffect } from "../../packages/engine/src/network-types.ts";

type Matrix = readonly (readonly (number | null)[])[];

interface Contrasts {
  readonly studlab: readonly string[];
  readonly treat1: readonly string[];
  readonly treat2: readonly string[];
  readonly TE: readonly number[];
  readonly seTE: readonly number[];
}

interface Part {
  readonly design?: string;
  readonly Q: number;
  readonly df: number;
  readonly pval: number | null;
  readonly "tau.within"?: number;
}

interface Told {
  readonly estimate: number | null;
  readonly se: number | null;
  readonly ciLower: number | null;
  readonly ciUpper: number | null;
  readonly p: number | null;
}

interface Split {
  readonly comparison: string;
  readonly k: number;
  readonly propDirect: number;
  readonly nma: Told;
  readonly direct: Told;
  readonly indirect: Told;
  readonly difference: Told;
}

interface Expected {
  readonly [key: string]: unknown;
  readonly treatments: readonly string[];
  readonly propDirect: Readonly<Record<string, number>>;
  readonly random?: readonly Split[];
  readonly common?: readonly Split[];
  readonly decomp: readonly Part[];
  readonly withinDesign: readonly Part[];
  readonly detach: readonly Part[];
  readonly betweenRandom: readonly Part[];
}

interface Case {
  readonly id: string;
  readonly input: {
    readonly contrasts?: Contrasts | string;
    readonly model?: "common" | "random";
    readonly methodTau?: FitChoices["method"];
    readonly methodRandomCi?: string;
    readonly method?: string;
  };
  readonly expected: Expected;
  readonly tolerance: number;
}

const folder = new URL("./data/network/", import.meta.url);
const files = readdirSync(folder).map(
  (name) =>
    JSON.parse(readFileSync(new URL(name, folder), "utf8")) as { dataset: string; cases: readonly Case[] },
);

function readOf(contrasts: Contrasts): ReadStudies {
  return studiesOfContrasts(
    contrasts.TE.map((yi, i) => ({
      rowId: `r${i + 1}`,
      study: contrasts.studlab[i]!,
      treat1: contrasts.treat1[i]!,
      treat2: contrasts.treat2[i]!,
      yi,
      vi: contrasts.seTE[i]! ** 2,
    })),
  );
}

const choicesOf = ({ input }: Case, model = input.model ?? "random"): FitChoices => ({
  model,
  method: input.methodTau ?? "DL",
  test: input.methodRandomCi === "t-dist" ? "t" : "z",
  level: 0.95,
});

/** What differs beyond the tolerance, which is relative to numbers above 1. */
class Differences {
  readonly found: string[] = [];
  readonly tolerance: number;
  constructor(tolerance: number) {
    this.tolerance = tolerance;
  }
  check(what: string, ours: number | null | undefined, reference: unknown): void {
    const wanted = reference as number | null;
    const same =
      wanted === null || ours === null || ours === undefined
        ? wanted === (ours ?? null)
        : Math.abs(ours - wanted) <= this.tolerance * Math.max(1, Math.abs(wanted));
    if (!same) this.found.push(`${what}: ${ours} instead of ${wanted}`);
  }
  effect(what: string, ours: NetworkEffect | null, told: Told): void {
    this.check(`${what} estimate`, ours?.estimate, told.estimate);
    this.check(`${what} se`, ours?.se, told.se);
    this.check(`${what} lower`, ours?.interval.lower, told.ciLower);
    this.check(`${what} upper`, ours?.interval.upper, told.ciUpper);
    this.check(`${what} p`, ours?.test.pValue, told.p);
  }
}

function solve(read: ReadStudies, reference: Case, model?: FitChoices["model"]): Solved {
  const solved = solveNetwork(read.studies, read.treatments.length, choicesOf(reference, model));
  if (solved === null) throw new Error("not solved");
  return solved;
}

function decomposed({ studies, treatments }: ReadStudies): Decomposition {
  const parts = decompose(studies, treatments);
  if (parts === null) throw new Error("not solved");
  return parts;
}

const placesIn = (read: ReadStudies, names: readonly string[]): number[] =>
  names.map((name) => read.treatments.indexOf(name));

function fitDifferences(read: ReadStudies, reference: Case): string[] {
  const { expected, tolerance, input } = reference;
  const differences = new Differences(tolerance);
  const solved = solve(read, reference);
  const places = placesIn(read, expected.treatments);
  const matrices: readonly [string, (i: number, j: number) => number | null | undefined][] = [
    ["TE", (i, j) => comparisonOf(solved, i, j).estimate],
    ["seTE", (i, j) => comparisonOf(solved, i, j).se],
    ["ciLower", (i, j) => comparisonOf(solved, i, j).interval.lower],
    ["ciUpper", (i, j) => comparisonOf(solved, i, j).interval.upper],
    ["statistic", (i, j) => comparisonOf(solved, i, j).test.statistic.value],
    ["p", (i, j) => comparisonOf(solved, i, j).test.pValue],
    ["piLower", (i, j) => comparisonOf(solved, i, j).prediction?.lower],
    ["piUpper", (i, j) => comparisonOf(solved, i, j).prediction?.upper],
  ];
  for (const [key, ours] of matrices) {
    const matrix = expected[key] as Matrix | undefined;
    matrix?.forEach((row, i) => {
      row.forEach((wanted, j) => {
        if (i !== j) differences.check(`${key} ${i} ${j}`, ours(places[i]!, places[j]!), wanted);
      });
    });
  }
  const parts = decomposed(read);
  differences.check("k", read.studies.length, expected.k);
  differences.check("nTreatments", read.treatments.length, expected.nTreatments);
  differences.check("m", read.studies.flatMap(({ rowIds }) => rowIds).length, expected.m);
  differences.check("nDesigns", parts.designs.length, expected.nDesigns);
  // With equal effects netmeta still tells the tau2 of the random-effects model.
  const tau2 = input.model === "common" ? solve(read, reference, "random").tau2 : solved.tau2;
  differences.check("tau2", tau2, expected.tau2);
  differences.check("tau", Math.sqrt(tau2 ?? 0), expected.tau);
  const { total, within, between } = parts;
  differences.check("I2", Math.max(0, (total.value - total.df) / total.value), expected.I2);
  for (const [key, part] of Object.entries({ Q: total, QHeterogeneity: within, QInconsistency: between })) {
    differences.check(key, part.value, expected[key]);
    differences.check(`${key}Df`, part.df, expected[`${key}Df`]);
    differences.check(`${key}P`, part.test?.pValue, expected[`${key}P`]);
  }
  for (const [pair, share] of Object.entries(expected.propDirect)) {
    const [i, j] = placesIn(read, pair.split(":"));
    differences.check(`direct ${pair}`, splitOf(solved, i!, j!, "back-calculation").directShare, share);
  }
  return differences.found;
}

function rankDifferences(read: ReadStudies, reference: Case): string[] {
  const differences = new Differences(reference.tolerance);
  const places = placesIn(read, reference.expected.treatments);
  for (const model of ["common", "random"] as const) {
    for (const wish of ["desirable", "undesirable"] as const) {
      const key = `${wish}${model === "common" ? "Common" : "Random"}`;
      const wanted = reference.expected[key] as readonly number[] | undefined;
      if (wanted === undefined) continue;
      const { solution, n } = solve(read, reference, model);
      const ours = pScores(solution, n, wish === "desirable");
      wanted.forEach((score, i) => {
        differences.check(key, ours.find(({ treatment }) => treatment === places[i])?.pScore, score);
      });
    }
  }
  return differences.found;
}

function designDifferences(read: ReadStudies, { expected, tolerance }: Case): string[] {
  const differences = new Differences(tolerance);
  const parts = decomposed(read);
  const compare = (
    what: string,
    ours: { value: number; df: number; test: unknown } | null | undefined,
    part: Part,
  ): void => {
    differences.check(`${what} Q`, ours?.value, part.Q);
    differences.check(`${what} df`, ours?.df, part.df);
    differences.check(`${what} p`, (ours?.test as { pValue: number } | null | undefined)?.pValue, part.pval);
  };
  const ofDesign = (label: string) => {
    const key = placesIn(read, label.split(":"))
      .toSorted((one, other) => one - other)
      .join();
    return parts.designs.find(({ treatments }) => treatments.join() === key);
  };
  const { total, within, between } = parts;
  for (const [i, part] of [total, within, between].entries()) compare("part", part, expected.decomp[i]!);
  for (const part of expected.withinDesign)
    compare(`within ${part.design}`, ofDesign(part.design!)?.within, part);
  for (const part of expected.detach)
    compare(`without ${part.design}`, ofDesign(part.design!)?.detached, part);
  compare("random", parts.betweenRandom, expected.betweenRandom[0]!);
  differences.check(
    "tau within",
    Math.sqrt(parts.betweenRandom.tau2),
    expected.betweenRandom[0]!["tau.within"],
  );
  return differences.found;
}

function splitDifferences(read: ReadStudies, reference: Case): string[] {
  const differences = new Differences(reference.tolerance);
  for (const model of ["common", "random"] as const) {
    const solved = solve(read, reference, model);
    for (const wanted of reference.expected[model] ?? []) {
      const [i, j] = placesIn(read, wanted.comparison.split(":"));
      const method = reference.input.method === "SIDDE" ? "design" : "back-calculation";
      const ours = splitOf(solved, i!, j!, method);
      differences.check(`${wanted.comparison} k`, ours.studies, wanted.k);
      differences.check(`${wanted.comparison} share`, ours.directShare, wanted.propDirect);
      differences.effect(`${model} ${wanted.comparison} network`, ours.network, wanted.nma);
      differences.effect(`${model} ${wanted.comparison} direct`, ours.direct, wanted.direct);
      differences.effect(`${model} ${wanted.comparison} indirect`, ours.indirect, wanted.indirect);
      differences.effect(`${model} ${wanted.comparison} difference`, ours.difference, wanted.difference);
    }
  }
  return differences.found;
}

function differencesOf(read: ReadStudies, reference: Case): string[] {
  if (reference.id.startsWith("pscores")) return rankDifferences(read, reference);
  if (reference.id.startsWith("netsplit")) return splitDifferences(read, reference);
  if (reference.id === "decomp-design") return designDifferences(read, reference);
  return fitDifferences(read, reference);
}

test("the reference set is all there", () => {
  expect(files.map(({ dataset }) => dataset)).toHaveLength(5);
  expect(files.flatMap(({ cases }) => cases)).toHaveLength(52);
});

describe.each(files)("$dataset", ({ cases }) => {
  const contrasts = cases.find(({ id }) => id === "common")!.input.contrasts as Contrasts;
  const read = readOf(contrasts);

  test.each(cases)("$id", (reference) => {
    expect(differencesOf(read, reference)).toEqual([]);
  });
});

interface EdgeCase {
  readonly id: string;
  readonly input: {
    readonly TE: readonly number[];
    readonly seTE: readonly number[];
    readonly t1: readonly string[];
    readonly t2: readonly string[];
    readonly s: readonly number[];
  };
  readonly expected: {
    readonly error?: string;
    readonly treatments: readonly string[];
    readonly TECommon: Matrix;
    readonly seTECommon: Matrix;
    readonly TERandom: Matrix;
    readonly seTERandom: Matrix;
    readonly tau2: number | null;
    readonly Q: number;
    readonly QDf: number;
    readonly QP: number | null;
  };
  readonly tolerance: number;
}

const edge = (
  JSON.parse(readFileSync(new URL("./data/edge/degenerate-multi.json", import.meta.url), "utf8")) as {
    cases: readonly EdgeCase[];
  }
).cases.filter(({ id }) => id.startsWith("netmeta-"));

function documentOf({ input }: EdgeCase, model: "common" | "random"): AnalysisDocument {
  const text = (name: string, values: readonly unknown[]) => ({
    name,
    kind: "text" as const,
    values: values.map(String),
  });
  const number = (name: string, values: readonly number[]) => ({
    name,
    kind: "number" as const,
    values,
    unparsed: {},
  });
  return createDocument({
    table: {
      rowIds: input.TE.map((_, i) => `r${i + 1}`),
      columns: [
        text("study", input.s),
        text("t1", input.t1),
        text("t2", input.t2),
        number("te", input.TE),
        number("se", input.seTE),
      ],
    },
    roles: { label: "study", inputs: { yi: "te", sei: "se" }, weights: null },
    effects: { measure: "GEN" },
    network: { columns: { study: "study", treat1: "t1", treat2: "t2" }, model },
  });
}

/** What is said where netmeta stops, and how many studies make a network all the same. */
const REFUSED: Readonly<Record<string, { readonly code: string; readonly studies: number }>> = {
  "netmeta-disconnected": { code: "network-disconnected", studies: 3 },
  "netmeta-inconsistent-multiarm": { code: "network-multi-arm-effects", studies: 0 },
  "netmeta-same-treatment": { code: "network-same-treatment", studies: 1 },
  "netmeta-multiarm-incomplete": { code: "network-multi-arm-incomplete", studies: 0 },
};

describe("edge cases", () => {
  const fitted = edge.filter(({ expected }) => expected.error === undefined);

  test("are all there", () => {
    expect(fitted.map(({ id }) => id)).toHaveLength(5);
    const refused = edge.filter(({ expected }) => expected.error !== undefined).map(({ id }) => id);
    expect(refused.toSorted()).toEqual(Object.keys(REFUSED).toSorted());
  });

  test.each(fitted)("$id", (reference) => {
    const { expected, tolerance } = reference;
    const differences = new Differences(tolerance);
    for (const model of ["common", "random"] as const) {
      const { network } = runAnalysis(documentOf(reference, model));
      const fit = network?.fit ?? null;
      expect(network?.treatments.map(({ name }) => name)).toEqual(expected.treatments);
      const [effects, errors] =
        model === "common"
          ? [expected.TECommon, expected.seTECommon]
          : [expected.TERandom, expected.seTERandom];
      for (const [i, row] of effects.entries()) {
        for (const [j, wanted] of row.entries()) {
          if (i === j) continue;
          differences.check(`${model} TE ${i} ${j}`, fit?.league[i]?.[j]?.estimate, wanted);
          differences.check(`${model} seTE ${i} ${j}`, fit?.league[i]?.[j]?.se, errors[i]![j]);
        }
      }
      differences.check("Q", fit?.total.value, expected.Q);
      differences.check("QDf", fit?.total.df, expected.QDf);
      differences.check("QP", fit?.total.test?.pValue, expected.QP);
      if (model === "random") differences.check("tau2", fit?.tau2, expected.tau2);
    }
    expect(differences.found).toEqual([]);
  });

  test.each(Object.entries(REFUSED))("%s", (id, { code, studies }) => {
    const { network } = runAnalysis(documentOf(edge.find((one) => one.id === id)!, "random"));
    expect(network?.issues.map((found) => found.code)).toContain(code);
    expect(network?.studies).toBe(studies);
    expect(network?.fit === null).toBe(id !== "netmeta-same-treatment");
  });

  test("a standard error of 0 leaves its row out, with its reason", () => {
    const { effects, network } = runAnalysis(
      documentOf(edge.find(({ id }) => id === "netmeta-zero-se")!, "random"),
    );
    expect(effects?.excluded.map(({ issue }) => issue.code)).toHaveLength(1);
    expect(network?.studies).toBe(1);
  });
});
