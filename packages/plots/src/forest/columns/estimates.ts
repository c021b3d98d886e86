import { formatAdaptive, formatFixed, formatPValue, twoSidedTest } from "@treeline/engine";
import { alignedTexts } from "../../aligned-texts.ts";
import { type FigureContext, tightLevel } from "../context.ts";
import { headingName } from "../presets/heading.ts";
import { forestWords as words } from "../words.ts";
import type { ForestColumn } from "./types.ts";

const SOURCE = {
  reference: "Page et al. (2021), BMJ 372, n71, item 19 (PRISMA 2020), doi:10.1136/bmj.n71",
} as const;

/** In the manner of the layout. */
function alignedIn({ rows, scale, preset }: FigureContext): ReturnType<typeof alignedTexts> {
  return alignedTexts(
    rows.map(({ estimate }) => estimate),
    scale.format,
    preset,
  );
}

/** The effect with its interval. */
export const effect: ForestColumn = {
  id: "@effect",
  label: "Effect with interval",
  summary: "The effect of each study with its confidence interval, and the pooled effects.",
  ...SOURCE,
  align: "end",
  goes: 0,
  strong: true,
  content: (context) => {
    const texts = alignedIn(context);
    return {
      heading: context.preset.effectHeading(context),
      joins: context.preset.joinsHeading,
      cell: ({ estimate }) => texts.effect(estimate.value, estimate),
      summary: ({ estimate }) => texts.effect(estimate.value, estimate),
      prediction: texts.interval,
      leftOut: (estimate) => texts.effect(estimate.value, estimate),
    };
  },
};

/** The effect alone. */
export const estimate: ForestColumn = {
  id: "@estimate",
  label: "Effect",
  summary: "The effect of each study without its interval.",
  ...SOURCE,
  align: "end",
  goes: 2,
  content: (context) => ({
    heading: [headingName(context)],
    cell: (row) => context.scale.format(row.estimate.value),
    summary: (line) => context.scale.format(line.estimate.value),
  }),
};

/** The interval alone. */
export const interval: ForestColumn = {
  id: "@interval",
  label: "Interval",
  summary: "The confidence interval of each study.",
  ...SOURCE,
  align: "end",
  goes: 2,
  content: (context) => {
    const { interval: text } = alignedIn(context);
    return {
      heading: [words.confidence(tightLevel(context))],
      cell: ({ estimate }) => text(estimate),
      summary: ({ estimate }) => text(estimate),
      prediction: text,
    };
  },
};

/** The standard error on the scale of the analysis. */
export const standardError: ForestColumn = {
  id: "@se",
  label: "Standard error",
  summary: "The standard error of each effect on the scale of the analysis, the logarithm of ratios.",
  ...SOURCE,
  align: "end",
  goes: 2,
  content: ({ rows }) => {
    const format = errorFormat(rows.map(({ variance }) => Math.sqrt(variance)));
    return { heading: [words.standardError], cell: ({ variance }) => format(Math.sqrt(variance)) };
  },
};

/** As many decimals for all as two figures of the smallest take, so that the marks stand below one another. */
function errorFormat(errors: readonly number[]): (se: number) => string {
  const smallest = Math.min(...errors.filter((se) => se > 0));
  const digits = smallest >= 0.1 ? 2 : smallest >= 0.01 ? 3 : 4;
  return (se) => {
    const text = formatFixed(se, digits);
    return /[1-9]/.test(text) ? text : formatAdaptive(se, 2);
  };
}

/** The p-value of each study against no effect, by the normal distribution. */
export const pValue: ForestColumn = {
  id: "@p",
  label: "P-value",
  summary:
    "The two-sided p-value of each study by the normal distribution, and of the pooled effects by their tests.",
  ...SOURCE,
  align: "end",
  goes: 3,
  content: ({ scale }) => {
    const { nullValue } = scale;
    if (nullValue === null) return null;
    return {
      heading: [words.pValue],
      cell: ({ effect: yi, variance }) =>
        formatPValue(twoSidedTest("", yi - nullValue, Math.sqrt(variance), null).pValue),
      summary: ({ pValue: p }) => (p === null ? "" : formatPValue(p)),
    };
  },
};

/** How many effects a study's was made from. */
export const effectsCount: ForestColumn = {
  id: "@effects",
  label: "Number of effects",
  summary: "From how many effects the effect of each study was combined.",
  ...SOURCE,
  align: "end",
  goes: 3,
  content: () => ({
    heading: [words.effectsCount],
    cell: ({ singles }) => formatFixed(Math.max(1, singles.length), 0),
    summary: ({ rows }) =>
      formatFixed(
        rows.reduce((sum, { singles }) => sum + Math.max(1, singles.length), 0),
        0,
      ),
  }),
};

/** The people of each study, where they are known. */
export const studySize: ForestColumn = {
  id: "@n",
  label: "Sample size",
  summary: "The people of each study in all groups, where they are known.",
  ...SOURCE,
  align: "end",
  goes: 3,
  content: ({ rows }) => {
    if (rows.every(({ size }) => size === null)) return null;
    return {
      heading: [words.size],
      cell: ({ size }) => (size === null ? "" : formatFixed(size, 0)),
      summary: ({ rows: own }) =>
        own.some(({ size }) => size === null)
          ? ""
          : formatFixed(
              own.reduce((sum, { size }) => sum + (size ?? 0), 0),
              0,
            ),
    };
  },
};
