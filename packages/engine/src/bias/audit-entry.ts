import type { BiasEntry, BiasStatus } from "../bias-types.ts";
import type { BiasSpec } from "../document/types.ts";
import type { BiasAnswer } from "./audit-memory.ts";
import { paramsOfMethod } from "./audit-params.ts";
import { type BiasInput, type BiasMethod, isLong, type QuickBiasMethod } from "./types.ts";

/** Below so many studies a test of asymmetry has too little power to tell chance from asymmetry (Sterne et al. 2011). */
const FEWEST_FOR_ASYMMETRY = 10;
const NOT_ASSESSABLE = "not assessable with fewer than ten studies (Sterne 2011; Cochrane Handbook 13.3.4.4)";

/** Of an audit what decides about one of its methods. */
export interface EntryGiven {
  readonly input: BiasInput;
  readonly spec: BiasSpec;
  /** The id of the test proposed for the measure: it always runs; null = none is. */
  readonly proposed: string | null;
  /** The method's answer, computed only when it is asked for. */
  answer(method: QuickBiasMethod): BiasAnswer;
}

/** Whether the rule of ten keeps asymmetry from being tested. */
export function isTooFew(k: number): boolean {
  return k < FEWEST_FOR_ASYMMETRY;
}

/** "k = 7: asymmetry tests are not assessable ..." */
export function tooFewSentence(k: number): string {
  return `k = ${k}: asymmetry tests are ${NOT_ASSESSABLE}.`;
}

/** The same of a test that can use only some of the studies. */
function tooFewOfSentence(used: number, k: number): string {
  return used === k
    ? tooFewSentence(k)
    : `It can use ${used} of the ${k} studies, and asymmetry tests are ${NOT_ASSESSABLE}.`;
}

/** What becomes of one method in an audit. */
export function entryOf(method: BiasMethod, given: EntryGiven): BiasEntry {
  const { input, spec, proposed } = given;
  const k = input.effects.yi.length;
  const { id, family, label, assumption, caution } = method;
  const named = { method: id, family, label, assumption, caution };
  const tested = method.family === "asymmetry";
  if (!isLong(method) && method.id !== proposed && !isWanted(method, spec)) {
    return without(named, "not-asked", notAskedWhy(method, spec));
  }
  if (tested && isTooFew(k) && !spec.anyway) {
    return { ...without(named, "not-assessable", tooFewSentence(k)), tooFew: k };
  }
  if (isLong(method)) {
    const lack = method.lack(input, paramsOfMethod(method, spec));
    return lack === null
      ? without(named, "long", `It takes its time (${method.units}) and runs on request.`)
      : without(named, "not-assessable", lack);
  }
  return answeredInTen(named, method, given);
}

/** The rule of ten asks for the studies that a method used, which may be fewer than those of the audit. */
function answeredInTen(
  named: Named,
  method: QuickBiasMethod,
  { input, spec, answer }: EntryGiven,
): BiasEntry {
  const entry = answered(named, answer(method), []);
  const { outcome } = entry;
  if (outcome === null || !isTooFew(outcome.k)) return entry;
  if (method.family === "asymmetry") {
    const told = spec.anyway
      ? { ...entry, footnotes: [anywayFootnote(outcome.k)] }
      : without(named, "not-assessable", tooFewOfSentence(outcome.k, input.effects.yi.length));
    return { ...told, tooFew: outcome.k };
  }
  if (method.testsAsymmetry !== true) return entry;
  const counted = spec.anyway ? outcome : { ...outcome, rejects: null };
  return { ...entry, outcome: counted, footnotes: [besideFootnote(outcome.k)] };
}

function besideFootnote(k: number): string {
  return (
    `k = ${k}: the test of small-study effects that comes with this estimate is a test of asymmetry. Such tests are ` +
    `${NOT_ASSESSABLE}, so its p-value is not to be relied on.`
  );
}

function isWanted({ id, usual }: BiasMethod, { methods }: BiasSpec): boolean {
  return methods[id] ?? usual;
}

function notAskedWhy({ id }: BiasMethod, { methods }: BiasSpec): string {
  return methods[id] === false
    ? "It was left out by choice."
    : "It is not among the usual methods and was not asked for.";
}

function anywayFootnote(k: number): string {
  return (
    `k = ${k}: with fewer than ten studies this test was run only because it was asked for; its power is too low to tell chance ` +
    "from real asymmetry (Sterne 2011; Cochrane Handbook 13.3.4.4)."
  );
}

function without(named: Named, status: BiasStatus, why: string): BiasEntry {
  const { method, family, label, assumption, caution } = named;
  return {
    method,
    family,
    label,
    assumption,
    caution,
    status,
    outcome: null,
    why,
    footnotes: [],
    issues: [],
  };
}

type Named = Pick<BiasEntry, "method" | "family" | "label" | "assumption" | "caution">;

/** The entry of a method that gave an answer. */
export function answered(named: Named, answer: BiasAnswer, footnotes: readonly string[]): BiasEntry {
  if ("lack" in answer) return without(named, "not-assessable", answer.lack);
  const { result } = answer;
  const { issues } = result;
  if (!result.ok) {
    const why = issues.map(({ message, hint }) => `${message} ${hint}`.trim()).join(" ");
    return { ...without(named, "failed", why), issues };
  }
  return { ...without(named, "ran", ""), outcome: result.value, why: null, footnotes, issues };
}
