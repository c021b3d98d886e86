import { createCertainty, type OutcomeFacts } from "../document/certainty-spec.ts";
import { formatFixed, formatInteger, formatLevel } from "../format/index.ts";
import { phrase } from "../phrases/phrases.ts";
import { within } from "../phrases/within.ts";
import { certaintyFrom, certaintyOf } from "./certainty-of.ts";
import { comparesGroups, contrastWords, effectWords } from "./effect-words.ts";
import { outcomeFacts } from "./outcome-facts.ts";
import type { Certainty, CertaintySource } from "./types.ts";

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
  /** How much higher or lower it is with the intervention; null where no groups are compared, and of ratios. */
  readonly contrast: string | null;
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
  return inWords(outcomeFacts(source), certaintyOf(source));
}

/** All rows of the summary of findings of a document in their order: its own, and those taken from other analyses. */
export function findingsOf(source: CertaintySource): readonly Finding[] {
  const { others, place } = createCertainty(source.document.certainty);
  return others.map(findingOfFacts).toSpliced(place, 0, findingOf(source));
}

/** The row of another analysis, of which only its numbers and judgements are known. */
function findingOfFacts(facts: OutcomeFacts): Finding {
  return inWords(
    facts,
    certaintyFrom(facts, () => ({ levels: null, reasons: [] })),
  );
}

function inWords(facts: OutcomeFacts, certainty: Certainty): Finding {
  const { effect, risks } = facts;
  const shown = effect === null ? null : effectWords(effect);
  return {
    outcome: facts.outcome || phrase("Outcome"),
    population: facts.population,
    level: formatLevel(facts.level),
    controlName: facts.control || phrase("control"),
    interventionName: facts.intervention || phrase("intervention"),
    risks: risks.map(({ label, control, intervention, lower, upper }) => ({
      label: label === "" ? "" : capital(phrase(label)),
      control: phrase(`${per(control)} per ${PER}`),
      intervention: phrase(`${per(intervention)} per ${PER} (${per(lower)} to ${per(upper)})`),
    })),
    difference: effect?.isRatio === false ? shown : null,
    contrast: effect !== null && comparesGroups(facts, effect) ? contrastWords(effect) : null,
    relative: effect?.isRatio === true ? shown : null,
    participants: facts.participants,
    withoutSize: facts.withoutSize,
    studies: facts.studies,
    certainty,
    footnotes: footnotesOf(certainty),
    comment: facts.comment,
  };
}

function per(risk: number): string {
  return formatInteger(Math.round(PER * risk));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
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
