import { quantityCalled } from "./column-quantities.ts";
import { plainName } from "./headers.ts";
import { speaksOfArm } from "./name-parts.ts";
import type { SplitCell, SplitKind } from "./split-patterns.ts";

/** What the numbers of the cells are, as the heading or the cells themselves say. */
export interface SplitNames {
  /** Of each number the name of its column. */
  readonly names: readonly string[];
  /** Confidence level, where it is another than the usual one; else null. */
  readonly level: number | null;
  /** Whether what stands behind ± was taken for a standard deviation without being called one. */
  readonly isAssumed: boolean;
}

const MEAN = /\b(?:means?|m|average|mittelwert|mw|moyenne|media)\b/i;
const SD =
  /\b(?:sds?|std\.?\s*dev\w*|standard deviations?|standardabweichung(?:en)?|desviaci[oó]n (?:est[aá]ndar|t[ií]pica))\b/i;
/** In small letters it is a preposition. */
const SPANISH_SD = /\bDE\b/;
const SE =
  /\b(?:ses?|sem|std\.?\s*err\w*|standard errors?|standardfehler|error (?:est[aá]ndar|t[ií]pico))\b/i;
const MEDIAN = /\b(?:medians?|med|mdn)\b/i;
const QUARTILES = /\b(?:iqr|quartiles?|interquartile(?:\s+range)?|q1|q3|p25|p75)\b/i;
const RANGE = /\b(?:range|min|max|minimum|maximum)\b/i;
const INTERVAL = /\b(?:ci|cis|kis?|ic|confidence intervals?|intervals?|credible intervals?)\b/i;
const COUNTS = /\b(?:events?|n|no|totals?|responders?|cases|deaths?|patients?|ereignisse|eventos)\b/i;
const LEVEL = /\b(9[059]) ?%?(?=\W|$)/;
/** Of persons and of time, whose brackets hold a range. */
const NOT_AN_EFFECT = /\b(?:ages?|years?|dose|duration|follow|dates?|months?|weeks?|time)\b/i;

/** @returns null where nothing tells what the numbers are */
export function splitNames(heading: string, kind: SplitKind, cells: readonly SplitCell[]): SplitNames | null {
  const says = cells[0]?.says ?? "";
  // Underscores are letters to regular expressions.
  const words = `${heading} ${says}`.replaceAll("_", " ");
  const of = (...statistics: string[]): SplitNames =>
    named(statistics.map((name) => withRest(name, heading)));
  switch (kind) {
    case "share":
      return COUNTS.test(words) || speaksOfArm(heading) ? of("Events", "N") : null;
    case "percent":
      return of("Events", "Percent");
    case "pair": {
      const isPlusMinus = cells.some((cell) => cell.isPlusMinus);
      if (MEDIAN.test(words)) return QUARTILES.test(words) ? of("Median", "IQR") : null;
      if (SD.test(words) || SPANISH_SD.test(words)) return of("Mean", "SD");
      if (SE.test(words)) return MEAN.test(words) ? of("Mean", "SE") : named([effectName(heading, SE), "SE"]);
      return isPlusMinus && !INTERVAL.test(words) ? { ...of("Mean", "SD"), isAssumed: true } : null;
    }
    case "limits":
      return limitNames(heading, of);
    case "interval":
      return intervalNames(heading, words, of);
  }
}

/** Two limits without what they are around, which stands in a column of its own: of an interval, quartiles, or a range. */
function limitNames(heading: string, of: (...statistics: string[]) => SplitNames): SplitNames | null {
  const words = heading.replaceAll("_", " ");
  if (INTERVAL.test(words) || LEVEL.test(words)) {
    return { ...named([`${heading} lower`, `${heading} upper`]), level: levelIn(words) };
  }
  if (NOT_AN_EFFECT.test(words)) return null;
  if (QUARTILES.test(words)) return of("Q1", "Q3");
  return /\brange\b/i.test(words) ? of("Min", "Max") : null;
}

/** A level that is printed and not the usual one. */
function levelIn(words: string): number | null {
  const printed = LEVEL.exec(words)?.[1];
  return printed === undefined || printed === "95" ? null : Number(printed) / 100;
}

function intervalNames(
  heading: string,
  words: string,
  of: (...statistics: string[]) => SplitNames,
): SplitNames | null {
  const isInterval = INTERVAL.test(words) || LEVEL.test(words);
  if (MEDIAN.test(words) && !isInterval) {
    return RANGE.test(words) && !QUARTILES.test(words)
      ? of("Median", "Min", "Max")
      : of("Median", "Q1", "Q3");
  }
  if (RANGE.test(words) || (NOT_AN_EFFECT.test(words) && !isInterval)) return null;
  const level = levelIn(words);
  if (isInterval && /\bmeans?\b/i.test(words) && !/differ/i.test(words)) {
    return { ...of("Mean", "Mean lower", "Mean upper"), level };
  }
  const effect = effectName(heading, INTERVAL);
  return { ...named([effect, `${effect} lower`, `${effect} upper`]), level };
}

function named(names: readonly string[]): SplitNames {
  return { names, level: null, isAssumed: false };
}

/** The heading without what it says of the numbers behind the first. */
function effectName(heading: string, statistic: RegExp): string {
  const name = tidy(heading.replace(LEVEL, " ").replace(new RegExp(statistic.source, "gi"), " "));
  return name === "" ? "Estimate" : name;
}

/** A statistic with what the heading says beside statistics: the group, the outcome. */
function withRest(statistic: string, heading: string): string {
  const known = [MEAN, SD, SE, MEDIAN, QUARTILES, RANGE, INTERVAL, COUNTS, LEVEL];
  const rest = known.reduce(
    (text, pattern) => text.replace(new RegExp(pattern.source, "gi"), " "),
    heading.replaceAll("_", " ").replace(SPANISH_SD, " "),
  );
  return `${statistic} ${tidy(rest)}`.trim();
}

/** Without brackets and signs that hold nothing any more. */
function tidy(text: string): string {
  return text
    .replace(/\b(?:and|with)\b/gi, " ")
    .replace(/[()[\]±%/,;:+]+|(?<=\s|^)[-–]+(?=\s|$)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** A name of a part that the column itself does not have: a word more, which says nothing, where it does. */
export function distinctName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const longer = `${wanted} value`;
  return quantityCalled(longer) === quantityCalled(plainName(wanted)) ? longer : wanted;
}
