import { spoken } from "./spoken.ts";

/** A piece of a sentence; strong ones are the numbers that matter. */
export interface Segment {
  readonly text: string;
  readonly strong?: boolean;
}

export interface SentenceParts {
  readonly k: number;
  /** Names of studies among them, where some have several rows; else null. */
  readonly studies: number | null;
  readonly outcome: string;
  readonly estimate: string;
  readonly prediction: string | null;
  /** What the effect means, when its interval excludes no effect and the direction has a name. */
  readonly direction: string | null;
  /** null = the measure has no value of no effect. */
  readonly includesNull: boolean | null;
}

export interface WaldParts {
  /** With its interval. */
  readonly estimate: string;
  readonly k: number;
  /** All effects are equal. */
  readonly degenerate: boolean;
  /** The Knapp-Hartung interval is the narrower one. */
  readonly narrower: boolean;
}

const strong = (text: string): Segment => ({ text, strong: true });
const plain = (text: string): Segment => ({ text });

export const results = spoken("results", {
  heading: "Results",
  sentence({
    k,
    studies,
    outcome,
    estimate,
    prediction,
    direction,
    includesNull,
  }: SentenceParts): readonly Segment[] {
    const about = outcome === "" ? "the pooled effect is " : `the pooled effect on ${outcome} is `;
    const meaning =
      includesNull === true
        ? ", which is compatible with no effect"
        : direction === null
          ? ""
          : ` (${direction})`;
    const first: Segment[] =
      k === 1
        ? [
            plain("One study only: "),
            plain(outcome === "" ? "its effect is " : `its effect on ${outcome} is `),
            strong(estimate),
          ]
        : [
            plain("Across "),
            strong(
              studies === null
                ? `${k} studies`
                : `${k} effects of ${studies} ${studies === 1 ? "study" : "studies"}`,
            ),
            plain(` ${about}`),
            strong(estimate),
          ];
    const second: Segment[] =
      prediction === null
        ? []
        : [
            plain(" The true effect of a new study like these may lie anywhere from "),
            strong(prediction),
            plain("."),
          ];
    return [...first, plain(`${meaning}.`), ...second];
  },
  range: (lower: string, upper: string) => `${lower}\u00a0to\u00a0${upper}`,
  noResult: "There is no result yet.",
  noResultHint: "The messages below say what is missing. The data stay as they are.",
  by: (parts: readonly string[]) => `${parts.join(", ")}.`,
  used: (used: number, entered: number) => `${used} of ${entered} ${entered === 1 ? "row" : "rows"} used.`,
  pooledCounts: (pooled: number, used: number, entered: number) =>
    `${pooled} ${pooled === 1 ? "study" : "studies"} pooled by their counts; ${used} of ${entered} rows have an effect of their own.`,
  combined: (effects: number, studies: number) =>
    `${effects} effects of ${studies} ${studies === 1 ? "study" : "studies"} were combined into one per study; with these, `,
  prediction: (method: string) => `prediction interval ${method}`,
  noPrediction: (k: number, method: string) =>
    `no prediction interval stated, as ${k} studies tell too little of \u03c4\u00b2 (the plot draws ${method})`,
  param: (label: string, value: string) => `${label}: ${value}`,
  yes: "yes",
  no: "no",
  otherI2: (name: string, value: string) => `; ${name}\u00a0${value}`,
  i2TauShort: "from\u00a0\u03c4\u00b2",
  i2QShort: "from\u00a0Q",
  asItIs: "Nothing to pool: shown as it is",
  withGivenTau2: "Nothing to pool: shown with the given \u03c4\u00b2 added to its variance",
  testedByZ: "tested by z",
  wald: ({ estimate, k, degenerate, narrower }: WaldParts) =>
    `Wald (z), for comparison: ${estimate}; ${
      degenerate
        ? "all effects are equal, so Knapp-Hartung has nothing to estimate its factor from."
        : narrower
          ? "here Knapp-Hartung\u2019s interval is the narrower one, by chance."
          : `with k = ${k} Knapp-Hartung has ${k - 1} ${k === 2 ? "degree" : "degrees"} of freedom, which is why its interval is ${k === 2 ? "so wide" : "wider"}.`
    }`,
  weighting: { unweighted: "unweighted", user: "weights of your own" },
  kinds: { random: "Random effects", equal: "Equal effects", fixed: "Fixed effects" },
  tilesLabel: "Key numbers",
  /** "SMD, Cohen’s U3 (share above the other mean)" */
  onScale: (symbol: string, scale: string) => `${symbol}, ${scale}`,
  pooled: (symbol: string) => `Pooled ${symbol}`,
  oneStudys: (symbol: string) => `One study\u2019s ${symbol}`,
  ci: (level: string, range: string) => `${level} CI ${range}`,
  noInterval: "no interval",
  test: "Test",
  noTest: "not defined",
  tau: "Between-study \u03c4",
  /** In place of what one study cannot tell. */
  notApplicable: "n/a",
  oneStudy: "one study",
  tau2: (value: string, interval: string | null) =>
    `\u03c4\u00b2 ${value}${interval === null ? "" : ` ${interval}`}`,
  tauNone: "by assumption",
  tau2Given: "given \u03c4\u00b2",
  given: "given",
  i2Tau: "I\u00b2 (from \u03c4\u00b2)",
  i2Q: "I\u00b2 (from Q)",
  h2: (value: string) => `H\u00b2 ${value}`,
  q: "Cochran Q",
  likelihoodRatio: "Likelihood ratio Q",
  qTest: (df: string, p: string) => `df ${df}, ${p}`,
  updating: "Calculating",
  stage: (stage: string, done: number, total: number) => `Calculating: ${stage} (${done} of ${total})`,
  stages: { effects: "effects", fit: "model", comparison: "comparison of estimators" } as Readonly<
    Record<string, string>
  >,
  cancel: "Stop",
  stale: "Not calculated for the present data and options: the calculation failed or was stopped.",
  staleShown: "What is shown belongs to an earlier state and cannot be exported.",
  calculateAgain: "Calculate again",
  issuesLabel: "Messages",
  severity: { error: "Problem", warning: "Needs a look", note: "Note" },
  inRows: (count: number): string => `(${count} rows)`,
  showNotes: (count: number) => `${count} ${count === 1 ? "note" : "notes"}`,
  goData: "Show in the data",
  goEffects: "Go to Effects",
  goOptions: "Go to the options",
  excludedHeading: (count: number) => `${count} ${count === 1 ? "row" : "rows"} not used`,
  rows: (count: number) => `${count} ${count === 1 ? "row" : "rows"}`,
  forExample: (label: string, reason: string) => `For example ${label}: ${reason}`,
  whichRows: "Which rows",
  numberedRow: (number: number, label: string) => `${number}: ${label}`,
  readAsNumbers: "Read it as numbers",
  include: "Use again",
  noReason: "no reason given",
  tabs: "Views of the result",
  estimators: "Estimators",
  table: "Table",
  ledger: "Ledger",
  dependence: "Several effects per study",
  reconcile: "Why different?",
});

