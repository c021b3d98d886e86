import {
  formatDf,
  formatFixed,
  formatLevel,
  formatNumbers,
  formatPEquation,
  formatShort,
  type HypothesisTest,
} from "@treeline/engine";
import { directionsOf } from "../directions/directions.ts";
import { furtherDirections } from "../directions/further/words.ts";
import { moderatorWords as words } from "../moderators/words.ts";
import type { BubbleContent } from "./content.ts";

/** What stands below a bubble plot. */
export function bubbleNotes(
  content: BubbleContent,
  { outside, leftOut }: { readonly outside: number; readonly leftOut: number },
): string[] {
  const { panel, held, split, options, input } = content;
  const { negative, positive } = directionsOf(input);
  const by = options.by[0];
  return [
    panel.sentence,
    ...(panel.fit === null ? [words.notes.noLine] : []),
    ...(split?.interaction ? [words.notes.interaction(testText(split.interaction))] : []),
    ...(by !== undefined && split === null && held === null ? [words.notes.noSplit(by)] : []),
    ...(options.model === "whole" && held === null ? [words.notes.notHeld] : []),
    bandsNote(content),
    words.notes.area[held !== null && options.area === "model" ? "whole" : options.area],
    furtherDirections.upright(negative, positive),
    ...(panel.knots.length === 0 ? [] : [words.notes.knots(formatNumbers(panel.knots, formatShort))]),
    ...(leftOut === 0 ? [] : [words.notes.leftOut(leftOut)]),
    ...(panel.missing === 0
      ? []
      : [
          held === null
            ? words.notes.missing(panel.missing, panel.column)
            : words.notes.missingSome(panel.missing),
        ]),
    ...(outside <= 0 ? [] : [words.notes.outside(outside)]),
  ].filter((note) => note !== "");
}

function bandsNote({ series, panel, options, input }: BubbleContent): string {
  const level = formatLevel(input.document.model.level);
  if (panel.groups.length > 0) {
    const predicted = options.prediction && panel.groups.some(({ prediction }) => prediction !== null);
    return words.notes.bars(level, predicted);
  }
  const points = series.flatMap(({ curve }) => curve.points);
  const confidence = options.confidence && points.some(({ interval }) => interval !== null);
  const prediction = options.prediction && points.some((point) => point.prediction !== null);
  if (series.length > 1 && confidence && prediction) return words.notes.lines(level);
  return words.notes.bands(confidence, prediction, level);
}

/** "QM(2) = 4.51, p = .105" */
function testText({ statistic, df, pValue }: HypothesisTest): string {
  const degrees = formatNumbers(df, formatDf);
  return words.test(statistic.symbol, degrees, formatFixed(statistic.value, 2), formatPEquation(pValue));
}
