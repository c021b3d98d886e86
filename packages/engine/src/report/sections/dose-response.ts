import type { DoseTrendSpec } from "../../document/types.ts";
import type { DoseCurvePoint, DoseResponse, DoseResponseReport } from "../../dose-types.ts";
import {
  formatAdaptive,
  formatFixed,
  formatInterval,
  formatLevel,
  formatPValue,
  formatRatio,
  formatShort,
} from "../../format/index.ts";
import { exp } from "../../numeric/elementary.ts";
import { phrase } from "../../phrases/phrases.ts";
import { PRISMA } from "../prisma-source.ts";
import type { ReportPart, ReportSection } from "../types.ts";
import { caution, paragraph, table, testWords, together } from "../wording.ts";

/** How the curve through dose categories was fitted, what it says, its coefficients and the effect at doses. */
export const doseResponse: ReportSection = {
  id: "dose-response",
  label: "Dose-response",
  summary: "The curve through dose categories: its model, coefficients with tests, and the effect at doses.",
  reference: PRISMA,
  usual: true,
  parts({ document, report }) {
    const found = report.doseResponse;
    if (found === undefined) return [];
    const { result } = found;
    const asked = document.doseResponse;
    return [
      ...(result === null || asked === undefined
        ? []
        : [paragraph(methodSentences(result, asked).join(" "), ["13d"])]),
      ...together(found.sentences, ["20b"]),
      ...found.issues.filter(({ severity }) => severity !== "note").map(({ message }) => caution(message)),
      ...(result === null
        ? []
        : [
            { kind: "figure", plot: "dose-response", options: {} } as const,
            coefficientTable(found, result),
            effectTable(found, result),
          ]),
    ];
  },
};

function methodSentences({ stages }: DoseResponse, { outcome, covariance }: DoseTrendSpec): string[] {
  return [
    stages === "one-stage"
      ? "A curve was fitted to the dose categories of all studies at once, as one mixed model (Crippa et al., 2019)."
      : "A curve was fitted to the dose categories of each study, and its coefficients were pooled over studies (Orsini et al., 2012).",
    outcome !== "ratio"
      ? "Differences of one study share its reference group and are correlated by that (Crippa & Orsini, 2016)."
      : covariance === "hamling"
        ? "Ratios of one study share its reference category; their covariances were rebuilt from the counts (Hamling et al., 2008)."
        : "Ratios of one study share its reference category; their covariances were rebuilt from the counts (Greenland & Longnecker, 1992).",
  ];
}

const four = (value: number): string => formatAdaptive(value, 4);
const NO_NUMBER = "\u2013";
const spread = (sd: number | undefined): string => (sd === undefined ? NO_NUMBER : four(sd));

function coefficientTable({ spec }: DoseResponseReport, { coefficients, between }: DoseResponse): ReportPart {
  const head = ["Coefficient", "Estimate", "SE", `${formatLevel(spec.level)} CI`, "Test", "p"];
  const rows = coefficients.map(({ name, estimate, se, interval, test }, place) => [
    name,
    four(estimate),
    four(se),
    formatInterval(interval, four),
    testWords(test),
    formatPValue(test.pValue),
    ...(between === null ? [] : [spread(between.sd[place])]),
  ]);
  return table(
    "Coefficients of the curve, on the analysis scale (PRISMA 20b)",
    between === null ? head : [...head, "SD between studies"],
    rows,
  );
}

const EFFECTS = { cc: "Odds ratio", ci: "Risk ratio", ir: "Rate ratio" } as const;

function effectTable(found: DoseResponseReport, { referenceDose }: DoseResponse): ReportPart {
  const { outcome, design, spec } = found;
  const isRatio = outcome === "ratio";
  const shown = (value: number): string => (isRatio ? formatRatio(exp(value), 2) : formatFixed(value, 2));
  const interval = (point: DoseCurvePoint): string =>
    point.dose === referenceDose ? NO_NUMBER : formatInterval(point, shown);
  const effect = isRatio
    ? design === null
      ? "Ratio"
      : EFFECTS[design]
    : outcome === "mean-difference"
      ? "Mean difference"
      : "Standardised mean difference";
  return table(
    phrase(`Effect against dose ${formatShort(referenceDose)} (PRISMA 20b)`),
    ["Dose", effect, `${formatLevel(spec.level)} CI`],
    found.table.map((point) => [formatShort(point.dose), shown(point.estimate), interval(point)]),
  );
}
