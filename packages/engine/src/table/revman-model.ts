import type { ModelSpec } from "../document/types.ts";
import { type Issue, issue } from "../result.ts";
import { parseNumber } from "./parse-number.ts";

/** How a review pools an outcome, in the words of its file; empty where the file does not say. */
export interface ReviewPooling {
  /** "MH", "Mantel-Haenszel", "PETO", "IV", "Inverse variance" ... */
  readonly method: string;
  /** "YES", "NO", "Random effects", "Fixed effect" ... */
  readonly random: string;
  /** "95", "95%": of the interval of the pooled effect. */
  readonly level: string;
  /** "DerSimonian and Laird", "REML". */
  readonly estimator: string;
  /** "Wald-type", "Hartung-Knapp-Sidik-Jonkman (HKSJ)". */
  readonly interval: string;
}

export interface ReviewModel {
  readonly model: Partial<ModelSpec>;
  readonly issues: readonly Issue[];
}

const COUNTED: ReadonlySet<string> = new Set(["OR", "RR", "RD"]);

/**
 * The model by which a review pools an outcome, as RevMan computes it. Reviews that name no estimator are of the time when there was
 * DerSimonian and Laird's only.
 * @returns null where the file says neither the method nor whether effects are random
 * Source: Deeks & Higgins (2010), Statistical algorithms in Review Manager 5; RevMan Knowledge Base, "Data package".
 */
export function reviewModel(said: ReviewPooling, measure: string): ReviewModel | null {
  if (said.method === "" && said.random === "") return null;
  const pooling = poolingOf(said.method, measure);
  const isRandom = /^(?:yes|true|random)/i.test(said.random) && pooling !== "Peto";
  const isReml = isRandom && pooling === "IV" && /reml|restricted/i.test(said.estimator);
  const isHartung = isRandom && pooling === "IV" && /hksj|hartung/i.test(said.interval);
  const level = levelOf(said.level);
  const fixedRisks = pooling === "MH" && !isRandom && measure === "RD";
  return {
    model: {
      kind: isRandom ? "random" : "equal",
      ...(isRandom ? { estimator: isReml ? "REML" : "DL" } : {}),
      test: isHartung ? "knha" : "z",
      i2: isReml ? "tau2" : "Q",
      pooling,
      poolingParams: fixedRisks ? { variance: "greenland-robins" } : {},
      ...(level === null ? {} : { level }),
    },
    issues: [
      issue(
        "review-model-taken",
        "note",
        `The review pools this outcome so, and so does the project: ${WORDS[pooling]}, ${effectsWords(isRandom, isReml)}, ${isHartung ? "intervals by Hartung and Knapp" : "normal intervals"}.`,
        "Choose another model under Model, if you like.",
      ),
    ],
  };
}

const WORDS = {
  MH: "Mantel-Haenszel",
  Peto: "Peto’s method",
  IV: "inverse variance",
} as const;

function effectsWords(isRandom: boolean, isReml: boolean): string {
  if (!isRandom) return "one fixed effect";
  return isReml ? "random effects by REML" : "random effects by DerSimonian and Laird";
}

function poolingOf(method: string, measure: string): keyof typeof WORDS {
  if (measure === "PETO") return "Peto";
  return /^(?:mh|mantel)/i.test(method) && COUNTED.has(measure) ? "MH" : "IV";
}

/** Percent as a proportion. */
function levelOf(text: string): number | null {
  const percent = parseNumber(text.replace(/\s*%$/, ""));
  return typeof percent === "number" && percent > 1 && percent < 100 ? percent / 100 : null;
}
