import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type BiasPrior, ensembleOf } from "../../../packages/engine/src/bias/averaging/ensembles.ts";
import { integrateModel } from "../../../packages/engine/src/bias/averaging/model-integral.ts";
import { bruteForce, bruteForceLine, type PlainModel } from "./averaging-brute-force.ts";

interface Stored {
  readonly yi: readonly number[];
  readonly si: readonly number[];
  readonly cases: readonly {
    readonly kind: BiasPrior["kind"];
    readonly sides?: "one-sided" | "two-sided";
    readonly steps: readonly number[];
    readonly effect: boolean;
    readonly heterogeneity: boolean;
    readonly logMarginal: number;
  }[];
}

const stored = JSON.parse(
  readFileSync(new URL("../data/bias-averaging/bem2011.json", import.meta.url), "utf8"),
) as Stored;

const unitData = (yi: readonly number[], si: readonly number[]) => ({
  yi: Float64Array.from(yi),
  si: Float64Array.from(si),
});

function priorOf(kind: BiasPrior["kind"], sides: PlainModel["sides"], steps: readonly number[]): BiasPrior {
  if (kind === "weights") return { kind, sides, steps };
  if (kind === "none") return { kind };
  return { kind, scale: kind === "PET" ? 1 : 5 };
}

describe("marginal likelihoods beside R's nested integrate()", () => {
  it.each(
    stored.cases.map((one) => ({
      ...one,
      name: `${one.kind} ${one.sides ?? ""} ${one.steps.join(" ")} effect ${one.effect} heterogeneity ${one.heterogeneity}`,
    })),
  )("$name", ({ kind, sides = "one-sided", steps, effect, heterogeneity, logMarginal }) => {
    const found = integrateModel(
      { effect, heterogeneity, bias: priorOf(kind, sides, steps), prior: 1 },
      unitData(stored.yi, stored.si),
    );
    expect(Math.abs(found.logMarginal - logMarginal)).toBeLessThan(1e-6);
  });
});

describe("marginal likelihoods beside fixed Gauss-Legendre grids in other coordinates", () => {
  const yi = [0.62, 0.48, 0.21, 0.55, -0.05];
  const si = [0.24, 0.22, 0.2, 0.3, 0.16];
  const models: readonly PlainModel[] = ensembleOf("PSMA").flatMap(({ effect, heterogeneity, bias }) =>
    bias.kind === "weights" ? [{ effect, heterogeneity, sides: bias.sides, steps: bias.steps }] : [],
  );
  it.each(
    models.map((model) => ({
      model,
      name: `${model.sides} ${model.steps.join(" ")} effect ${model.effect} heterogeneity ${model.heterogeneity}`,
    })),
  )("$name", { timeout: 120_000 }, ({ model }) => {
    // The grid of the largest models is as coarse as 1e-6 allows.
    const many = model.steps.length < 3 ? 2 : 1;
    const plain = bruteForce(model, yi, si, { mu: many === 2 ? 10 : 5, tau: 3, weights: many });
    const found = integrateModel(
      { ...model, bias: priorOf("weights", model.sides, model.steps), prior: 1 },
      unitData(yi, si),
    );
    expect(Math.abs(found.logMarginal - plain)).toBeLessThan(1e-6);
    expect(found.error).toBeLessThan(1e-5);
  });

  it.each(["PET", "PEESE"] as const)("%s with effect and heterogeneity", (kind) => {
    const bias = priorOf(kind, "one-sided", []);
    const x = kind === "PET" ? si : si.map((s) => s * s);
    const plain = bruteForceLine(yi, si, x, kind === "PET" ? 1 : 5);
    const found = integrateModel({ effect: true, heterogeneity: true, bias, prior: 1 }, unitData(yi, si));
    expect(Math.abs(found.logMarginal - plain)).toBeLessThan(1e-6);
  });
});

describe("RoBMA's printed marginal likelihoods of Bem (2011)", () => {
  // The vignette "Fitting custom meta-analytic ensembles" of RoBMA 2.0, on Fisher's z: z = asinh(d / 2), n from the standard error of d.
  const n = stored.si.map((s, i) => (4 + stored.yi[i]! ** 2 / 2) / s ** 2);
  const data = unitData(
    stored.yi.map((d) => 2 * Math.asinh(d / 2)),
    n.map((size) => 2 / Math.sqrt(size - 3)),
  );
  it.each([
    ["none", -3.28],
    ["PET", 15.75],
    ["PEESE", 15.65],
  ] as const)("no effect, no heterogeneity, %s", (kind, printed) => {
    const bias = priorOf(kind, "one-sided", []);
    const { logMarginal } = integrateModel({ effect: false, heterogeneity: false, bias, prior: 1 }, data);
    // Densities on the scale of z, which is half that of d.
    expect(Math.abs(logMarginal + 9 * Math.LN2 - printed)).toBeLessThan(0.006);
  });
});
