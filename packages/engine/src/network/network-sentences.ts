import { formatDf, formatFixed, formatInteger, formatPEquation, formatPercent } from "../format/index.ts";
import type { NetworkFit, NetworkReport } from "../network-types.ts";
import { phrase } from "../phrases/phrases.ts";

const ALPHA = 0.05;

/** What a network says in plain words, with what to be careful about; sentences in the language set. */
export function networkSentences(report: Omit<NetworkReport, "sentences" | "conclusion">): string[] {
  const { treatments, studies, edges, fit, multiArm } = report;
  if (studies === 0) return [];
  const pairs = (treatments.length * (treatments.length - 1)) / 2;
  const size = `Studies: ${formatInteger(studies)}. Treatments: ${formatInteger(treatments.length)}. Pairs of treatments compared directly: ${formatInteger(edges.length)} of ${formatInteger(pairs)}.`;
  return [
    size,
    ...(multiArm.length === 0 ? [] : ["Comparisons of a study with three arms or more count as correlated."]),
    ...(fit === null
      ? []
      : [
          ...rankSentences(report, fit),
          ...heterogeneitySentences(fit),
          ...consistencySentences(report, fit),
          ...thinSentences(report),
          ...asymmetrySentences(fit),
        ]),
  ].map(phrase);
}

function rankSentences({ treatments }: Pick<NetworkReport, "treatments">, { ranking }: NetworkFit): string[] {
  const [best, second] = ranking;
  if (best === undefined || second === undefined) return [];
  const name = (rank: typeof best): string =>
    `“${treatments[rank.treatment]!.name}” (P-score ${formatFixed(rank.pScore, 2)})`;
  return [
    `${name(best)} ranks first, ${name(second)} second. A rank says nothing about the size of a difference: read it with the intervals of the league table.`,
  ];
}

function heterogeneitySentences({ tau2, i2, model }: NetworkFit): string[] {
  if (i2 === null) return [];
  if (model === "common") {
    return [
      `Equal effects are assumed for all studies of a comparison; I\u00b2 = ${formatPercent(i2, 0)} of the variation is more than sampling error.`,
    ];
  }
  return [
    `Heterogeneity is one for all comparisons: \u03c4 = ${formatFixed(Math.sqrt(tau2 ?? 0), 3)}, I\u00b2 = ${formatPercent(i2, 0)}.`,
  ];
}

function consistencySentences({ treatments }: Pick<NetworkReport, "treatments">, fit: NetworkFit): string[] {
  const { between, betweenRandom, splits } = fit;
  if (between.test === null) {
    return [
      "No treatments are compared both directly and over others by different designs, so that consistency cannot be checked.",
    ];
  }
  const { test } = fit.model === "random" ? betweenRandom : between;
  const told = `Q = ${formatFixed((fit.model === "random" ? betweenRandom : between).value, 2)}, df ${formatDf(between.df)}, ${formatPEquation(test?.pValue ?? 1)}`;
  const apart = splits.filter(({ difference }) => difference !== null && difference.test.pValue < ALPHA);
  const checked = splits.filter(({ difference }) => difference !== null).length;
  const overall =
    (test?.pValue ?? 1) < ALPHA
      ? `Designs disagree by more than chance (${told}): direct and indirect evidence are inconsistent, and the estimates of the network mix both. Look for its source in the splitting and the net heat plot.`
      : `Designs do not disagree by more than chance (${told}); the test has little power, so that inconsistency is not excluded.`;
  if (apart.length === 0) return [overall];
  const names = apart
    .slice(0, 3)
    .map(({ first, second }) => `“${treatments[first]!.name}” – “${treatments[second]!.name}”`)
    .join(", ");
  return [
    overall,
    `Direct and indirect evidence differ (p < .05) in ${formatInteger(apart.length)} of ${formatInteger(checked)} comparisons that have both: ${names}${apart.length > 3 ? " …" : ""}.`,
  ];
}

function thinSentences({ edges }: Pick<NetworkReport, "edges">): string[] {
  const single = edges.filter(({ studies }) => studies === 1).length;
  return single === 0
    ? []
    : [
        `${formatInteger(single)} of ${formatInteger(edges.length)} direct comparisons rest on a single study.`,
      ];
}

/** Fewer comparisons than this say nothing reliable of asymmetry (Sterne et al. 2011). */
const FEWEST_POINTS = 10;

function asymmetrySentences({ adjusted: { test, points } }: NetworkFit): string[] {
  if (test === null) return [];
  const told = `t = ${formatFixed(test.statistic.value, 2)}, df ${formatDf(test.df[0] ?? 0)}, ${formatPEquation(test.pValue)}`;
  const few = points.length < FEWEST_POINTS ? " With so few comparisons the test has little power." : "";
  const found =
    test.pValue < ALPHA
      ? `Small studies differ from large ones (${told}): deviations from the direct estimates go with the standard errors, for treatments in the order chosen.`
      : `Deviations from the direct estimates do not go with the standard errors (${told}), for treatments in the order chosen.`;
  return [`${phrase(found)}${phrase(few)}`];
}
