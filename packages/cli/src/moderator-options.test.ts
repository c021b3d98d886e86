import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AnalysisReport, ModeratorsSpec } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { callCli } from "./cli-testing.ts";

const EXAMPLES = new URL("../../../examples/", import.meta.url).pathname;
const BCG = join(EXAMPLES, "bcg-vaccine/analysis.json");
const WRITING = join(EXAMPLES, "writing-to-learn/analysis.json");

async function report(file: string, ...options: readonly string[]): Promise<AnalysisReport> {
  const { exit, out, error } = await callCli("run", file, "--json", ...options);
  expect([exit, error]).toEqual([0, ""]);
  return JSON.parse(out) as AnalysisReport;
}

async function fitted(...options: readonly string[]) {
  const { moderation } = await report(BCG, ...options);
  return moderation!.regression!;
}

async function refused(...options: readonly string[]): Promise<string> {
  const { exit, error } = await callCli("run", BCG, ...options);
  expect(exit).toBe(1);
  return error;
}

describe("moderators of a run", () => {
  it("takes a column as it is: a number, or a factor of texts", async () => {
    expect((await fitted("--moderator", "ablat")).names).toEqual(["intrcpt", "ablat"]);
    expect((await fitted("--moderator", "alloc")).names).toEqual([
      "intrcpt",
      "allocrandom",
      "allocsystematic",
    ]);
  });

  it("fits what the reference has: two moderators, Knapp-Hartung", async () => {
    const { coefficients } = await fitted("--moderator", "alloc", "--moderator", "ablat", "--test", "knha");
    expect(coefficients.map(({ estimate }) => estimate.toFixed(4))).toEqual([
      "0.2932",
      "-0.2675",
      "0.0585",
      "-0.0273",
    ]);
  });

  it("reads shapes, codings, references and knots behind the column", async () => {
    expect((await fitted("--moderator", "ablat:rcs:knots=4")).p).toBe(4);
    expect((await fitted("--moderator", "ablat:rcs:at=20,35,50")).names).toEqual([
      "intrcpt",
      "rcs(ablat, c(20, 35, 50))1",
      "rcs(ablat, c(20, 35, 50))2",
    ]);
    expect((await fitted("--moderator", "alloc:ref=random")).names).toContain("allocalternate");
    expect((await fitted("--moderator", "alloc:sum")).names).toEqual(["intrcpt", "alloc1", "alloc2"]);
    expect((await fitted("--moderator", "ablat:centre=mean:scale=sd")).coefficients[0]!.estimate).toBeCloseTo(
      -0.7223,
      3,
    );
  });

  it("respells levels and counts doses in another unit", async () => {
    const spelled = await fitted("--moderator", "alloc:spell=systematic>fixed:spell=alternate>fixed");
    expect(spelled.names).toEqual(["intrcpt", "allocrandom"]);
    const { moderation } = await report(BCG, "--moderator", "ablat:unit=sessions>hours:session=90 minutes");
    expect(moderation!.variables[0]).toMatchObject({ role: "dose", unit: "hours" });
    expect(moderation!.variables[0]!.values.slice(0, 2)).toEqual([66, 82.5]);
  });

  it("crosses terms, and leaves the intercept out", async () => {
    const both = ["--moderator", "alloc", "--moderator", "ablat"];
    const crossed = await fitted(...both, "--term", "alloc*ablat");
    expect(crossed.terms.map(({ label }) => label)).toEqual(["alloc", "ablat", "alloc × ablat"]);
    const alone = await fitted(...both, "--term", "ablat", "--term", "alloc:ablat");
    expect(alone.terms.map(({ label }) => label)).toEqual(["ablat", "ablat × alloc"]);
    expect((await fitted("--moderator", "alloc", "--no-intercept")).names).toEqual([
      "allocalternate",
      "allocrandom",
      "allocsystematic",
    ]);
  });

  it("compares groups, predicts a profile, tests contrasts and adjusts", async () => {
    const { moderation } = await report(
      BCG,
      "--moderator",
      "alloc",
      "--moderator",
      "ablat",
      "--subgroup",
      "alloc",
      "--subgroup-tau2",
      "separate",
      "--profile",
      "alloc=random,ablat=44",
      "--contrast",
      "random against systematic: allocrandom=1,allocsystematic=-1",
      "--adjust",
      "bonferroni",
    );
    expect(moderation!.subgroups!.tau2).toBe("separate");
    expect(moderation!.subgroups!.groups.map(({ k }) => k)).toEqual([2, 7, 4]);
    expect(moderation!.expected!.mean.estimate).toBeCloseTo(-1.1745, 3);
    expect(moderation!.contrasts!.comparisons[0]!.label).toBe("random against systematic");
    expect(moderation!.contrasts!.comparisons[0]!.coefficient.estimate).toBeCloseTo(-0.326, 3);
    expect(moderation!.contrasts!.adjustment).toBe("bonferroni");
  });

  it("keeps what the analysis has, adds to it, and takes it back", async () => {
    const own = await report(WRITING);
    const more = await report(WRITING, "--moderator", "grade:factor");
    expect(more.moderation!.regression!.terms.map(({ label }) => label)).toEqual([
      ...own.moderation!.regression!.terms.map(({ label }) => label),
      "grade",
    ]);
    expect((await report(WRITING, "--no-moderators")).moderation).toBeUndefined();
    expect((await report(WRITING, "--subgroup", "none")).moderation!.subgroups).toBeNull();
  });

  it("stands in a new analysis", async () => {
    const out = join(await mkdtemp(join(tmpdir(), "moderators-")), "analysis.json");
    const studies = join(EXAMPLES, "writing-to-learn/studies.csv");
    const options = [
      "--moderator",
      "length:dose:unit=weeks",
      "--moderator",
      "wic:format:factor",
      "--out",
      out,
    ];
    expect((await callCli("new", studies, ...options)).exit).toBe(0);
    const { moderators } = JSON.parse(await readFile(out, "utf8")) as { moderators: ModeratorsSpec };
    expect(moderators.terms).toEqual([["length"], ["wic"]]);
    expect(moderators.variables.map(({ role }) => role)).toEqual(["dose", "format"]);
  });
});

