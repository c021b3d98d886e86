import { describe, expect, it } from "vitest";
import { createDocument } from "../document/defaults.ts";
import { createModerator, createModerators } from "../document/moderators.ts";
import { restoreDocument } from "../document/restore.ts";
import { serialiseDocument } from "../document/serialise.ts";
import type { AnalysisDocument, ModeratorsSpec } from "../document/types.ts";
import { createRandom } from "../numeric/random.ts";
import { withDefaults } from "../registry.ts";
import { jobContext } from "./context.ts";
import { moderatorJobs } from "./moderator-jobs.ts";
import { runJobHere } from "./run-job.ts";
import { FURTHER_PARAMS, showToldCell, type Told, tellJob, toldCsv, toldTabs } from "./tell.ts";
import type { ModeratorJobId, ModeratorOutcomes } from "./types.ts";

const MODERATOR_IDS = moderatorJobs.map(({ id }) => id as ModeratorJobId);

const QUICK: ModeratorsSpec["further"] = {
  penalised: { resamples: 20 },
  horseshoe: { chains: 2, warmup: 200, draws: 500 },
  forest: { forests: 2, treesPerForest: 50 },
  "vif-simulation": { draws: 100 },
};

/** Studies whose effects follow the hours, or nothing at all. */
function documentOf(slope: number, further: ModeratorsSpec["further"] = QUICK): AnalysisDocument {
  const random = createRandom(7);
  const rows = Array.from({ length: 24 }, (_, i) => {
    const hours = Math.round(2 + 10 * random.uniform());
    const format = random.coin() ? "online" : "group";
    return { hours: i === 3 ? null : hours, format, yi: 0.1 + slope * hours + 0.15 * random.normal() };
  });
  const base = createDocument();
  return {
    ...base,
    table: {
      rowIds: rows.map((_, i) => `r${i}`),
      columns: [
        { name: "yi", kind: "number", values: rows.map(({ yi }) => yi), unparsed: {} },
        { name: "vi", kind: "number", values: rows.map((_, i) => 0.02 + 0.002 * (i % 7)), unparsed: {} },
        { name: "hours", kind: "number", values: rows.map(({ hours }) => hours), unparsed: {} },
        { name: "format", kind: "text", values: rows.map(({ format }) => format) },
      ],
    },
    roles: { ...base.roles, inputs: { yi: "yi", vi: "vi" } },
    effects: { ...base.effects, measure: "GEN" },
    model: { ...base.model, estimator: "DL" },
    moderators: createModerators({
      variables: [
        createModerator({ column: "hours", kind: "numeric" }),
        createModerator({ column: "format", kind: "factor" }),
      ],
      terms: [["hours"], ["format"]],
      permutations: 200,
      missing: { method: "mice", imputations: 3, iterations: 3 },
      ...(further === undefined ? {} : { further }),
    }),
  };
}

function outcomeOf<I extends ModeratorJobId>(id: I, document: AnalysisDocument): ModeratorOutcomes[I] {
  const context = jobContext(document);
  const outcome = context.ok ? runJobHere(id, context.value) : context;
  if (!outcome.ok) throw new Error(outcome.issues[0]?.message);
  return outcome.value as ModeratorOutcomes[I];
}

const told = (id: ModeratorJobId, document = documentOf(0.1)): Told => tellJob(id, outcomeOf(id, document));
const said = (id: ModeratorJobId, document = documentOf(0.1)): string =>
  told(id, document).sentences.join(" ");