export const plots = spoken("plots", {
  auditing: "The audit for publication bias is being made.",
  about:
    "Arrow keys move between the studies, Enter opens one to leave it out or take it back, Escape leaves the figure.",
  figure: "interactive figure",
  mark: "study",
  study: (label: string, effect: string, weight: string) =>
    `${label}, ${effect}${weight === "" ? "" : `, weight ${weight}`}`,
  popover: (label: string) => `Study: ${label}`,
  reason: "Reason",
  reasonExample: "high risk of bias",
  exclude: "Leave out",
  include: "Use again",
  effect: "Effect",
  weight: "Weight",
  se: "SE",
  inData: "Show in the data",
  explain: "How this effect came about",
});

export const options = spoken("options", {
  heading: "Model",
  pooling: "How to pool",
  poolingUnfit: (label: string, measures: string) => `${label} (${measures} only)`,
  poolingCombined: (label: string) => `${label} (not after combining effects)`,
  needs: (label: string, likelihoods: string) => `${label} (needs ${likelihoods})`,
  needsNote: (label: string, likelihoods: string) =>
    `${label} belongs to an estimate of \u03c4\u00b2 by ${likelihoods} with weights by precision, so it is not shown now.`,
  needsLikelihoodNote: (label: string, likelihoods: string) =>
    `${label} belongs to an estimate of \u03c4\u00b2 by ${likelihoods}, so it is not shown now.`,
  needsFix: (estimator: string) => `Use ${estimator}`,
  or: (words: readonly string[]) => words.join(" or "),
  predictionGroups: {
    test: "with the SE of the test",
    own: "with an SE of its own",
    other: "other",
  },
  questions: "Questions to the model",
  kind: "Model",
  kindHelp:
    "Random: the studies’ true effects differ, and the pooled effect is their mean. Equal: one true effect behind all studies. Fixed: the average of just these studies’ true effects.",
  random: "Random",
  equal: "Equal",
  fixed: "Fixed",
  estimator: "Between-study variance",
  tau2Given: "given value",
  tau2GivenHelp:
    "Pools with a value of your own, from an earlier analysis or for a sensitivity check, instead of estimating it; it then has no interval.",
  tau2Value: "Value of \u03c4\u00b2",
  tau2Reason: "A variance cannot be negative.",
  test: "Test and interval",
  tau2Interval: "Interval for \u03c4\u00b2",
  none: "none",
  prediction: "Prediction interval",
  i2: "I\u00b2 is computed",
  i2Help:
    "From \u03c4\u00b2: the share of variance between studies, as the Cochrane Handbook has had it since 2024. From Q: the older definition of Higgins and Thompson (2002).",
  i2Tau: "from \u03c4\u00b2",
  i2Q: "from Q",
  level: "Confidence level",
  levelOther: "Level (percent)",
  weighting: "Weights",
  weightingInverse: "by precision",
  weightingNone: "all equal",
  weightingUser: "from a column",
  limitsAuto: "from the data",
  limitsNotNumbers:
    "The ends of the axis must be numbers; the axis stays as it is. Correct them or leave both empty.",
  limitsBoth:
    "The axis stays as it is until both ends are given. Fill in the other one, or leave both empty.",
  limitsOrder: "The axis must begin below its end; it stays as it is. Swap or correct the two numbers.",
  limitsRatio:
    "A ratio axis has no place for 0 or less; it stays as it is. Enter numbers above 0, such as 0.1 and 10.",
  limitsOutside: (scale: string) =>
    `The scale “${scale}” does not reach that far; the axis stays as it is. Enter numbers within it.`,
  compareHeading: "All estimators",
  compareCaption: "Pooled effect and \u03c4\u00b2 under each estimator, the other choices unchanged",
  estimatorColumn: "Estimator",
  effectColumn: (symbol: string, level: string) => `${symbol} [${level} CI]`,
  tau2Column: "\u03c4\u00b2",
  noComparison: (method: string) =>
    `${method} estimates no \u03c4\u00b2 by these estimators, so there is nothing to compare. Pool by inverse variance to see them side by side.`,
  failed: "not computable",
  needsWeights: "needs a column of weights",
});
