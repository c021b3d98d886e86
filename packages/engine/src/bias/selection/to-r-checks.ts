import { formatExact } from "../../format/index.ts";
import type { BiasComparison } from "../types.ts";
import type { FittedNumbers } from "./fitted-numbers.ts";

/** Absolute on a log-likelihood, integrated by both sides to about ten digits. */
const LIKELIHOOD_DIGITS = 1e-6;

/** Of a standard error: R integrates to four digits while it searches, and stops where the likelihood no longer rises by more. */
const SEARCH_DIGITS = 0.02;

/** Numbers as an R vector, or the one number alone. */
export const rVector = (values: readonly number[]): string =>
  values.length === 1 ? formatExact(values[0]!) : `c(${values.map(formatExact).join(", ")})`;

/** The likelihood at the estimates, and without selection. @param plain whether R has the model without selection of all studies */
export function likelihoodChecks(
  name: string,
  fitted: FittedNumbers,
  { scaled, plain }: { readonly scaled: string; readonly plain: boolean },
): BiasComparison[] {
  const common = { scale: "1", tolerance: LIKELIHOOD_DIGITS };
  return [
    { name: "log-likelihood", value: fitted.logLik, r: `${name}_at`, ...common },
    ...(plain
      ? [
          {
            name: "log-likelihood without selection",
            value: fitted.logLikUnadjusted,
            r: `as.numeric(logLik(${name}_ml))${scaled}`,
            ...common,
          },
        ]
      : []),
  ];
}

/** Nothing higher is found; and where the search ends at this height, it ends at the same mean, tau2 and weights. */
export function searchChecks(
  name: string,
  fitted: FittedNumbers,
  { unit, weights }: { readonly unit: number; readonly weights: boolean },
): BiasComparison[] {
  const [at, end] = [`${name}_at`, `${name}_end`];
  const searched = {
    condition: `!is.null(${end})`,
    lack: "the search of selmodel() does not settle here",
  };
  const same = {
    condition: `!is.null(${end}) && ${end} > ${at} - 1e-4`,
    lack: "the search of selmodel() stops below this likelihood",
  };
  const times = (power: string): string => (unit === 1 ? "" : ` * ${formatExact(unit)}${power}`);
  const shift =
    fitted.nullValue === 0
      ? ""
      : ` + c(${formatExact(fitted.nullValue)}, rep(0, length(${name}_fit$beta) - 1))`;
  const sure = fitted.delta.flatMap((own, j) =>
    fitted.seDelta[j] === null || fitted.seDelta[j] === undefined
      ? []
      : [{ own, se: fitted.seDelta[j], place: j + 1 }],
  );
  return [
    {
      name: "likelihood that R's search adds",
      value: 0,
      r: `max(0, ${end} - ${at})`,
      scale: "1",
      tolerance: LIKELIHOOD_DIGITS,
      onlyIf: searched,
    },
    ...(fitted.seBeta.some((se) => se === null)
      ? []
      : [
          {
            name: "coefficients",
            value: fitted.beta.map((own, j) => own + (j === 0 ? fitted.nullValue : 0)),
            r: `as.numeric(${name}_fit$beta)${times("")}${shift}`,
            scale: rVector(fitted.seBeta.map((se) => se ?? 0)),
            tolerance: SEARCH_DIGITS,
            onlyIf: same,
          },
        ]),
    ...(fitted.seTau2 === null
      ? []
      : [
          {
            name: "tau2",
            value: fitted.tau2,
            r: `${name}_fit$tau2${times("^2")}`,
            scale: formatExact(fitted.seTau2),
            tolerance: SEARCH_DIGITS,
            onlyIf: same,
          },
        ]),
    ...(!weights || sure.length === 0
      ? []
      : [
          {
            name: "weights",
            value: sure.map(({ own }) => own),
            r: `as.numeric(${name}_fit$delta)[${rVector(sure.map(({ place }) => place))}]`,
            scale: rVector(sure.map(({ se }) => se)),
            tolerance: SEARCH_DIGITS,
            onlyIf: same,
          },
        ]),
  ];
}