describe("what cannot be asked", () => {
  it.each([
    ["--moderator", "nowhere", /no such column; there are trial/],
    ["--moderator", "ablat:cubic", /"cubic": not known; there are numeric, factor/],
    ["--moderator", "ablat:knots=4", /knots=4.*not known/],
    ["--moderator", "ablat:rcs:knots=99", /knots=99/],
    ["--moderator", "ablat:centre=middle", /"middle" is not a number/],
    ["--moderator", "ablat:scale=0", /above 0/],
    ["--moderator", "alloc:spell=web", /as entered>level/],
    ["--moderator", "ablat:unit=fortnights", /there are minutes/],
    ["--moderator", "ablat:session=90", /unit=sessions>hours before/],
    ["--term", "ablat*alloc", /no moderator.*Add it with --moderator/],
    ["--subgroup", "nowhere", /no such column/],
    ["--subgroup-tau2", "separate", /needs --subgroup/],
    ["--adjust", "tukey", /not known; there are/],
    ["--profile", "alloc=random", /no moderator/],
    ["--contrast", "one: ablat=x", /not a number/],
  ])("%s %s", async (option, value, message) => {
    expect(await refused(option, value)).toMatch(message);
  });
});

describe("the table of effects", () => {
  it("gives way to one of the moderators", async () => {
    const { exit, out } = await callCli("effects", WRITING, "--moderators");
    expect(exit).toBe(0);
    const parts = new Set(
      out
        .trim()
        .split("\r\n")
        .map((line) => line.split(",")[0]),
    );
    for (const part of ["coefficient", "term", "heterogeneity", "marginal mean", "subgroup", "expected"])
      expect(parts).toContain(part);
    const none = await callCli("effects", BCG, "--moderators");
    expect([none.exit, none.out]).toEqual([2, ""]);
    expect(none.error).toContain("asks nothing of moderators");
  });
});

describe("the printed report", () => {
  it("goes from the map to the effect to expect", async () => {
    const { out } = await callCli("run", WRITING);
    const headings = [
      "Which combinations have been studied",
      "Meta-regression: random-effects model, REML",
      "residual tau2",
      "GVIF",
      "Marginal means of wic.",
      "Subgroups by meta.",
      "One moderator at a time",
      "Expected effect of wic in class, length 12 weeks, feedback feedback, meta prompts:",
      "lack \u201cwic\u201d",
    ];
    const places = headings.map((heading) => out.indexOf(heading));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(out).not.toMatch(/NaN|undefined|\[object/);
  });

  it("says nothing of moderators where none is asked about", async () => {
    const { out } = await callCli("run", BCG);
    expect(out).not.toContain("Meta-regression");
  });
});
