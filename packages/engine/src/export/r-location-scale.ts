import type { HypothesisTest } from "../analysis-types.ts";
import { scaleLinks } from "../moderation/location-scale/links.ts";
import type { LocationScaleFit } from "../moderation/location-scale/types.ts";
import type { RCondition } from "../registry.ts";
import { type Check, one } from "./r-checks.ts";
import type { Part } from "./r-part.ts";
import { rCall, rNumbers } from "./r-text.ts";

/** What the script needs of a location-scale model beside the fit. */
export interface RLocationScale {
  /** Right-hand sides of R formulas: `~ meta`, `~ 0 + format`. */
  readonly mods: string;
  readonly scale: string;
  /** The data frame with `yi`, `vi` and the moderators, complete cases of the model only. */
  readonly data: string;
  /** The R name that the fit gets. */
  readonly name: string;
}

/** R's standard errors come from numerical derivatives of a likelihood that its search has come near to the top of. */
const NUMERICAL = 1e-3;
const NEAR_THE_TOP = 1e-4;

/** Searches made to stop late: each link has its own optimiser in metafor, and nlminb refuses what it cannot reach. */
const CONTROL: Readonly<Record<LocationScaleFit["link"], string>> = {
  log: 'list(optimizer = "nlminb", rel.tol = late, iter.max = 1e4, eval.max = 1e4)',
  identity: 'list(optimizer = "constrOptim", reltol = late / 1e3, maxit = 2e4)',
};

/**
 * The lines of R that fit a location-scale model, every option stated, with the comparisons they make possible where metafor
 * has the package numDeriv and its search converges. Where the likelihood has no maximum inside, R's search stops on the way to
 * infinity or short of the boundary, and the script lists the model as not checked.
 */
export function rLocationScale(model: RLocationScale, fit: LocationScaleFit): Part {
  const { name, mods, scale, data } = model;
  const onlyIf: RCondition = {
    condition: `!is.null(${name})`,
    lack: "R lacks the package numDeriv, or its search did not converge",
  };
  const call = rCall("rma", [
    ["", "yi"],
    ["", "vi"],
    ["mods", mods],
    ["scale", scale],
    ["data", data],
    ["link", scaleLinks.get(fit.link).r.replace("link=", "")],
    ["method", `"${fit.method}"`],
    ["test", `"${fit.test}"`],
    ["level", String(100 * fit.level)],
    ["control", CONTROL[fit.link]],
  ]);
  const code = [
    "# Standard errors of the scale part are numerical in R: they agree to about four digits.",
    `if (!requireNamespace("numDeriv", quietly = TRUE)) message("Location-scale models need the package numDeriv.")`,
    `${name} <- NULL`,
    "for (late in 10^-(12:8)) {",
    ...`${name} <- tryCatch(${call}, error = function(e) NULL)`.split("\n").map((line) => `  ${line}`),
    `  if (!is.null(${name})) break`,
    "}",
    `print(${name}, digits = 4)`,
  ];
  if (fit.vcovScale !== null && fit.unbounded === null) {
    return {
      code,
      checks: checksOf(name, fit).map((check) => ({ ...check, onlyIf })),
      unchecked: [],
    };
  }
  const reason =
    fit.unbounded === null
      ? "tau2 is 0 for some studies; R's search stops short of this boundary"
      : "the likelihood has no maximum; R's search stops on its way to infinity";
  return { code, checks: [], unchecked: [{ name: "location-scale model", reason }] };
}

function checksOf(name: string, fit: LocationScaleFit): Check[] {
  const { location, scale } = fit;
  const alphaSe = rNumbers(scale.map(({ se }) => se));
  const betaSe = rNumbers(location.map(({ se }) => se));
  const many = (
    what: string,
    values: readonly (number | null)[],
    r: string,
    size: string,
    tolerance: number,
  ): Check => ({
    name: what,
    expected: rNumbers(values),
    r: `as.numeric(${name}$${r})`,
    scale: size,
    tolerance,
  });
  return [
    many(
      "location coefficients",
      location.map(({ estimate }) => estimate),
      "beta",
      betaSe,
      NEAR_THE_TOP,
    ),
    many(
      "location standard errors",
      location.map(({ se }) => se),
      "se",
      "0",
      NEAR_THE_TOP,
    ),
    many(
      "scale coefficients",
      scale.map(({ estimate }) => estimate),
      "alpha",
      alphaSe,
      NEAR_THE_TOP,
    ),
    many(
      "scale standard errors",
      scale.map(({ se }) => se),
      "se.alpha",
      "0",
      NUMERICAL,
    ),
    many("tau2 per study", fit.tau2, "tau2", `max(${name}$tau2)`, NEAR_THE_TOP),
    ...omnibusCheck("test of the location moderators", fit.QM, `${name}$QM`, NEAR_THE_TOP),
    ...omnibusCheck("test of the scale moderators", fit.QS, `${name}$QS`, 2 * NUMERICAL),
    one("location-scale log-likelihood", fit.fitStatistics.logLik, `as.numeric(logLik(${name}))`, "1"),
    one("location-scale AIC", fit.fitStatistics.aic, `as.numeric(AIC(${name}))`, "1"),
    one("location-scale BIC", fit.fitStatistics.bic, `as.numeric(BIC(${name}))`, "1"),
  ];
}

function omnibusCheck(name: string, test: HypothesisTest | null, r: string, tolerance: number): Check[] {
  return test === null ? [] : [{ ...one(name, test.statistic.value, r, "1"), tolerance }];
}
