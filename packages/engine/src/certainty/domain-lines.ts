import { phrase } from "../phrases/phrases.ts";
import type { Certainty, JudgedDomain } from "./types.ts";

/** Every domain in a line, its judgement beside what the numbers suggest, and the reasons of the suggestion indented below. */
export function domainLines({ domains, open }: Certainty): readonly string[] {
  return [
    ...domains.flatMap((domain) => [
      `  ${domain.label}: ${judgementOf(domain)} (${suggestionOf(domain)})`,
      ...domain.suggested.reasons.map((reason) => `    ${reason}`),
    ]),
    ...(open.length === 0
      ? []
      : [`  ${phrase(`Provisional: ${open.length} of 5 domains are not judged yet.`)}`]),
  ];
}

function judgementOf({ kind, judged }: JudgedDomain): string {
  return judged === null ? phrase("not judged") : `${levelsOf(kind, judged.levels)} ${judged.reason}`.trim();
}

function suggestionOf({ kind, suggested: { levels } }: JudgedDomain): string {
  return levels === null ? phrase("no suggestion") : `${phrase("suggested")} ${levelsOf(kind, levels)}`;
}

function levelsOf(kind: JudgedDomain["kind"], count: number): string {
  if (count === 0) return phrase("no change");
  return `${kind === "down" ? "-" : "+"}${count}`;
}
