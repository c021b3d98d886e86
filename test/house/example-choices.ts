import { readFileSync } from "node:fs";
import { type AnalysisDocument, createDocument } from "@treeline/engine";
import { importText } from "@treeline/engine/import";

/** What an analyst chose in an example, on top of what importing `studies.csv` gives by itself. */
type Choices = (imported: AnalysisDocument) => AnalysisDocument;

const readyMadeRoles = {
  label: "study",
  inputs: { yi: "yi", sei: "sei" },
  weights: null,
} as const;

/** The examples spell out what they leave at its default, as projects saved by early versions do. */
const PLOTS = {
  forest: { order: "table", columns: [], showWeights: true, showPrediction: true, limits: null },
  funnel: { style: "plain", labels: "outside" },
};

const bcgVaccine: Choices = (imported) => ({
  ...imported,
  title: "BCG vaccine against tuberculosis",
  source:
    "Colditz et al. 1994, JAMA 271, 698-702, doi:10.1001/jama.1994.03510330076038 (dat.bcg of the R package metadat)",
  roles: { label: "study", inputs: { ai: "tpos", bi: "tneg", ci: "cpos", di: "cneg" }, weights: null },
  effects: {
    ...imported.effects,
    measure: "RR",
    params: {},
    directions: { negative: "favours vaccination", positive: "favours no vaccination" },
    outcome: "tuberculosis",
  },
  model: { ...imported.model, kind: "random", estimator: "REML", test: "z", tau2Interval: "QP", i2: "tau2" },
  plots: { ...PLOTS, forest: { ...PLOTS.forest, columns: ["ablat", "alloc"] } },
});

const thirdWaveStudents: Choices = (imported) => ({
  ...imported,
  title: "Third-wave programmes and students' perceived stress",
  source:
    "Harrer, Cuijpers, Furukawa and Ebert, Doing Meta-Analysis in R, data ThirdWave; slightly altered by its authors for teaching",
  roles: readyMadeRoles,
  effects: {
    ...imported.effects,
    measure: "GEN",
    params: {},
    directions: { negative: "favours control", positive: "favours the programme" },
    outcome: "perceived stress",
    effectName: "Hedges' g",
  },
  model: { ...imported.model, kind: "random", estimator: "REML", test: "knha", tau2Interval: "QP", i2: "Q" },
  plots: {
    ...PLOTS,
    forest: {
      ...PLOTS.forest,
      columns: ["mode_of_delivery", "intervention_duration", "risk_of_bias"],
    },
  },
});

const healthProfessionals: Choices = (imported) => ({
  ...imported,
  title: "Programmes against distress of health professionals",
  source: "Compiled from abstracts, one effect per trial; not a systematic review",
  roles: readyMadeRoles,
  effects: {
    ...imported.effects,
    measure: "GEN",
    params: {},
    directions: { negative: "favours control", positive: "favours the programme" },
    outcome: "distress, stress or burnout",
    effectName: "Standardised mean difference",
  },
  model: {
    ...imported.model,
    kind: "random",
    estimator: "REML",
    test: "knha",
    tau2Interval: "QP",
    i2: "tau2",
  },
  plots: {
    ...PLOTS,
    forest: { ...PLOTS.forest, columns: ["format", "dose_hours", "facilitator"] },
  },
});

/** Tests of more than two groups or time points: their p-values say nothing about one difference. */
const selfCompassion: Choices = (imported) => {
  const { rowIds, columns } = imported.table;
  const textAt = (name: string, row: number): string => {
    const value = columns.find((column) => column.name === name)?.values[row];
    return typeof value === "string" ? value : "";
  };
  return {
    ...imported,
    title: "Self-compassion and mindfulness programmes for professionals",
    source: "Compiled from abstracts, all outcomes as reported; not a systematic review",
    derived: [
      { name: "d_between", expression: "if(not isMissing(n_c), es_reported)" },
      { name: "d_within", expression: "if(isMissing(n_c), es_reported)" },
      { name: "n_within", expression: "if(isMissing(n_c), n_t)" },
      { name: "direction", expression: 'if(favours_intervention == "yes", 1, -1)' },
    ],
    roles: {
      label: "study",
      inputs: {
        n1i: "n_t",
        m1i: "m_post_t",
        sd1i: "sd_post_t",
        n2i: "n_c",
        m2i: "m_post_c",
        sd2i: "sd_post_c",
        m1_pre: "m_pre_t",
        sd1_pre: "sd_pre_t",
        m2_pre: "m_pre_c",
        sd2_pre: "sd_pre_c",
        m1_change: "m_change_t",
        sd1_change: "sd_change_t",
        m2_change: "m_change_c",
        sd2_change: "sd_change_c",
        d: "d_between",
        d_change: "d_within",
        p: "p_reported",
        p_paired: "p_reported",
        // The importer sets the bounds among the p-values ("<.001") apart.
        p_below: "p_reported below",
        p_paired_below: "p_reported below",
        ni: "n_within",
        df1: "test_df1",
        df2: "test_df2",
        direction: "direction",
      },
      weights: null,
    },
    ledger: Object.fromEntries(
      rowIds.map((rowId, row) => {
        const [place, note] = [textAt("source_place", row), textAt("note", row)];
        return [rowId, { place, note, route: null, params: {} }];
      }),
    ),
    effects: {
      ...imported.effects,
      measure: "SMD",
      params: {},
      directions: { negative: "favours control or before", positive: "favours the programme" },
      outcome: "all outcomes reported",
    },
    model: { ...imported.model, kind: "random", estimator: "REML", test: "knha" },
    plots: { ...PLOTS, forest: { ...PLOTS.forest, columns: ["outcome", "timepoint", "design"] } },
  };
};

export const EXAMPLES: Readonly<Record<string, Choices>> = {
  "bcg-vaccine": bcgVaccine,
  "third-wave-students": thirdWaveStudents,
  "health-professionals-distress": healthProfessionals,
  "self-compassion-professionals": selfCompassion,
};

const folder = new URL("../../examples/", import.meta.url);

export function exampleFile(name: string, file: string): URL {
  return new URL(`${name}/${file}`, folder);
}

/** An example's document from its studies and the choices above. */
export function buildExample(name: string): AnalysisDocument {
  const choices = EXAMPLES[name];
  if (choices === undefined) throw new RangeError(`no example is called ${name}`);
  const imported = importText(readFileSync(exampleFile(name, "studies.csv"), "utf8"));
  if (!imported.ok) throw new RangeError(`studies.csv of ${name} cannot be imported`);
  return choices(createDocument({ table: imported.value.table }));
}
