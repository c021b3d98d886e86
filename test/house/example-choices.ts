import { readFileSync } from "node:fs";
import {
  type AnalysisDocument,
  createBiasSpec,
  createDependence,
  createDocument,
  createModerator,
  createModerators,
  createNetwork,
  type DoseUnits,
} from "@treeline/engine";
import { guessDoseTrend } from "@treeline/engine/dose-response";
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
    effectName: "Hedges’ g",
  },
  model: { ...imported.model, kind: "random", estimator: "REML", test: "knha", tau2Interval: "QP", i2: "Q" },
  plots: {
    ...PLOTS,
    forest: {
      ...PLOTS.forest,
      columns: ["mode_of_delivery", "intervention_duration", "risk_of_bias"],
    },
  },
  bias: createBiasSpec({ columns: { n1: "n_t_book", n2: "n_c_book" } }),
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

const YES_NO = (yes: string, no: string): Readonly<Record<string, string>> => ({ "0": no, "1": yes });

function counted(unit: string, into = unit, session: DoseUnits["session"] = null): DoseUnits {
  return { unit, into, session };
}

const writingToLearn: Choices = (imported) => ({
  ...imported,
  title: "Writing to learn at school",
  source:
    "Bangert-Drowns, Hurley and Wilkinson 2004, Review of Educational Research 74, 29-58, doi:10.3102/00346543074001029 (dat.bangertdrowns2004 of the R package metadat)",
  roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
  effects: {
    ...imported.effects,
    measure: "GEN",
    params: {},
    directions: { negative: "favours usual lessons", positive: "favours writing" },
    outcome: "academic achievement",
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
  moderators: createModerators({
    variables: [
      createModerator({
        column: "wic",
        kind: "factor",
        role: "format",
        spellings: YES_NO("in class", "elsewhere"),
        levels: ["elsewhere", "in class"],
      }),
      createModerator({ column: "length", kind: "numeric", role: "dose", dose: counted("weeks") }),
      createModerator({
        column: "feedback",
        kind: "factor",
        role: "facilitator",
        spellings: YES_NO("feedback", "no feedback"),
        levels: ["no feedback", "feedback"],
      }),
      createModerator({
        column: "meta",
        kind: "factor",
        spellings: YES_NO("prompts", "no prompts"),
        levels: ["no prompts", "prompts"],
      }),
    ],
    terms: [["wic"], ["length"], ["feedback"], ["meta"]],
    subgroups: { by: "meta", tau2: "common" },
    profile: { wic: "in class", length: 12, feedback: "feedback", meta: "prompts" },
  }),
  plots: { ...PLOTS, forest: { ...PLOTS.forest, columns: ["wic", "length", "feedback", "meta"] } },
});

const cbtRecidivism: Choices = (imported) => ({
  ...imported,
  title: "Cognitive-behavioural therapy and recidivism",
  source:
    "Landenberger and Lipsey 2005, Journal of Experimental Criminology 1, 451-476, doi:10.1007/s11292-005-3541-7 (dat.landenberger2005 of the R package metadat)",
  roles: {
    label: "study",
    inputs: { ai: "n.cbt.non", bi: "n.cbt.rec", ci: "n.ctrl.non", di: "n.ctrl.rec" },
    weights: null,
  },
  effects: {
    ...imported.effects,
    measure: "OR",
    params: {},
    directions: { negative: "favours no therapy", positive: "favours therapy" },
    outcome: "no new offence",
  },
  model: {
    ...imported.model,
    kind: "random",
    estimator: "REML",
    test: "knha",
    tau2Interval: "QP",
    i2: "tau2",
    // The event counted is to have no new offence.
    numberNeeded: { risk: null, events: "wanted" },
  },
  moderators: createModerators({
    variables: [
      createModerator({ column: "setting", kind: "factor", role: "format" }),
      createModerator({
        column: "hrs_total",
        kind: "numeric",
        role: "dose",
        shape: "log",
        dose: counted("hours"),
      }),
      createModerator({
        column: "program",
        kind: "factor",
        role: "facilitator",
        reference: "practice",
      }),
    ],
    terms: [["setting"], ["hrs_total"], ["program"]],
    subgroups: { by: "program", tau2: "separate" },
    profile: { setting: "prison", hrs_total: 40, program: "practice" },
  }),
  plots: { ...PLOTS, forest: { ...PLOTS.forest, columns: ["setting", "hrs_total", "program"] } },
});

const practiceFacilitation: Choices = (imported) => ({
  ...imported,
  title: "Facilitators in general practices",
  source:
    "Baskerville, Liddy and Hogg 2012, Annals of Family Medicine 10, 63-74, doi:10.1370/afm.1312 (dat.baskerville2012 of the R package metadat)",
  roles: { label: "study", inputs: { yi: "smd", sei: "se" }, weights: null },
  effects: {
    ...imported.effects,
    measure: "GEN",
    params: {},
    directions: { negative: "favours no facilitator", positive: "favours a facilitator" },
    outcome: "practice by the guidelines",
    effectName: "Standardised mean difference",
  },
  model: { ...imported.model, kind: "random", estimator: "DL", test: "z", tau2Interval: "QP", i2: "Q" },
  moderators: createModerators({
    variables: [
      createModerator({
        column: "tailor",
        kind: "factor",
        role: "format",
        spellings: YES_NO("tailored", "not tailored"),
        levels: ["not tailored", "tailored"],
      }),
      createModerator({
        column: "meetings",
        kind: "numeric",
        role: "dose",
        shape: "log",
        dose: counted("sessions", "hours", { column: "hours", value: null, unit: "hours" }),
      }),
      createModerator({ column: "pperf", kind: "numeric", role: "facilitator" }),
    ],
    terms: [["tailor"], ["meetings"], ["pperf"]],
    subgroups: { by: "tailor", tau2: "common" },
    profile: { tailor: "tailored", meetings: 20, pperf: 10 },
  }),
  plots: { ...PLOTS, forest: { ...PLOTS.forest, columns: ["tailor", "meetings", "hours", "pperf"] } },
});

/** Rows are dose categories: no pooled effect is asked. Cohorts as in the program whose numbers the README quotes. */
const alcoholHeartDisease: Choices = (imported) => ({
  ...imported,
  title: "Alcohol and cardiovascular disease",
  source:
    "Liu, Cook, Bergstr\u00f6m and Hsieh 2009, Comput Stat Data Anal 53, 4157-4167 (alcohol_cvd of the R package dosresmeta)",
  doseResponse: {
    ...guessDoseTrend(imported.table, null),
    cohorts: "odds",
    stages: "two-stage",
    at: [0, 12, 24, 36, 60],
  },
});

const schoolCalendars: Choices = (imported) => ({
  ...imported,
  title: "Modified school calendars and achievement",
  source:
    "Konstantopoulos 2011, Research Synthesis Methods 2, 61-76, doi:10.1002/jrsm.35, from Cooper et al. 2003 (dat.konstantopoulos2011 of the R package metadat)",
  roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
  effects: {
    ...imported.effects,
    measure: "GEN",
    params: {},
    directions: { negative: "favours the usual calendar", positive: "favours the modified calendar" },
    outcome: "achievement",
    effectName: "Standardised mean difference",
  },
  // Schools have pupils of their own, so that their sampling errors are independent.
  dependence: createDependence({ by: "district", structure: "ID", test: "z" }),
  plots: PLOTS,
});

/** Rows are arms: the means of two of them differ by what the network is made of. */
const diabetesNetwork: Choices = (imported) => ({
  ...imported,
  title: "Glucose-lowering drugs in diabetes",
  source:
    "Senn, Gavini, Magrez and Scheen 2013, Stat Methods Med Res 22, 169-189, doi:10.1177/0962280211432220 (dat.senn2013 of the R package metadat)",
  roles: { label: "study", inputs: { mi: "mi", sdi: "sdi", ni: "ni" }, weights: null },
  effects: { ...imported.effects, measure: "MN", params: {}, outcome: "HbA1c" },
  network: createNetwork({ columns: { study: "study", treat1: "treatment" }, reference: "placebo" }),
});

export const EXAMPLES: Readonly<Record<string, Choices>> = {
  "bcg-vaccine": bcgVaccine,
  "third-wave-students": thirdWaveStudents,
  "health-professionals-distress": healthProfessionals,
  "self-compassion-professionals": selfCompassion,
  "writing-to-learn": writingToLearn,
  "cbt-recidivism": cbtRecidivism,
  "practice-facilitation": practiceFacilitation,
  "alcohol-heart-disease": alcoholHeartDisease,
  "modified-school-calendars": schoolCalendars,
  "diabetes-network": diabetesNetwork,
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
