import type { LocationScaleFit } from "../moderation/location-scale/types.ts";
import { designGiven } from "../moderation/moderation-stage.ts";
import { scaleDesigns } from "../moderation/scale-stage.ts";
import { designToR } from "./r-design.ts";
import { rLocationScale } from "./r-location-scale.ts";
import type { ModeratorsInR } from "./r-moderator-options.ts";
import { framed } from "./r-moderators.ts";
import type { Part } from "./r-part.ts";
import { rComment, rNumber } from "./r-text.ts";

/** The location-scale model of a document in R, with the likelihood-ratio test against one τ² for all studies. */
export function scaleParts(all: ModeratorsInR): Part[] {
  const { input, report } = all;
  const { fit = null, link } = report.moderation?.scale ?? {};
  const designs = fit === null ? null : scaleDesigns(input.spec, designGiven(input));
  if (fit === null || link === undefined || designs === null || !designs.ok) return [];
  const { location, scale } = designs.value;
  const [mods, spread] = [location, scale].map((design) => designToR(design, input.spec, DATA));
  const columns = [...location.moderators, ...scale.moderators].map(({ column }) => column);
  const part = rLocationScale({ mods: mods!.formula, scale: spread!.formula, data: DATA, name: NAME }, fit);
  const both = [mods!, spread!];
  const distinct = (lines: readonly string[]): string[] => [...new Set(lines)];
  const test = fit.likelihoodRatio;
  return [
    {
      ...part,
      code: [
        rComment("Location-scale model: does the heterogeneity itself depend on moderators?"),
        ...distinct(both.flatMap(({ packages }) => packages)).map((name) => `library(${name})`),
        ...distinct(both.flatMap(({ functions }) => functions)),
        ...framed(all, distinct(columns), DATA),
        ...distinct(both.flatMap(({ lines }) => lines)),
        ...part.code,
        ...(test === null || part.checks.length === 0 ? [] : ratioCode(mods!.formula, fit.method)),
      ],
      checks: [
        ...part.checks,
        ...(test === null || part.checks.length === 0
          ? []
          : [
              {
                name: "likelihood ratio against one tau2",
                expected: rNumber(test.statistic.value),
                r: RATIO,
                scale: "1",
                tolerance: 1e-6,
                onlyIf: { condition: `!is.null(${NAME})`, lack: "R lacks the package numDeriv" },
              },
            ]),
      ],
    },
  ];
}

const DATA = "scale_data";
const NAME = "res_scale";
const RATIO = `max(0, 2 * as.numeric(logLik(${NAME}) - logLik(one_tau2)))`;

/** The same location part with one tau2, by the same likelihood. */
function ratioCode(mods: string, method: LocationScaleFit["method"]): string[] {
  return [
    `one_tau2 <- rma(yi, vi, mods = ${mods}, data = ${DATA}, method = "${method}", control = c(close, stepadj = 0.5))`,
    `if (!is.null(${NAME})) cat(sprintf("LRT against one tau2: %.4f\\n", ${RATIO}))`,
  ];
}
