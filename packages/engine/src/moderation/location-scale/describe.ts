import type { HypothesisTest } from "../../analysis-types.ts";
import { formatAdaptive, formatDf, formatFixed, formatPEquation, formatShort } from "../../format/index.ts";
import type { ScalePoint, ScaleView } from "../../scale-types.ts";
import type { LocationScaleFit } from "./types.ts";

const DIGITS = 2;

/**
 * A location-scale model in plain sentences: what the test of the scale moderators says, then tau at the levels or along the
 * range of each.
 */
export function scaleSentences(
  fit: LocationScaleFit,
  views: readonly ScaleView[],
  constantTau2: number | null,
): string[] {
  const test = fit.likelihoodRatio ?? (fit.q > 1 ? fit.QS : null);
  const shown = isShown(test, fit);
  const against =
    constantTau2 === null
      ? []
      : [`One τ for all ${fit.k} studies would be ${tauText(Math.sqrt(constantTau2))}.`];
  return [
    testSentence(views, test, shown),
    ...views.flatMap((view) =>
      views.length === 1 ? viewSentence(view, shown) : ownSentence(view, isShown(view.test, fit)),
    ),
    ...against,
  ];
}

function testSentence(views: readonly ScaleView[], test: HypothesisTest | null, shown: boolean): string {
  const names = listed(views.map(({ column }) => column));
  if (test === null) {
    return `Whether heterogeneity depends on ${names} is not tested: the test is not defined for this model.`;
  }
  const said = `${testName(test)}, ${formatPEquation(test.pValue)}`;
  return shown
    ? `Heterogeneity depends on ${names} (${said}).`
    : `These studies do not show that heterogeneity depends on ${names} (${said}); that is no proof that it does not.`;
}

function testName({ statistic: { symbol, value }, df, distribution }: HypothesisTest): string {
  const freedom = df.map(formatDf).join(", ");
  const name =
    symbol === "LRT" ? "likelihood-ratio test against one τ² for all" : "Wald test of the scale moderators";
  const letter = distribution === "F" ? "F" : "\u03c7\u00b2";
  return `${name}: ${letter}(${freedom}) = ${formatFixed(value, DIGITS)}`;
}

function isShown(test: HypothesisTest | null, { level }: LocationScaleFit): boolean {
  return test !== null && test.pValue < 1 - level;
}

/** Several moderators are each said with a test of their own: that of all together tells of none by itself. */
function ownSentence(view: ScaleView, shown: boolean): string[] {
  const own =
    view.test === null
      ? "Not tested by itself."
      : `By itself, Wald test: ${formatPEquation(view.test.pValue)}.`;
  return viewSentence(view, shown).map((sentence) => `${sentence} ${own}`);
}

function viewSentence(view: ScaleView, shown: boolean): string[] {
  const points = view.points.filter(({ tau }) => tau.estimate !== null);
  if (points.length < 2) return [];
  return [view.kind === "factor" ? levelsSentence(view, points, shown) : rangeSentence(view, points, shown)];
}

/** "Heterogeneity is larger with format online: τ 0.31, against 0.12 (face to face)." */
function levelsSentence(
  { column, averaged, held }: ScaleView,
  points: readonly ScalePoint[],
  shown: boolean,
): string {
  const [first, ...rest] = points.toSorted((a, b) => b.tau.estimate! - a.tau.estimate!);
  const others = rest.map(({ level, tau }) => `${tauText(tau.estimate)} (${level})`).join(", ");
  const at = `${column} ${first!.level}`;
  const told = `${tauText(first!.tau.estimate)}, against ${others}${background(held, averaged)}`;
  if (points.length === 2)
    return shown
      ? `Heterogeneity is larger with ${at}: τ ${told}.`
      : `Heterogeneity is estimated as larger with ${at}: τ ${told}.`;
  return shown
    ? `Heterogeneity is largest with ${at}: τ ${told}.`
    : `Heterogeneity is estimated as largest with ${at}: τ ${told}.`;
}

/** "Heterogeneity grows with dose: τ 0.12 at 2 hours, 0.31 at 20 hours." */
function rangeSentence(view: ScaleView, points: readonly ScalePoint[], shown: boolean): string {
  const { column, held, averaged } = view;
  const [low, high] = [points[0]!, points.at(-1)!];
  const middle = points[Math.floor(points.length / 2)]!;
  const taus = points.map(({ tau }) => tau.estimate!);
  const rises = taus.every((tau, i) => i === 0 || tau >= taus[i - 1]!);
  const falls = taus.every((tau, i) => i === 0 || tau <= taus[i - 1]!);
  const turns = !rises && !falls;
  const told = (turns ? [low, middle, high] : [low, high]).map(({ x, tau }) => {
    return `${tauText(tau.estimate)} at ${formatShort(x)}${view.unit === null ? "" : ` ${view.unit}`}`;
  });
  const way = turns ? "turns" : rises && falls ? "stays" : rises ? "grows" : "shrinks";
  return WAYS[way](shown, column, `${told.join(", ")}${background(held, averaged)}`);
}

/** Whole sentences, so that other languages order them their way. */
const WAYS = {
  grows: (shown: boolean, column: string, told: string) =>
    shown
      ? `Heterogeneity grows with ${column}: τ ${told}.`
      : `As estimated, heterogeneity grows with ${column}: τ ${told}.`,
  shrinks: (shown: boolean, column: string, told: string) =>
    shown
      ? `Heterogeneity shrinks with ${column}: τ ${told}.`
      : `As estimated, heterogeneity shrinks with ${column}: τ ${told}.`,
  stays: (shown: boolean, column: string, told: string) =>
    shown
      ? `Heterogeneity stays the same along ${column}: τ ${told}.`
      : `As estimated, heterogeneity stays the same along ${column}: τ ${told}.`,
  turns: (shown: boolean, column: string, told: string) =>
    shown
      ? `Heterogeneity goes up and down with ${column}: τ ${told}.`
      : `As estimated, heterogeneity goes up and down with ${column}: τ ${told}.`,
};

function background(held: ScaleView["held"], averaged: readonly string[]): string {
  const parts = [
    ...held.map(
      ({ column, value, unit }) => `${column} at ${formatShort(value)}${unit === null ? "" : ` ${unit}`}`,
    ),
    ...(averaged.length === 0 ? [] : [`averaged over ${listed(averaged)}`]),
  ];
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}

function tauText(tau: number | null): string {
  return formatAdaptive(tau, DIGITS);
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
