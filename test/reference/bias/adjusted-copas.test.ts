import { describe, expect, it } from "vitest";
import { copas, copasDataOf } from "../../../packages/engine/src/bias/adjusted/copas.ts";
import {
  type CopasData,
  type CopasSelection,
  copasLikelihood,
  copasSelection,
  unpublished,
} from "../../../packages/engine/src/bias/adjusted/copas-likelihood.ts";
import { copasFit, gammaRanges, unselected } from "../../../packages/engine/src/bias/adjusted/copas-path.ts";
import { meanVariance } from "../../../packages/engine/src/bias/adjusted/copas-search.ts";
import { invertSpd } from "../../../packages/engine/src/numeric/linear-algebra.ts";
import { normalCdf } from "../../../packages/engine/src/numeric/normal.ts";
import { withDefaults } from "../../../packages/engine/src/registry.ts";
import { biasCases, expectClose, inputOf } from "./load.ts";

/** Points of the grid at which R's search stopped below a higher maximum: there only the likelihood is compared. */
const HIGHER: Readonly<Record<string, readonly number[]>> = {
  cannon2006: [0],
  egger2001: [6],
  hine1989: [2],
  li2007: [0, 2, 3, 4, 5, 6],
  raudenbush1985: [12],
  syn_allsig: [9],
  syn_zero: [1, 3],
};

/** Data that are their own mirror image, and the mean around which they are: a maximum with a correlation has a twin of the same height. */
const MIRRORED: Readonly<Record<string, number>> = { syn_symmetric: 0, syn_zero: 0.2 };

/** Points at which R's standard error is off by up to a third: second differences of R's own likelihood give ours. */
const LOOSE_SE: Readonly<Record<string, readonly number[]>> = {
  dorn2007: [5],
  egger2001: [7, 8, 9, 10, 11],
  landenberger2005: [9, 10, 11],
  li2007: [9, 10, 11],
  nielweise2008: [14],
  pritz1997: [4, 5, 6, 7, 8, 9],
  raudenbush1985: [4, 5, 6, 7, 8, 9, 10],
};

function listOf(values: unknown): readonly unknown[] {
  if (!Array.isArray(values)) throw new TypeError("not a list");
  return values;
}

/** The standard error of the mean from second differences of the likelihood over (mu, rho, tau). */
function seByDifferences(data: CopasData, selection: CopasSelection, at: Float64Array): number {
  const h = 1e-4;
  const start = Float64Array.of(at[0]!, at[1]!, Math.sqrt(at[2]!));
  const value = (i: number, a: number, j: number, b: number): number => {
    const x = Float64Array.from(start);
    x[i]! += a * h;
    x[j]! += b * h;
    return copasLikelihood(data, selection, Float64Array.of(x[0]!, x[1]!, x[2]! * x[2]!)).value;
  };
  const curvature = Float64Array.from({ length: 9 }, (_, place) => {
    const [i, j] = [Math.floor(place / 3), place % 3];
    return (value(i, 1, j, 1) - value(i, 1, j, -1) - value(i, -1, j, 1) + value(i, -1, j, -1)) / (4 * h * h);
  });
  return Math.sqrt(invertSpd(curvature, 3)?.[0] ?? Number.NaN);
}

