import { formatFixed, formatInteger, formatLevel } from "../format/index.ts";
import { measures } from "../measures/registry.ts";
import { showEffect } from "../measures/show-effect.ts";
import { shownTransformation } from "../measures/shown-transformation.ts";
import { phrase } from "../phrases/phrases.ts";
import { within } from "../phrases/within.ts";
import { absoluteEffects } from "./absolute-effects.ts";
import { certaintyInput, certaintyOf } from "./certainty-of.ts";
import type { Certainty, CertaintyInput, CertaintySource } from "./types.ts";

/** Absolute effects of one baseline risk in words, per 1,000. */
export interface ShownRisk {
  /** "Low", "Medium", "High", or whose risk it is; empty = the only one. */
  readonly label: string;
  /** "240 per 1000". */
  readonly control: string;
  /** "118 per 1000 (82 to 168)". */
  readonly intervention: string;
}

/** A row of the summary of findings. */
export interface Finding {
  readonly outcome: string;
  readonly population: string;
  /** Of the intervals: "95 %". */
  readonly level: string;
  readonly controlName: string;
  readonly interventionName: string;
  /** [] of effects that give no risks. */
  readonly risks: readonly ShownRisk[];
  /** The pooled effect of a measure that is no ratio, such as a risk difference; null of ratios. */
  readonly difference: string | null;
  /** "RR 0.49 (0.34 to 0.70)"; null without a pooled effect. */
  readonly relative: string | null;
  /** null = no study tells how many took part. */
  readonly participants: number | null;
  /** Studies that do not tell it. */
  readonly withoutSize: number;
  readonly studies: number;
  readonly certainty: Certainty;
  /** Reasons by domain that changed the certainty, for footnotes. */
  readonly footnotes: readonly string[];
  readonly comment: string;
}

const PER = 1000;

/**
 * The row of a Cochrane summary of findings for the outcome of a document: anticipated absolute effects at low, medium and high
 * baseline risk, relative effect, participants and studies, certainty with its reasons.
 * Source: Schuenemann et al., Cochrane Handbook, chapter 14; Guyatt et al. (2013), J Clin Epidemiol 66, 158-172.
 */
export function findingOf(source: CertaintySource): Finding {
  const input = certaintyInput(source);
  const { spec, report, document, totals } = input;
  const certainty = certaintyOf(source);
  const absolute = absoluteEffects(input);
  const known = totals.filter((total) => total !== null);
  const shown = relativeWords(input);
  return {
    outcome: document.effects.outcome.trim() || document.title.trim() || phrase("Outcome"),
    population: spec.population.trim(),
    level: formatLevel(document.model.level),
    controlName: spec.control.trim() || phrase("control"),
    interventionName: spec.intervention.trim() || phrase("intervention"),
    risks: absolute.map(({ label, control, intervention, lower, upper }) => ({
      label: absolute.length === 1 && spec.baselines.length === 0 ? "" : capital(phrase(label)),
      control: phrase(`${per(control)} per ${PER}`),
      intervention: phrase(`${per(intervention)} per ${PER} (${per(lower)} to ${per(upper)})`),
    })),
    difference: input.isRatio ? null : shown,
    relative: input.isRatio ? shown : null,
    participants: known.length === 0 ? null : known.reduce((sum, total) => sum + total, 0),
    withoutSize: totals.length - known.length,
    studies: report.fit?.k ?? report.effects?.yi.length ?? 0,
    certainty,
    footnotes: footnotesOf(certainty),
    comment: spec.comment.trim(),
  };
}

function per(risk: number): string {
  return formatInteger(Math.round(PER * risk));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "RR 0.49 (0.34 to 0.70)". */
function relativeWords({ document, report }: CertaintyInput): string | null {
  const pooled = report.fit?.p === 1 ? report.fit.coefficients[0] : undefined;
  if (pooled === undefined) return null;
  const transformation = shownTransformation(document.effects, report);
  const shown = showEffect({ transformation }, pooled.estimate, pooled.interval);
  const { symbol } = measures.get(document.effects.measure);
  const name = document.effects.effectName?.trim() || symbol.display;
  const ends =
    shown.lower === null || shown.upper === null ? "" : ` (${phrase(`${shown.lower} to ${shown.upper}`)})`;
  return `${phrase(name)} ${shown.estimate}${ends}`;
}

/** What a number of levels is called: "lowered by two levels for imprecision: few events". */
function footnotesOf({ domains }: Certainty): string[] {
  return domains.flatMap(({ label, kind, most, judged }) => {
    const levels = Math.min(judged?.levels ?? 0, most);
    if (judged === null || levels === 0) return [];
    const verb = kind === "down" ? "Lowered" : "Raised";
    const many =
      levels === 1 ? "one level" : levels === 2 ? "two levels" : `${formatFixed(levels, 0)} levels`;
    const reason = judged.reason.trim().replace(/\.$/, "");
    return [`${phrase(`${verb} by ${many} for`)} ${within(label)}${reason === "" ? "" : `: ${reason}`}.`];
  });
}
