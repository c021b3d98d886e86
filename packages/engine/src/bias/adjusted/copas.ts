import type { BiasEstimate, BiasOutcome, ScaledEffects } from "../../bias-types.ts";
import { formatFixed, formatPEquation, formatPercent } from "../../format/index.ts";
import { cell } from "../../format/told.ts";
import { rangeIssues } from "../../models/range-issues.ts";
import type { Params } from "../../registry.ts";
import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import { effectInWords } from "../effect-words.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import type { CopasData } from "./copas-likelihood.ts";
import { type CopasPoint, copasPath, gammaRanges, unselected } from "./copas-path.ts";
import { effectSetOf } from "./effect-set.ts";
import { beyondRange, meanEstimate, meanInWords } from "./estimate.ts";
import { EQUAL_ERRORS, errorsDiffer, tooFew } from "./wording.ts";

/**
 * The selection model of Copas and Shi as a sensitivity analysis: the mean along growing strengths of selection, and the mean at the
 * weakest selection that leaves no relation between effects and standard errors (likelihood-ratio test at the level given).
 * Source: Copas & Shi (2000), Biostatistics 1, 247-262, doi:10.1093/biostatistics/1.3.247; Carpenter et al. (2009), J. Clinical
 * Epidemiology 62, 624-631. R: `metasens::copas(metagen(yi, sqrt(vi), method.tau = "ML"))`
 */
export const copas: QuickBiasMethod = {
  id: "copas",
  family: "adjusted",
  label: "Copas",
  summary:
    "The mean along growing strengths of selection by effect and standard error, and where selection explains the funnel.",
  reference: "Copas & Shi (2000), Biostatistics 1, 247-262, doi:10.1093/biostatistics/1.3.247",
  assumption:
    "Publication depends on the standard error and, through a correlation, on the effect; all of the funnel’s asymmetry is selection of this kind.",
  caution:
    "A sensitivity analysis: how strong selection was cannot be estimated from the studies, and other causes of asymmetry are counted as selection.",
  params: [
    {
      key: "residual",
      label: "Level of the residual test",
      help: "The mean is read where the test that effects still follow standard errors has a p-value above this (usually 0.1).",
      type: "number",
      default: 0.1,
      min: 0.001,
      max: 0.5,
    },
  ],
  usual: true,
  testsAsymmetry: true,
  lack({ effects }) {
    const k = effects.yi.length;
    if (k < 3) return tooFew(k, 3, "the model has three parameters beside the strength of selection");
    return errorsDiffer(effects.vi) ? null : EQUAL_ERRORS;
  },
  run: runCopas,
  r: () => ({ code: [], compare: [], lacks: [{ name: "copas", reason: "it needs the package metasens" }] }),
};

/** The effects in units of their median standard error, so that no step of the search depends on the scale. */
export function copasDataOf({ effects }: Pick<BiasInput, "effects">): {
  readonly data: CopasData;
  readonly unit: number;
  readonly centre: number;
} {
  const errors = effects.vi.map((v) => Math.sqrt(v));
  const sorted = errors.toSorted((a, b) => a - b);
  const unit = sorted[Math.floor(sorted.length / 2)]!;
  const centre = effects.yi[errors.indexOf(sorted[0]!)]!;
  return {
    data: {
      yi: Float64Array.from(effects.yi, (y) => (y - centre) / unit),
      si: Float64Array.from(errors, (s) => s / unit),
    },
    unit,
    centre,
  };
}

