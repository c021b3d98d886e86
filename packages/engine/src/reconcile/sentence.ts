import type { ModelSpec } from "../document/types.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import type { FoundSettings, Reconciliation } from "./find-settings.ts";
import { resampledTests } from "./model-variants.ts";
import { effectText } from "./numbers.ts";

type Answer = Omit<Reconciliation, "sentence">;

/** What was found in a sentence or two; it claims no more than the digits do: one match "is" the published one, several "can be". */
export function sentenceOf(answer: Answer, model: ModelSpec): string {
  const { own, found, nearest } = answer;
  const yours = own === null ? "You have no result yet" : `Your ${effectText(own.numbers)} is ${own.name}`;
  const [first] = found;
  if (first !== undefined) {
    const isOpen = first.truncated.length > 0 || isResampled(first);
    const rest = [othersText(answer.count - 1), isOpen ? resampledText(model) : ""];
    return [`${yours}${matchText(first, answer.count)}.`, ...rest].filter((part) => part !== "").join(" ");
  }
  const [closest] = nearest;
  if (closest === undefined) return `${yours}; there is nothing to compare the published one with.`;
  const near = `Nearest is ${closest.name}${turnedText(closest)}: ${effectText(closest.numbers)}.`;
  return `${yours}; no settings give the published one. ${near} ${resampledText(model)}`.trimEnd();
}

function matchText(first: FoundSettings, count: number): string {
  const { changes, truncated, turned } = first;
  const isCut = truncated.length > 0;
  const verb = count > 1 || isCut || isResampled(first) ? "can be" : "is";
  const cut = isCut ? ", if its numbers were cut off instead of rounded" : "";
  const whose = first.styles.length === 0 ? "" : ` (${first.styles.join(", ")})`;
  if (changes.length > 0)
    return `; the published one ${verb} ${first.name}${whose}${turnedText(first)}${cut}`;
  return turned === null
    ? `${whose}, and that ${verb} the published one${cut}`
    : `${whose}; the published one ${verb} the same ${turned}${cut}`;
}

/** Other models were not tried with its test. */
function isResampled({ model }: FoundSettings): boolean {
  return coefficientTests.get(model.test).resamples === true;
}

function turnedText({ turned }: FoundSettings): string {
  return turned === null ? "" : `, ${turned}`;
}

function othersText(count: number): string {
  if (count === 0) return "";
  return count === 1
    ? "One other combination of settings prints the same digits."
    : `${count} other combinations of settings print the same digits.`;
}

/** Which tests were not tried with every model. */
function resampledText(model: ModelSpec): string {
  const slow = coefficientTests.records.filter(({ resamples }) => resamples === true);
  const names = slow.map(({ label }) => label).join(", ");
  const tried = resampledTests(model).length > 0;
  return `Not searched for${tried ? " beyond your own model" : ""}, because it refits each model many times: the test ${names}.`;
}
