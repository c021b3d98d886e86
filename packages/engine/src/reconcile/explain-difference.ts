import type { AnalysisDocument } from "../document/types.ts";
import { sameValue } from "../same-value.ts";
import { type SettingWords, settingWords } from "../styles/setting-words.ts";
import { bearsOnPooled, type Difference, differingSettings } from "../styles/settings.ts";
import { applySettings } from "./apply-settings.ts";
import { firstError } from "./compare-styles.ts";
import { decimalsApart, type Ends, effectText, numbersOf, type PooledNumbers } from "./numbers.ts";
import { createPooler, type Pooler } from "./pooler.ts";
import { shortestChain } from "./shortest-chain.ts";

/** One step of the chain: what is changed, and the result after it. */
export interface ChainStep {
  /** Several settings where none of them can be changed without the others. */
  readonly changes: readonly SettingWords[];
  readonly numbers: PooledNumbers;
}

/** How one result becomes another. */
export interface Explanation {
  /** null where a document has no result; `reason` says why. */
  readonly from: PooledNumbers | null;
  readonly to: PooledNumbers | null;
  readonly reason: string;
  readonly steps: readonly ChainStep[];
  /** Settings that differ as well, and change neither the estimate nor its interval. */
  readonly others: readonly SettingWords[];
  /** The studies themselves differ, so that settings alone cannot explain the rest. */
  readonly dataDiffer: boolean;
  /** The chain in one sentence. */
  readonly sentence: string;
}

const TOLERANCE = 1e-9;

function near(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b), TOLERANCE);
}

function sameEnds(a: Ends | null, b: Ends | null): boolean {
  if (a === null || b === null) return a === b;
  return near(a[0], b[0]) && near(a[1], b[1]);
}

/** The estimate and its interval are the same. */
function sameEffect(a: PooledNumbers, b: PooledNumbers): boolean {
  return near(a.estimate, b.estimate) && sameEnds(a.interval, b.interval);
}

/** Everything shown is the same. */
function sameNumbers(a: PooledNumbers, b: PooledNumbers): boolean {
  return (
    sameEffect(a, b) &&
    near(a.p, b.p) &&
    near(a.tau2, b.tau2) &&
    near(a.i2, b.i2) &&
    sameEnds(a.prediction, b.prediction)
  );
}

interface Outcome {
  readonly numbers: PooledNumbers | null;
  readonly reason: string;
}

function outcomeOf(pooler: Pooler, document: AnalysisDocument): Outcome {
  const fit = pooler.fit(document);
  const { effects } = pooler.prepare(document);
  return fit.ok && effects !== null
    ? { numbers: numbersOf(document, effects, fit.value), reason: "" }
    : { numbers: null, reason: firstError(fit.issues) };
}

/** The rows, their numbers and their roles, but for how they are drawn and what they are called. */
function dataOf({ table, roles, exclusions, ledger }: AnalysisDocument): unknown {
  return {
    table,
    inputs: roles.inputs,
    weights: roles.weights,
    exclusions: exclusions.map(({ rowId }) => rowId),
    ledger: Object.values(ledger).map(({ route, params }) => ({ route, params })),
  };
}

/** The chosen settings one by one; those without a result of their own go together with the next. */
function stepsOf(
  pooler: Pooler,
  start: AnalysisDocument,
  chosen: readonly Difference[],
  words: (difference: Difference) => SettingWords,
): ChainStep[] {
  const steps: ChainStep[] = [];
  let waiting: Difference[] = [];
  for (const [at, difference] of chosen.entries()) {
    waiting.push(difference);
    const { numbers } = outcomeOf(pooler, applySettings(start, chosen.slice(0, at + 1)));
    if (numbers === null) continue;
    steps.push({ changes: waiting.map(words), numbers });
    waiting = [];
  }
  return steps;
}

/**
 * The shortest chain of settings that turns the pooled effect and interval of one document into those of another; where these
 * are the same, the chain that turns the other numbers (p, tau2, I2, prediction) into one another.
 * @param a the document whose studies are pooled throughout, derived columns as columns
 * @param b the document whose result is to be explained, derived columns as columns
 */
export function explainDifference(a: AnalysisDocument, b: AnalysisDocument): Explanation {
  const pooler = createPooler(a);
  const dataDiffer = !sameValue(dataOf(a), dataOf(b));
  const from = outcomeOf(pooler, a);
  const settled = outcomeOf(pooler, b);
  const to = dataDiffer ? outcomeOf(createPooler(b), b) : settled;
  const differences = differingSettings(a, b).filter(bearsOnPooled);
  const words = (difference: Difference): SettingWords =>
    settingWords(difference, contextOf(difference, a, b));
  const goal = settled.numbers;
  if (from.numbers === null || goal === null) {
    const reason = from.numbers === null ? from.reason : settled.reason;
    const others = differences.map(words);
    return { from: from.numbers, to: to.numbers, reason, steps: [], others, dataDiffer, sentence: reason };
  }
  const same = sameEffect(from.numbers, goal) ? sameNumbers : sameEffect;
  const chosen = shortestChain(differences, (subset) => {
    const { numbers } = outcomeOf(pooler, applySettings(a, subset));
    return numbers !== null && same(numbers, goal);
  });
  const steps = stepsOf(pooler, a, chosen, words);
  const others = differences.filter((difference) => !chosen.includes(difference)).map(words);
  const sentence = sentenceOf(from.numbers, steps, dataDiffer, to.numbers);
  return { from: from.numbers, to: to.numbers, reason: "", steps, others, dataDiffer, sentence };
}

/** The measure and the way to pool that have the parameter a path names. */
function contextOf(
  { path, to }: Difference,
  a: AnalysisDocument,
  b: AnalysisDocument,
): { readonly measure: string; readonly pooling: string } {
  const { effects, model } = to === undefined || !path.includes("arams.") ? a : b;
  return { measure: effects.measure, pooling: model.pooling };
}

/** "estimator of tau2 REML \u2192 DerSimonian-Laird". */
export function changeText({ name, from, to }: SettingWords): string {
  return `${name} ${from} \u2192 ${to}`;
}

function sentenceOf(
  from: PooledNumbers,
  steps: readonly ChainStep[],
  dataDiffer: boolean,
  to: PooledNumbers | null,
): string {
  const results = [from, ...steps.map(({ numbers }) => numbers), ...(to === null ? [] : [to])];
  const digits = Math.max(...results.slice(1).map((numbers, at) => decimalsApart(results[at]!, numbers)), 2);
  const parts = steps.map(
    ({ changes, numbers }) => `${changes.map(changeText).join(", ")}: ${effectText(numbers, digits)}`,
  );
  const rest = dataDiffer && to !== null ? [`the studies themselves differ: ${effectText(to, digits)}`] : [];
  const chain = [...parts, ...rest];
  const start = effectText(from, digits);
  return chain.length === 0
    ? `${start}; nothing that bears on it differs.`
    : `${start}; ${chain.join("; ")}.`;
}
