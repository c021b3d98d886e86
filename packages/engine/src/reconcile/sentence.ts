import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import type { FoundSettings, Reconciliation } from "./find-settings.ts";
import { effectText } from "./numbers.ts";

type Answer = Omit<Reconciliation, "sentence">;

/** What was found in a sentence or two; it claims no more than the digits do: one match "is" the published one, several "can be". */
export function sentenceOf(answer: Answer): string {
  const { own, found, nearest } = answer;
  const yours = own === null ? "You have no result yet" : `Your ${effectText(own.numbers)} is ${own.name}`;
  const [first] = found;
  if (first !== undefined) {
    const rest = [othersText(answer.count - 1), untriedText(answer)];
    return [`${yours}${matchText(first, answer)}.`, ...rest].filter((part) => part !== "").join(" ");
  }
  const [closest] = nearest;
  if (closest === undefined) return `${yours}; there is nothing to compare the published one with.`;
  const near = `Nearest is ${closest.name}${turnedText(closest)}: ${effectText(closest.numbers)}.`;
  return `${yours}; no settings give the published one. ${near} ${untriedText(answer)}`.trimEnd();
}

function matchText(first: FoundSettings, { count, refitted }: Answer): string {
  const { changes, truncated, turned } = first;
  const isCut = truncated.length > 0;
  const verb = count > 1 || isCut || refitted.untried > 0 ? "can be" : "is";
  const cut = isCut ? ", if its numbers were cut off instead of rounded" : "";
  const whose = first.styles.length === 0 ? "" : ` (${first.styles.join(", ")})`;
  if (changes.length > 0)
    return `; the published one ${verb} ${first.name}${whose}${turnedText(first)}${cut}`;
  return turned === null
    ? `${whose}, and that ${verb} the published one${cut}`
    : `${whose}; the published one ${verb} the same ${turned}${cut}`;
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

/** With how many models the tests that refit each of them were not tried, and why; "" = with all that could have fitted. */
function untriedText({ refitted: { tried, untried } }: Answer): string {
  if (untried === 0) return "";
  const slow = coefficientTests.records.filter(({ resamples }) => resamples === true);
  const names = slow.map(({ label }) => label).join(", ");
  const models =
    untried === 1 ? "one other model whose estimate fits" : `${untried} other models whose estimates fit`;
  return `The test ${names} was tried with ${tried} models and not with ${models}, because it refits each of them many times.`;
}
