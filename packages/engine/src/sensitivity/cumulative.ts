import type { Cumulative, CumulativeStep } from "../sensitivity-types.ts";
import { orderedStudies } from "./order.ts";
import { changesOf, refitOf } from "./summary.ts";
import { SUMMARY_HEAD, summaryCells, tableOf } from "./tables.ts";
import type { SensitivityInput, SensitivityQuestion, SensitivityR, SensitivityRGiven } from "./types.ts";
import { named } from "./words.ts";

/**
 * The pooled effect after the first study, the first two, and so on, in any order, by the document's own model; studies with the
 * same value may come in together.
 * Source: Lau, Antman, Jimenez-Silva, Kupelnick, Mosteller & Chalmers (1992), New England Journal of Medicine 327, 248-254,
 * doi:10.1056/NEJM199207233270406. R: `cumul(res, order = year, collapse = TRUE)`
 */
export const cumulative: SensitivityQuestion<"cumulative"> = {
  id: "cumulative",
  label: "Cumulative",
  plot: "cumulative",
  summary: "The pooled effect as studies come in one after the other: since when has the conclusion stood?",
  reference:
    "Lau et al. (1992), New England Journal of Medicine 327, 248-254, doi:10.1056/NEJM199207233270406",
  lack: ({ refits: { studies } }) =>
    studies.length < 2 ? "With one study there is nothing that could be added." : null,
  answer: accumulate,
  sentences,
  tables: ({ steps, by }) => [
    tableOf(
      "cumulative",
      `Studies added ${by}`,
      ["added", "at", ...SUMMARY_HEAD, "remark"],
      steps.map(({ studies, at, fit, reason }) => ({
        rowId: studies.length === 1 ? (studies[0]?.rowId ?? null) : null,
        isFlagged: fit === null,
        cells: [
          studies.map(({ label }) => label).join("; "),
          at,
          ...summaryCells(fit),
          reason === "" ? null : `Not fitted: ${reason}`,
        ],
      })),
    ),
  ],
  r: cumulativeInR,
};

function accumulate({ refits, effects, spec, column, all, nullValue }: SensitivityInput): Cumulative {
  const { groups, by } = orderedStudies(refits.studies, effects, spec, column);
  const kept = new Set<string>();
  const steps = groups.map(({ studies, at }): CumulativeStep => {
    for (const { rowId } of studies) kept.add(rowId);
    return { studies, at, ...refitOf(refits.among(new Set(kept)), nullValue) };
  });
  const settles = steps.findLastIndex(
    ({ fit }) => fit === null || changesOf(all.conclusion, fit.conclusion).length > 0,
  );
  return { by, steps, settledAt: settles + 1 >= steps.length ? null : settles + 1 };
}

function sentences({ by, steps, settledAt }: Cumulative, { nullValue }: SensitivityInput): readonly string[] {
  const first = settledAt === null ? undefined : steps[settledAt];
  const failed = steps.filter(({ fit }) => fit === null).flatMap(({ studies }) => studies);
  return [
    `Studies are added ${by}.`,
    ...(nullValue === null || first?.fit == null
      ? []
      : settledAt === 0
        ? ["The conclusion is that of all studies from the first one on."]
        : [
            `The conclusion has been that of all studies since ${named(first.studies)} came in, with ${first.fit.k} studies pooled.`,
          ]),
    ...(failed.length === 0 ? [] : [`No model could be fitted at the steps of ${named(failed)}.`]),
    "Repeated looks at growing data are no independent tests: the p-values of the steps are not corrected for their number.",
  ];
}

function cumulativeInR(
  { steps }: Cumulative,
  { input, fit, isUnivariate }: SensitivityRGiven,
): SensitivityR | null {
  // Studies of which counts alone are pooled have another order in R.
  if (input.refits.studies.length !== input.effects.rowIds.length) return null;
  const places = new Map(input.effects.rowIds.map((rowId, at) => [rowId, at + 1]));
  const order = steps.flatMap(({ studies }) => studies.map(({ rowId }) => places.get(rowId) ?? 0));
  const ends: number[] = [];
  for (const { studies } of steps) ends.push((ends.at(-1) ?? 0) + studies.length);
  const at = ends.length === order.length ? "" : `[c(${ends.join(", ")})]`;
  const numbers = steps.map((step) => step.fit);
  if (numbers.some((one) => one === null)) return null;
  // Of equal effects R's Knapp-Hartung test has a standard error of 0.
  if (input.fit.knappHartung !== null && numbers.some((one) => one?.q === 0 && one.k > 1)) return null;
  const column = (of: (one: NonNullable<(typeof numbers)[number]>) => number | null): (number | null)[] =>
    numbers.map((one) => (one === null ? null : of(one)));
  const scale = `sens_cum$se${at}`;
  const estimates = column((one) => one.estimate);
  const tau2 = column((one) => one.tau2 ?? 0);
  return {
    code: [
      "# The place of each study in the order in which they come in.",
      `sens_order <- order(c(${order.join(", ")}))`,
      `sens_cum <- cumul(${fit}, order = sens_order)`,
      "print(sens_cum, digits = 4)",
    ],
    compare: [
      { name: "estimates", value: estimates, r: `sens_cum$estimate${at}`, scale },
      { name: "SE", value: column((one) => one.se), r: `sens_cum$se${at}`, scale: "0" },
      ...(isUnivariate && input.model.kind === "random"
        ? [{ name: "tau2", value: tau2, r: `sens_cum$tau2${at}`, scale: "unit" }]
        : []),
    ],
    lacks: [],
  };
}