describe("Copas model at given strengths of selection", () => {
  it.each(biasCases("bias-adjusted", (id) => id === "copas-grid"))("$name", ({ file, reference }) => {
    const input = inputOf(file);
    const { data, unit, centre } = copasDataOf(input);
    const base = unselected(data);
    const { input: given, expected } = reference;
    const gamma1 = listOf(given.gamma1).map(Number);
    const k = data.yi.length;
    const largest = Math.sqrt(Math.max(...input.effects.vi));
    const higher: number[] = [];
    const looseSe: number[] = [];
    listOf(given.gamma0).forEach((gamma0, point) => {
      const gammas = { gamma0: Number(gamma0), gamma1: gamma1[point]! / unit };
      const selection = copasSelection(data, gammas.gamma0, gammas.gamma1);
      const fit = copasFit(data, gammas, base);
      const at = (name: string): unknown => listOf(expected[name])[point];
      expectClose(unpublished(selection), at("nUnpublished"), { tolerance: 1e-9 }, `unpublished at ${point}`);
      const published = normalCdf(gammas.gamma0 + gamma1[point]! / largest);
      expectClose(published, at("publprobLargestSe"), { tolerance: 1e-9 }, `published at ${point}`);
      // The unit of the effects adds k log(unit); the reference leaves sum log Phi(u) out, which is the same for all parameters.
      const constant = selection.logPublished.reduce((sum, logP) => sum + logP, 0);
      const worse = fit.negLogLik + k * Math.log(unit) - constant - Number(at("negLogLik"));
      expect(fit.converged, `converged at ${point}`).toBe(true);
      expect(worse, `likelihood at ${point}`).toBeLessThanOrEqual(1e-8);
      if (worse < -1e-8) {
        higher.push(point);
        return;
      }
      const around = MIRRORED[file.dataset];
      const turned = around !== undefined && Math.sign(fit.at[1]!) !== Math.sign(Number(at("rho")));
      const estimate = centre + fit.at[0]! * unit;
      const same = turned ? 2 * around - estimate : estimate;
      expectClose(same, at("estimate"), reference, `estimate at ${point}`, 1e-4 * unit);
      expectClose(turned ? -fit.at[1]! : fit.at[1], at("rho"), reference, `rho at ${point}`, 1e-4);
      expectClose(Math.sqrt(fit.at[2]!) * unit, at("tau"), reference, `tau at ${point}`, 1e-4 * unit);
      if (at("se") === null) {
        expect(fit.atBound, `bound at ${point}`).toBe(true);
        return;
      }
      const se = Math.sqrt(meanVariance(data, selection, fit) ?? Number.NaN);
      expectClose(se, seByDifferences(data, selection, fit.at), reference, `se at ${point}`);
      if (Math.abs(se * unit - Number(at("se"))) > reference.tolerance * Number(at("se")))
        looseSe.push(point);
    });
    expect(higher).toEqual(HIGHER[file.dataset] ?? []);
    expect(looseSe).toEqual(LOOSE_SE[file.dataset] ?? []);
  });
});

const WHOLE = biasCases(
  "bias-adjusted",
  (id, { expected }) => id === "copas-package" && !("error" in expected),
);

describe("Copas model: ranges of the strength of selection", () => {
  it.each(WHOLE)("$name", ({ file, reference }) => {
    const { data, unit } = copasDataOf(inputOf(file));
    const { gamma0, gamma1 } = gammaRanges(data.si);
    const [least, most] = listOf(reference.expected.gamma0Range);
    expectClose(gamma0[0], least, { tolerance: 1e-9 }, "least gamma0");
    expectClose(gamma0[1], most, { tolerance: 1e-9 }, "greatest gamma0");
    expectClose(
      gamma1[1] * unit,
      listOf(reference.expected.gamma1Range)[1],
      { tolerance: 1e-9 },
      "greatest gamma1",
    );
  });
});

/** Share of the standard error by which R's path, taken off contours of a grid fitted from one start, may lie off ours. */
const APART = 0.05;

/** How many points of R's path lie further off: data whose likelihood has several maxima, which R's single start misses. */
const FURTHER: Readonly<Record<string, number>> = {
  cannon2006: 2,
  dorn2007: 1,
  egger2001: 2,
  hine1989: 2,
  nielweise2008: 2,
  raudenbush1985: 6,
  syn_allsig: 8,
  syn_symmetric: 10,
  syn_zero: 1,
};

describe("Copas model along the path", () => {
  it.each(WHOLE)("$name", ({ file, reference }) => {
    const outcome = copas.run(inputOf(file), withDefaults(copas.params, {}));
    if (!outcome.ok) throw new Error(outcome.issues[0]?.message);
    const path = outcome.value.tables[0]!.rows.map((row) =>
      row.map((shown) => (shown !== null && typeof shown === "object" ? shown.value : Number.NaN)),
    );
    const { expected } = reference;
    const [first] = path;
    expectClose(first?.[1], listOf(expected.teSlope)[0], reference, "estimate without selection", 1e-9);
    expectClose(first?.[6], listOf(expected.tauSlope)[0], reference, "tau without selection", 1e-6);
    expectClose(first?.[7], listOf(expected.pvalRsb)[0], reference, "residual p without selection");
    const apart = listOf(expected.publprob).map((published, point) => {
      const after = path.findIndex((row) => row[0]! < Number(published));
      if (after < 1) return 0;
      const [a, b] = [path[after - 1]!, path[after]!];
      const share = (a[0]! - Number(published)) / (a[0]! - b[0]!);
      const ours = a[1]! + share * (b[1]! - a[1]!);
      return (ours - Number(listOf(expected.teSlope)[point])) / Number(listOf(expected.seTeSlope)[0]);
    });
    expect(apart.filter((distance) => Math.abs(distance) > APART)).toHaveLength(FURTHER[file.dataset] ?? 0);
  });
});
