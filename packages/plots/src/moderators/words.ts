import { spoken, type Words } from "../spoken.ts";

const english = {
  noModerator:
    "The analysis names no moderator. Say which columns might explain differences between the studies to see this plot.",
  noPanel: "None of the moderators can be drawn: the messages of the moderators say why.",
  unknown: (column: string): string =>
    `\u201c${column}\u201d is not among the moderators. Choose one that is, or add it to them.`,
  notAFactor: (column: string): string =>
    `\u201c${column}\u201d is a number, which has no groups to lay side by side. Choose a moderator of categories, or see the bubble plot.`,
  noStudies: (column: string): string =>
    `No study has both an effect and a value of \u201c${column}\u201d, so there is nothing to draw.`,

  value: (value: string, unit: string): string => `${value}${unit === "" ? "" : ` ${unit}`}`,
  axis: (column: string, unit: string): string => (unit === "" ? column : `${column} (${unit})`),
  k: (count: string): string => `k = ${count}`,
  level: (level: string, count: string): string => `${level} (k = ${count})`,
  studyTitle: (label: string, at: string, effect: string, weight: string): string =>
    `${label}: ${at}; ${effect}${weight === "" ? "" : `, weight ${weight}`}`,
  leftOut: (label: string, at: string, effect: string): string => `${label}, left out: ${at}; ${effect}`,
  at: (column: string, value: string): string => `${column} ${value}`,
  knot: (value: string): string => `Knot at ${value}`,

  heldAt: (column: string, value: string, unit: string): string =>
    `${column} at ${value}${unit === "" ? "" : `\u00a0${unit}`}`,
  held: (others: readonly string[], averaged: readonly string[]): string => {
    const parts = [
      ...others,
      ...(averaged.length === 0 ? [] : [`levels of ${averaged.join(", ")} as often as studies have them`]),
    ];
    return `Line of the model with all moderators: ${parts.join("; ")}.`;
  },
  notes: {
    bands: (confidence: boolean, prediction: boolean, level: string): string => {
      const names = [
        ...(confidence ? [`the mean effect (${level} confidence)`] : []),
        ...(prediction ? [`the true effect of a new study (${level} prediction)`] : []),
      ];
      if (names.length === 0) return "";
      return `Bands, from the inside out: ${names.join("; ")}.`;
    },
    bars: (level: string, prediction: boolean): string =>
      `Diamond and thick bar: mean with its ${level} confidence interval.${prediction ? ` Thin bar: ${level} prediction interval.` : ""}`,
    lines: (level: string): string =>
      `Shaded: ${level} confidence bands. Dotted: ${level} prediction bands of the line of the same colour.`,
    area: {
      model: "Area of the marks: weight in the model of this moderator.",
      whole: "Area of the marks: weight in the model of all moderators.",
      precision: "Area of the marks: one over the sampling variance.",
      equal: "",
    },
    precisionArea: "Area of the circles: one over the sampling variance.",
    knots: (values: string): string => `Upright marks on the axis: knots at ${values}.`,
    leftOut: (count: number): string =>
      `Grey rings: ${count === 1 ? "1 study" : `${count} studies`} left out of the model.`,
    outside: (count: number): string =>
      `${count === 1 ? "1 study lies" : `${count} studies lie`} beyond the axes.`,
    missingSome: (count: number): string =>
      `${count === 1 ? "1 study lacks" : `${count} studies lack`} some moderator of the model and ${count === 1 ? "is" : "are"} not shown.`,
    notHeld:
      "The line is of this moderator alone: the analysis has no model with further moderators that could be held.",
    missing: (count: number, column: string): string =>
      `${count === 1 ? "1 study has" : `${count} studies have`} no ${column} and ${count === 1 ? "is" : "are"} not shown.`,
    noSplit: (by: string): string =>
      `No separate lines: \u201c${by}\u201d cannot be crossed with this moderator in these studies.`,
    noLine: "No line: the model of this moderator cannot be fitted; its messages say why.",
    interaction: (test: string): string => `Lines parallel? ${test}.`,
    adjusted: "Means of the whole model, other moderators held:",
    alone: "Means of this moderator alone.",
    noAdjusted: "The model holds no mean of this factor: the means are those of the factor alone.",
  },
  test: (symbol: string, df: string, value: string, p: string): string =>
    `${symbol}${df === "" ? "" : `(${df})`} = ${value}, ${p}`,

  groups: {
    noGroups:
      "The analysis compares no groups of studies. Choose a moderator to compare groups by to see this plot.",
    heading: (level: string, studies: string): string => `${level} (${studies})`,
    mean: "Mean of the group",
    single: "One study: no summary of its own.",
    explained: (percent: string): string => `R\u00b2 = ${percent}`,
    notCompared: (levels: string): string => `Not in the test between groups: ${levels}.`,
    ungrouped: (count: number, by: string): string =>
      `${count === 1 ? "1 study has" : `${count} studies have`} no ${by} and ${count === 1 ? "stands" : "stand"} in no group.`,
    pooledTitle: (level: string, effect: string): string => `${level}: ${effect}`,
    tau2: {
      common: "One \u03c4\u00b2 for all groups.",
      separate: "A separate \u03c4\u00b2 for each group.",
    },
    weights: "Weights: within the group, times the weight of the group.",
    about: (by: string, groups: number, studies: string): string =>
      `${studies} in ${groups} ${groups === 1 ? "group" : "groups"} by ${by}.`,
    group: (level: string, name: string, effect: string, k: string): string =>
      `${level}: ${name} = ${effect}, k = ${k}.`,
  },

  orchard: {
    about: (column: string, studies: string): string => `${studies} by ${column}.`,
    all: (studies: string): string => `${studies} around the pooled effect.`,
    ofStudies: (k: string, studies: string): string => `k = ${k} (${studies})`,
  },

  design: {
    noMap:
      "No moderator of this analysis can be read for all its studies, so there is no design to map. The messages of the moderators say why.",
    empty: "none",
    cellTitle: (levels: string, effects: string, names: string): string =>
      `${levels}: ${effects}${names === "" ? "" : ` (${names})`}`,
    effects: (count: number): string => `${count} ${count === 1 ? "effect" : "effects"}`,
    studiesOf: (count: string): string => `${count === "1" ? "1 study" : `${count} studies`}`,
    ofStudies: (studies: string): string => `from ${studies}`,
    block: (column: string, level: string): string => `${column}: ${level}`,
    rows: (column: string, unit: string): string => `Down: ${moderatorAxis(column, unit)}`,
    columns: (column: string, unit: string): string => `Across: ${moderatorAxis(column, unit)}`,
    legend: "Numbers: effects. Dashed frame: one study. Empty frame: none.",
    unplaced: (count: number): string =>
      `${count === 1 ? "1 effect lacks" : `${count} effects lack`} one of these moderators.`,
    moreStudies: (count: number): string => `and ${count} more`,
    about: (filled: number, cells: number, single: number): string =>
      `${filled} of ${cells} combinations have been studied, ${single} of them by one study.`,
  },
} as const;

/** Every word the plots of moderators draw or speak. Numbers come in as texts, already formatted. */
export const moderatorWords: Words<typeof english> = spoken("moderators", english);

function moderatorAxis(column: string, unit: string): string {
  return unit === "" ? column : `${column} (${unit})`;
}
