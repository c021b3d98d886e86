import type { HypothesisTest } from "../analysis-types.ts";
import { formatDf } from "../format/index.ts";
import { formatStatistic } from "../format/statistic.ts";
import { measures } from "../measures/registry.ts";
import { type ShownTransformation, shownTransformation } from "../measures/shown-transformation.ts";
import { phrase } from "../phrases/phrases.ts";
import { within } from "../phrases/within.ts";
import type { ReportPart, ReportSource } from "./types.ts";

export function sentence(text: string): string {
  const whole = text.replace(/^[a-z]/, (first) => first.toUpperCase());
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

/** "t(17) = 6.12", "z = 6.64", as on the page. */
export function testWords(test: HypothesisTest): string {
  const { statistic, df } = test;
  const inBrackets = df.length === 0 ? "" : `(${df.map(formatDf).join(", ")})`;
  return `${statistic.symbol}${inBrackets} = ${formatStatistic(test)}`;
}

/** What the pooled number is called: the name given, or the measure's own. */
export function effectName({ document }: Pick<ReportSource, "document">): string {
  const given = document.effects.effectName?.trim() ?? "";
  return given === "" ? within(measures.get(document.effects.measure).label) : given;
}

/** Of the effects, bound to the document and its numbers. */
export function displayOf({ document, report }: ReportSource): {
  readonly transformation: ShownTransformation;
} {
  return { transformation: shownTransformation(document.effects, report) };
}

export function paragraph(text: string, items: readonly string[] = []): ReportPart {
  return { kind: "paragraph", text, ...(items.length === 0 ? {} : { items }) };
}

export function caution(text: string): ReportPart {
  return { kind: "paragraph", text, tone: "caution" };
}

export function table(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numeric = true,
): ReportPart {
  return { kind: "table", title, head: head.map(phrase), rows, numeric };
}

/** Sentences as one paragraph; none where there is nothing to say. */
export function together(sentences: readonly string[], items: readonly string[]): ReportPart[] {
  return sentences.length === 0 ? [] : [paragraph(sentences.join(" "), items)];
}
