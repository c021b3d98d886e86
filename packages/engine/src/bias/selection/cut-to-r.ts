import type { BiasOutcome } from "../../bias-types.ts";
import { formatExact } from "../../format/index.ts";
import type { BiasInput, BiasR } from "../types.ts";
import { fittedNumbers } from "./fitted-numbers.ts";
import { likelihoodChecks, rVector } from "./to-r-checks.ts";

/**
 * One weight below a cut-off, in base R: the likelihood is a sum of normal densities and tails.
 * @param cut from no effect in the favoured direction, analysis scale
 * @param inclusive whether an effect at the cut-off counts as above it
 */
export function cutToR(
  input: BiasInput,
  outcome: BiasOutcome,
  { id, cut, inclusive }: { readonly id: string; readonly cut: number; readonly inclusive: boolean },
): BiasR {
  const fitted = fittedNumbers(input, outcome);
  if (fitted === null) return { code: [], compare: [], lacks: [] };
  const { effects, moderators, selected, favours } = input;
  const name = id.replaceAll("-", "_");
  const places = moderators?.positions ?? effects.yi.map((_, place) => place);
  const rows = places.length === effects.yi.length ? "" : rVector(places.map((place) => place + 1));
  const at = rows === "" ? "" : `[${rows}]`;
  const design = rows === "" ? "bias_mods" : `bias_mods[${rows}, , drop = FALSE]`;
  const sign = favours === 1 ? "" : "-";
  const beta = rVector(fitted.beta);
  const mean = moderators === null ? `(${beta})` : `as.numeric(cbind(1, ${design}) %*% ${beta})`;
  const subject = places.map((place) => (selected?.[place] === false ? "FALSE" : "TRUE"));
  const chosen = subject.includes("FALSE") ? `[c(${subject.join(", ")})]` : "";
  // An effect is its own cut-off up to rounding.
  const border = formatExact(cut + (inclusive ? -1e-9 : 1e-9) * fitted.typical);
  const [weight, limit] = [formatExact(fitted.delta[0] ?? 1), formatExact(cut)];
  return {
    code: [
      `${name}_y <- ${sign}(bias_yi${at} - ${formatExact(fitted.nullValue)})`,
      `${name}_mean <- ${sign}${mean}`,
      `${name}_sd <- sqrt(bias_vi${at} + ${formatExact(fitted.tau2)})`,
      `${name}_own <- ifelse(${name}_y < ${border}, ${weight}, 1)`,
      `${name}_below <- pnorm(${limit}, ${name}_mean, ${name}_sd)`,
      `${name}_above <- pnorm(${limit}, ${name}_mean, ${name}_sd, lower.tail = FALSE)`,
      `${name}_at <- sum(dnorm(${name}_y, ${name}_mean, ${name}_sd, log = TRUE)) + sum((log(${name}_own) - log(${name}_above + ${weight} * ${name}_below))${chosen})`,
    ],
    compare: likelihoodChecks(name, fitted, { scaled: "", plain: false }),
    lacks: [{ name: "search", reason: "selmodel() has it only from metafor 4.0 on" }],
  };
}