function runCopas(input: BiasInput, params: Params): Result<BiasOutcome> {
  const outside = rangeIssues(effectSetOf(input));
  if (outside.length > 0) return fail(...outside);
  const { data, unit, centre } = copasDataOf(input);
  const base = unselected(data);
  if (!Number.isFinite(base.mean) || !Number.isFinite(base.residualP))
    return fail(beyondRange("The Copas model"));
  const points = copasPath(data, base, gammaRanges(data.si));
  if (points.length < 2) return fail(noMaximum());
  const level = typeof params.residual === "number" ? params.residual : 0.1;
  const chosen = points.find(({ residualP }) => residualP > level) ?? null;
  const meanAt = (point: CopasPoint): BiasEstimate => {
    const se = point.se === null ? null : point.se * unit;
    const tau = point.tau * unit;
    const estimate = centre + point.estimate * unit;
    return meanEstimate({ estimate, se, df: null, tau2: tau * tau, method: "copas" }, input);
  };
  const first = points[0]!;
  const last = points.at(-1)!;
  return ok(
    biasOutcome(input, params, {
      method: copas.id,
      ran: `Copas: selection by effect and standard error, maximum likelihood, path from no selection to a publication probability of ${formatFixed(last.published, 2)} for the least precise study, residual test at ${level}`,
      estimate: chosen === null ? null : meanAt(chosen),
      tests: [],
      numbers: [
        {
          key: "residualP",
          label: "p of residual selection without selection",
          value: first.residualP,
          as: "p",
        },
        ...numbersOf(chosen),
      ],
      tables: [pathTable(points, meanAt)],
      rejects: { yes: first.residualP <= level, level },
      sentences: sentencesOf(input.effects, points, chosen, level, meanAt),
    }),
    chosen === null ? [notReached(level)] : [],
  );
}

function numbersOf(chosen: CopasPoint | null): BiasOutcome["numbers"] {
  if (chosen === null) {
    return [
      {
        key: "published",
        label: "Publication probability of the least precise study",
        value: null,
        as: "share",
        words: "not reached",
      },
    ];
  }
  return [
    {
      key: "published",
      label: "Publication probability of the least precise study",
      value: chosen.published,
      as: "share",
    },
    { key: "unpublished", label: "Unpublished studies", value: chosen.unpublished, as: "two" },
  ];
}

function sentencesOf(
  of: ScaledEffects,
  points: readonly CopasPoint[],
  chosen: CopasPoint | null,
  level: number,
  meanAt: (point: CopasPoint) => BiasEstimate,
): string[] {
  const estimates = points.map((point) => meanAt(point).estimate);
  const range = `Along the path the mean moves from ${effectInWords(of, estimates[0]!)} to ${effectInWords(of, estimates.at(-1)!)}.`;
  if (chosen === null) {
    return [
      range,
      `Nowhere along it does the test of a remaining relation between effects and standard errors rise above ${level}, so no adjusted mean is read off.`,
    ];
  }
  const at =
    chosen.gammas === null
      ? "already without selection"
      : `at a publication probability of ${formatPercent(100 * chosen.published, 0)} for the least precise study`;
  return [
    range,
    `The remaining relation between effects and standard errors is not rejected ${at} (${formatPEquation(chosen.residualP)}); the mean there is ${meanInWords(of, meanAt(chosen))}.`,
    "The studies themselves do not tell how strong selection was: read the table as what would follow from each strength.",
  ];
}

function pathTable(
  points: readonly CopasPoint[],
  meanAt: (point: CopasPoint) => BiasEstimate,
): BiasOutcome["tables"][number] {
  return {
    id: "copas-path",
    title: "The mean by strength of selection",
    head: [
      "Publication probability",
      "Estimate",
      "Lower",
      "Upper",
      "p",
      "Correlation",
      "τ",
      "p of residual selection",
      "Unpublished",
    ],
    rows: points.map((point) => {
      const mean = meanAt(point);
      return [
        cell(point.published, "two"),
        cell(mean.estimate),
        cell(mean.interval?.lower ?? null),
        cell(mean.interval?.upper ?? null),
        cell(mean.test?.pValue ?? null, "p"),
        cell(point.rho, "two"),
        cell(Math.sqrt(mean.tau2 ?? 0)),
        cell(point.residualP, "p"),
        cell(point.unpublished, "two"),
      ];
    }),
  };
}

function noMaximum(): Issue {
  return issue(
    "copas-no-maximum",
    "error",
    "The Copas model is not shown: its likelihood has no maximum that the search settles on for any strength of selection, as happens with few studies.",
    "Rely on the simpler sensitivity analyses, or check the rows with the largest and the smallest variances.",
  );
}

function notReached(level: number): Issue {
  return issue(
    "copas-not-reached",
    "note",
    `The Copas model has no adjusted mean: at every strength of selection looked at, effects still follow standard errors (p of ${level} or less), so selection of this kind does not explain the funnel.`,
    "Look for other reasons why small studies differ, and read the table as a sensitivity analysis.",
  );
}