describe("what a job came to", () => {
  it.each(MODERATOR_IDS)("is told in sentences and in tables that hold what they head: %s", (id) => {
    const { sentences, tables } = told(id);
    expect(sentences.length).toBeGreaterThan(1);
    expect(tables.length).toBeGreaterThan(0);
    for (const { head, rows } of tables) {
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((row) => row.length !== head.length)).toEqual([]);
    }
    const shown = tables.flatMap(({ rows }) => rows.flat().map((cell) => showToldCell(cell)));
    expect([...sentences, ...shown].filter((text) => /NaN|undefined|Infinity|\[object/u.test(text))).toEqual(
      [],
    );
  });

  it.each(MODERATOR_IDS)("is no cause, and nothing is significant without its number: %s", (id) => {
    const words = `${said(id)} ${said(id, documentOf(0))}`;
    expect(words).not.toMatch(/significant|because of|due to|leads to|has no effect/iu);
    expect(words).toMatch(/k = (?:23|24)/u);
  });

  it.each(MODERATOR_IDS.filter((id) => id !== "multimodel"))("shows the seed: %s", (id) => {
    const base = documentOf(0.1);
    expect(said(id, { ...base, model: { ...base.model, seed: 77 } })).toMatch(/seed 77/u);
  });

  it("tells a moderator that matters from none, lasso, horseshoe and forest alike", () => {
    expect(said("penalised")).toMatch(
      /one standard error of the best: hours \(selected from \d+.% of 20 halves/u,
    );
    expect(said("penalised", documentOf(0))).toMatch(/no term is kept/u);
    expect(said("horseshoe")).toMatch(
      /0 lies outside the 95.% interval of hours \(median 0\.\d+; \d+\.\d.% of the draws above 0\)/u,
    );
    expect(said("horseshoe", documentOf(0))).toMatch(/interval of every coefficient includes 0/u);
    expect(said("forest")).toMatch(/predicted with R\u00b2 = \d+.%/u);
    expect(said("forest", documentOf(0))).toMatch(/no better than by the mean effect/u);
  });

  it("warns of chains that do not agree", () => {
    const few = documentOf(0.1, { horseshoe: { chains: 2, warmup: 100, draws: 200 } });
    expect(said("horseshoe", few)).toMatch(/do not agree yet: .* at least 400 are wanted/u);
  });

  it("advises as many data sets as information is missing", () => {
    expect(said("imputation")).toMatch(/of the information is missing/u);
    const outcome = outcomeOf("imputation", documentOf(0.1));
    expect(outcome.traces.map(({ column, statistic }) => `${column} ${statistic}`)).toEqual([
      "hours mean",
      "hours SD",
    ]);
    for (const { chains } of outcome.traces) expect(chains.map(({ length }) => length)).toEqual([3, 3, 3]);
  });

  it("goes into files unrounded", () => {
    const [table] = told("forest").tables;
    const lines = toldCsv(table!).trimEnd().split("\r\n");
    expect(lines).toHaveLength(table!.rows.length + 1);
    expect(lines[1]).toMatch(/^hours,0\.\d{8,},/u);
    expect(toldTabs(table!).split("\n")[1]).toMatch(/^hours\t0\.\d{8,}\t/u);
  });
});

describe("choices of a job", () => {
  it.each(moderatorJobs)("$id: stand on its record, and their defaults are good", ({ id, params }) => {
    expect(FURTHER_PARAMS[id]).toBe(params.length === 0 ? FURTHER_PARAMS[id] : params);
    expect(FURTHER_PARAMS[id]).toHaveLength(params.length);
    const document = documentOf(0.1, { [id]: withDefaults(params, {}) });
    expect(restoreDocument(JSON.parse(serialiseDocument(document))).issues).toEqual([]);
    const own = MODERATOR_IDS.find((one) => one === id)!;
    if (id !== "horseshoe" && id !== "forest")
      expect(outcomeOf(own, document)).toEqual(outcomeOf(own, documentOf(0.1, {})));
  });

  it("change what is computed", () => {
    const of = (further: ModeratorsSpec["further"]): AnalysisDocument => documentOf(0.1, further);
    const { spec, models } = outcomeOf("multimodel", of({ multimodel: { criterion: "BIC" } }));
    expect(spec.criterion).toBe("BIC");
    expect(models[0]!.criterion).not.toBe(outcomeOf("multimodel", of({})).models[0]!.criterion);
    expect(outcomeOf("tree", of({ tree: { splits: 1, leafSize: 9 } })).grown.splits).toHaveLength(1);
    expect(outcomeOf("vif-simulation", of({ "vif-simulation": { draws: 150 } })).drawn).toBe(150);
    expect(outcomeOf("forest", of({ forest: { forests: 3, treesPerForest: 20 } })).spec.forests).toBe(3);
    expect(outcomeOf("penalised", of({ penalised: { alpha: 0.5, resamples: 20 } })).spec.alpha).toBe(0.5);
    expect(outcomeOf("imputation", of({ imputation: { numeric: "norm" } })).coefficients).not.toEqual(
      outcomeOf("imputation", of({})).coefficients,
    );
  });

  it("that no job has, or that lie outside their bounds, are refused in words", () => {
    const codes = (further: ModeratorsSpec["further"]): string[] =>
      restoreDocument(JSON.parse(serialiseDocument(documentOf(0.1, further)))).issues.map(
        ({ code, path }) => `${code} ${path.field}`,
      );
    expect(codes({ boosting: {} })).toEqual(["id-unknown moderators.further"]);
    expect(codes({ toString: {} })).toEqual(["id-unknown moderators.further"]);
    expect(codes({ penalised: { alpha: 0 } })).toEqual(["param-invalid moderators.further.penalised.alpha"]);
    expect(codes({ forest: { depth: 3 } })).toEqual(["param-invalid moderators.further.forest.depth"]);
  });
});
