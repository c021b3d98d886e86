import { arcsineDifference } from "../../measures/as.ts";
import { rawCorrelation } from "../../measures/cor.ts";
import { incidenceRate } from "../../measures/ir.ts";
import { rateDifference } from "../../measures/ird.ts";
import { incidenceRateFreemanTukey } from "../../measures/irft.ts";
import { incidenceRateLog } from "../../measures/irln.ts";
import { rateRatio } from "../../measures/irr.ts";
import { incidenceRateRoot } from "../../measures/irs.ts";
import { rateRootDifference } from "../../measures/irsd.ts";
import { meanDifference } from "../../measures/md.ts";
import { rawMean } from "../../measures/mn.ts";
import { logMean } from "../../measures/mnln.ts";
import { oddsRatio } from "../../measures/or.ts";
import { proportionArcsine } from "../../measures/pas.ts";
import { petoOddsRatio } from "../../measures/peto.ts";
import { proportionDoubleArcsine } from "../../measures/pft.ts";
import { phiCoefficient } from "../../measures/phi.ts";
import { proportionLog } from "../../measures/pln.ts";
import { proportionLogit } from "../../measures/plo.ts";
import { proportion } from "../../measures/pr.ts";
import { proportionProbit } from "../../measures/prz.ts";
import { riskDifference } from "../../measures/rd.ts";
import { ratioOfMeans } from "../../measures/rom.ts";
import { riskRatio } from "../../measures/rr.ts";
import { standardizedMeanDifference } from "../../measures/smd.ts";
import { standardizedDifferenceUnequal } from "../../measures/smdh.ts";
import type { Measure } from "../../measures/types.ts";
import { fisherZ } from "../../measures/zcor.ts";
import type { Conversion } from "../types.ts";
import { divided, type EffectiveSample, onEffectiveSample, unchanged } from "./effective-sizes.ts";

const GROUP_EFFECTS = ["deff_1", "deff_2"] as const;
const BOTH = { deff_1: 1.95, deff_2: 1.6 } as const;
const SIZES = { n1i: divided("n1i", "deff_1"), n2i: divided("n2i", "deff_2") };

const MEANS: EffectiveSample = {
  words: "Means",
  from: ["m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i", ...GROUP_EFFECTS],
  example: { m1i: 12, sd1i: 5, n1i: 100, m2i: 9.5, sd2i: 6, n2i: 80, ...BOTH },
  inputs: {
    m1i: unchanged("m1i"),
    sd1i: unchanged("sd1i"),
    m2i: unchanged("m2i"),
    sd2i: unchanged("sd2i"),
    ...SIZES,
  },
};

const COHENS_D: EffectiveSample = {
  ending: "-of-d",
  words: "Cohen’s d",
  from: ["d", "n1i", "n2i", ...GROUP_EFFECTS],
  example: { d: 0.5, n1i: 100, n2i: 80, ...BOTH },
  inputs: { di: unchanged("d"), ...SIZES },
};

const EVENTS: EffectiveSample = {
  words: "Events",
  from: ["ai", "n1i", "ci", "n2i", ...GROUP_EFFECTS],
  example: { ai: 18, n1i: 100, ci: 25, n2i: 80, ...BOTH },
  inputs: { ai: divided("ai", "deff_1"), ci: divided("ci", "deff_2"), ...SIZES },
};

const RATES: EffectiveSample = {
  words: "Events in person-time",
  from: ["x1i", "t1i", "x2i", "t2i", ...GROUP_EFFECTS],
  example: { x1i: 18, t1i: 400, x2i: 25, t2i: 320, ...BOTH },
  inputs: {
    x1i: divided("x1i", "deff_1"),
    t1i: divided("t1i", "deff_1"),
    x2i: divided("x2i", "deff_2"),
    t2i: divided("t2i", "deff_2"),
  },
};

const PROPORTION: EffectiveSample = {
  words: "Events of one group",
  from: ["xi", "ni", "deff"],
  example: { xi: 40, ni: 120, deff: 1.95 },
  inputs: { xi: divided("xi", "deff"), ni: divided("ni", "deff") },
};

const RATE: EffectiveSample = {
  words: "Events of one group in person-time",
  from: ["xi", "person_time", "deff"],
  example: { xi: 40, person_time: 360, deff: 1.95 },
  inputs: { xi: divided("xi", "deff"), ti: divided("person_time", "deff") },
};

const MEAN: EffectiveSample = {
  words: "Mean of one group",
  from: ["m", "sdi", "ni", "deff"],
  example: { m: 12, sdi: 5, ni: 120, deff: 1.95 },
  inputs: { mi: unchanged("m"), sdi: unchanged("sdi"), ni: divided("ni", "deff") },
};

const CORRELATION: EffectiveSample = {
  words: "Correlation",
  from: ["r", "ni", "deff"],
  example: { r: 0.35, ni: 120, deff: 1.95 },
  inputs: { ri: unchanged("r"), ni: divided("ni", "deff") },
};

/** Measures whose variance follows from sizes, counts or person-time, by the kind of numbers they take. */
const KINDS: readonly (readonly [EffectiveSample, readonly Measure[]])[] = [
  [MEANS, [meanDifference, standardizedMeanDifference, standardizedDifferenceUnequal, ratioOfMeans]],
  [COHENS_D, [standardizedMeanDifference]],
  [EVENTS, [oddsRatio, riskRatio, riskDifference, arcsineDifference, petoOddsRatio, phiCoefficient]],
  [RATES, [rateRatio, rateDifference, rateRootDifference]],
  [
    PROPORTION,
    [
      proportion,
      proportionLog,
      proportionLogit,
      proportionProbit,
      proportionArcsine,
      proportionDoubleArcsine,
    ],
  ],
  [RATE, [incidenceRate, incidenceRateLog, incidenceRateRoot, incidenceRateFreemanTukey]],
  [MEAN, [rawMean, logMean]],
  [CORRELATION, [rawCorrelation, fisherZ]],
];

/** Effects of samples with clusters, on the sample size that remains. */
export const clusteredMeasures: readonly Conversion[] = KINDS.flatMap(([sample, measures]) =>
  measures.map((measure) => onEffectiveSample(measure, sample)),
);
