import type { ImputedNumber } from "../analysis-types.ts";
import { conversions } from "../conversions/registry.ts";
import type { Conversion } from "../conversions/types.ts";
import type { Quantities } from "../derivation.ts";
import { formatShort } from "../format/index.ts";
import type { MeasureIssue } from "../measures/types.ts";
import type { Params } from "../registry.ts";

/** Fills in what a row does not report with what the other studies of the analysis do. */
export interface RowImputer {
  /** What a row without these numbers may take from the others, besides what it reports. */
  offer(reported: Quantities): Quantities;
  /** Why a row may not take a number that it lacks; null = it may, or lacks none. */
  refusal(reported: Quantities): MeasureIssue | null;
  /**
   * The conversions of a route, with a correlation from the other studies where one would be assumed, and with the origin of
   * what is filled in among their assumptions.
   * @param own the row's own assumptions by conversion id, which go before what other studies report
   */
  through(
    route: readonly Conversion[],
    reported: Quantities,
    own: Readonly<Record<string, Params>>,
  ): readonly Conversion[];
}

const NOTHING: RowImputer = { offer: () => ({}), refusal: () => null, through: (route) => route };

const R_PREPOST = "r_prepost";

export function createRowImputer(imputed: readonly ImputedNumber[]): RowImputer {
  if (imputed.length === 0) return NOTHING;
  const known = new Map(
    conversions.records.flatMap((conversion): [string, Imputing][] => {
      const number = imputed.find(({ key }) => conversion.from.includes(key));
      return number === undefined
        ? []
        : [[conversion.id, { number, conversion: recorded(conversion, number) }]];
    }),
  );
  const lackedBy = (reported: Quantities): Imputing[] =>
    [...known.values()].filter(({ conversion }) => conversion.yields.every((key) => !(key in reported)));
  const correlation = [...known.values()].find(({ conversion }) => conversion.yields.includes(R_PREPOST));
  return {
    offer(reported) {
      // One group's SD stands in for the other's: where one mean is on another scale, neither SD will do.
      const isFit = lackedBy(reported).every((imputing) => isOnScale(imputing, reported));
      const offered = lackedBy(reported).filter(({ number }) => isFit || number.means === null);
      return Object.fromEntries(offered.map(({ number }) => [number.key, number.value]));
    },
    refusal(reported) {
      const off = lackedBy(reported).find((imputing) => !isOnScale(imputing, reported));
      return off === undefined ? null : offScale(off, reported);
    },
    through(route, reported, own) {
      const all = route.map((conversion) => known.get(conversion.id)?.conversion ?? conversion);
      if (correlation === undefined || R_PREPOST in reported) return all;
      const given = all.findIndex(({ yields, params }) => yields.includes(R_PREPOST) && params.length === 0);
      const at = all.findIndex(({ params }) => params.some(({ key }) => key === R_PREPOST));
      if (at < 0 || (given >= 0 && given < at) || own[all[at]!.id]?.[R_PREPOST] !== undefined) return all;
      const isOnlyThat = all[at]!.yields.length === 1 && all[at]!.yields[0] === R_PREPOST;
      return all.toSpliced(at, isOnlyThat ? 1 : 0, correlation.conversion);
    },
  };
}

interface Imputing {
  readonly number: ImputedNumber;
  readonly conversion: Conversion;
}

/** The conversion as it is of this analysis: it says where its number comes from. */
function recorded(conversion: Conversion, number: ImputedNumber): Conversion {
  return {
    ...conversion,
    assumptions: () => [number.clause],
    compute(given, params, keepsSteps) {
      const result = conversion.compute(given, params, keepsSteps);
      return result.ok ? { ...result, issues: [...result.issues, warning(number)] } : result;
    },
  };
}

function warning({ key, clause, missing, studies }: ImputedNumber): MeasureIssue {
  const most =
    missing > studies
      ? ` ${missing} rows lack their SD and ${studies} report one: where the majority lack it, the Cochrane Handbook advises against filling it in.`
      : "";
  return {
    code: key === "r_imputed" ? "correlation-imputed" : "sd-imputed",
    severity: "warning",
    input: null,
    message: `a number that this study does not report is filled in: ${clause}.${most}`,
    hint: "Enter what the paper has: the number itself, a standard error, an interval or a test statistic it follows from; and look at the result without this study.",
  };
}

/** Quantity of the mean beside an SD that is filled in. */
function meanBeside({ key }: ImputedNumber): string {
  return key.replace(/^sd(\d)_imputed$/, "m$1i");
}

function isOnScale({ number }: Imputing, reported: Quantities): boolean {
  const mean = reported[meanBeside(number)];
  if (mean === undefined || number.means === null) return true;
  return mean >= number.means[0] && mean <= number.means[1];
}

function offScale({ number }: Imputing, reported: Quantities): MeasureIssue {
  const input = meanBeside(number);
  const [lower, upper] = number.means!;
  return {
    code: "imputation-off-scale",
    severity: "error",
    input,
    message: `its SD is missing, and that of the other studies does not fit: the mean ${formatShort(reported[input]!)} lies outside the range of theirs (${formatShort(lower)} to ${formatShort(upper)}, with three SDs on either side), so the scale seems to be another.`,
    hint: "Enter the SD, or a standard error, interval or test statistic it follows from; or leave the study out with a reason.",
  };
}
