import { formatLevel, formatPEquation, type NetworkEffect, type NetworkSplit } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { asContrasts } from "../directions/further/further.ts";
import type { DisplayScale } from "../display-scale.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { drawStepForest, type StepRow } from "../sensitivity/step-forest.ts";
import { cell, intervalCells, type Numbers } from "../twin/numbers.ts";
import { twinWords } from "../twin/words.ts";
import { fittedNetwork, fittedOf, networkScale, whyNoFit } from "./network-scale.ts";
import { noteOn } from "./reference-forest.ts";
import { networkWords as words } from "./words.ts";

const OPTIONS = [
  {
    key: "order",
    type: "choice",
    label: "Order",
    help: "By the p-value of the difference between direct and indirect evidence, or by name.",
    default: "p",
    choices: [
      { value: "p", label: "By p of the difference" },
      { value: "name", label: "By name" },
    ],
  },
] as const;

const isSplit = ({ difference }: NetworkSplit): boolean => difference !== null;

/** Direct, indirect and network evidence of each pair. */
export const networkSplits: Plot = definePlot({
  id: "network-splits",
  label: "Direct and indirect evidence",
  summary: "For each pair of treatments with both, direct evidence, indirect evidence and their mixture.",
  reference: "Dias, Welton, Caldwell & Ades (2010), Statistics in Medicine 29, 932-944, doi:10.1002/sim.3767",
  options: OPTIONS,
  beside: ["order"],
  home: "network",
  applies: (input) =>
    whyNoFit(input) ??
    (fittedNetwork(input.report)?.fit.splits.some(isSplit) === true ? null : words.noSplit),
  draw,
  r: () => [],
});

function draw(input: PlotInput, { order }: OptionsOf<typeof OPTIONS>): Drawing {
  const network = fittedOf(input);
  const scale = networkScale(input, network);
  const splits = network.fit.splits.filter(isSplit);
  const sorted =
    order === "name"
      ? splits
      : splits.toSorted((one, other) => one.difference!.test.pValue - other.difference!.test.pValue);
  const name = (place: number): string => network.treatments[place]!.name;
  const rows = sorted.flatMap((split) =>
    rowsOf(split, words.pair(name(split.first), name(split.second)), scale),
  );
  const drawn = drawStepForest(asContrasts(input), scale, {
    heads: [words.splitHead, words.effect(scale.name, formatLevel(network.level))],
    rows,
    pooled: null,
    notes: [noteOn(network), words.splitNote],
    rowHeight: 20,
  });
  return {
    ...drawn,
    numbers: () => ({
      head: [words.splitHead, twinWords.evidence, scale.name, twinWords.lower, twinWords.upper, twinWords.p],
      rows: sorted.flatMap((split) =>
        numbersOf(split, words.pair(name(split.first), name(split.second)), scale),
      ),
    }),
    description: network.sentences.join(" "),
  };
}

/** Both kinds of evidence and their mixture; with the first the p-value of their difference. */
function numbersOf(split: NetworkSplit, pair: string, scale: DisplayScale): Numbers["rows"] {
  const kinds = [
    [words.splitRow.direct, split.direct],
    [words.splitRow.indirect, split.indirect],
    [words.splitRow.network, split.network],
  ] as const;
  return kinds.flatMap(([kind, effect], place) =>
    effect === null
      ? []
      : [
          [
            pair,
            kind.trim(),
            ...intervalCells(scale, effect.estimate, effect.interval),
            place === 0 ? cell(split.difference?.test.pValue, "p") : null,
          ],
        ],
  );
}

function rowsOf(
  { direct, indirect, network, difference }: NetworkSplit,
  pair: string,
  scale: DisplayScale,
): StepRow[] {
  const p = difference?.test.pValue ?? 1;
  const line = (kind: string, effect: NetworkEffect | null, isPooled: boolean): StepRow[] => {
    if (effect === null) return [];
    const { estimate, interval } = effect;
    const text = scale.formatWithInterval(estimate, interval);
    return [
      {
        label: kind,
        rowId: null,
        mark: { estimate, lower: interval.lower, upper: interval.upper },
        ghost: null,
        text,
        title: words.splitTitle(pair, kind, text),
        isFlagged: false,
        isPooled,
      },
    ];
  };
  const told = words.pText(formatPEquation(p));
  return [
    {
      label: pair,
      rowId: null,
      mark: null,
      ghost: null,
      text: told,
      title: `${pair}: ${told}`,
      isFlagged: true,
      isPooled: false,
    },
    ...line(words.splitRow.direct, direct, false),
    ...line(words.splitRow.indirect, indirect, false),
    ...line(words.splitRow.network, network, true),
  ];
}
