import type { BiasOutcome } from "../../bias-types.ts";
import { formatExact } from "../../format/index.ts";
import { replicatedStudies } from "../p-values/replicated.ts";
import type { BiasInput, BiasR } from "../types.ts";
import { snapshotEffects } from "./snapshot-sizes.ts";

/** The posterior probabilities in base R. */
export function snapshotInR(input: BiasInput, { params, numbers }: BiasOutcome): BiasR {
  const { originals, replications } = replicatedStudies(input);
  const effects = snapshotEffects(input.effects.measure, params) ?? [];
  const places = (studies: typeof originals): string =>
    `c(${studies.map(({ place }) => place + 1).join(", ")})`;
  const y = (name: string): string =>
    `${input.favours === 1 ? "" : "-"}(bias_yi[${name}] - ${formatExact(input.nullValue ?? 0)})`;
  return {
    code: [
      `snapshot_o <- ${places(originals)}`,
      `snapshot_r <- ${places(replications)}`,
      `snapshot_yo <- ${y("snapshot_o")}`,
      `snapshot_yr <- ${y("snapshot_r")}`,
      "snapshot_so <- bias_sei[snapshot_o]",
      "snapshot_sr <- bias_sei[snapshot_r]",
      `snapshot_cut <- qnorm(1 - ${formatExact(input.alpha)} / 2) * snapshot_so`,
      `snapshot_theta <- c(0, ${effects.map(formatExact).join(", ")})`,
      "snapshot_loglik <- function(theta) sum(dnorm(snapshot_yo, theta, snapshot_so, log = TRUE) - pnorm(snapshot_cut, theta, snapshot_so, lower.tail = FALSE, log.p = TRUE)) + sum(dnorm(snapshot_yr, theta, snapshot_sr, log = TRUE))",
      "snapshot_ll <- sapply(snapshot_theta, snapshot_loglik)",
      `snapshot_prior <- c(${formatExact(Number(params.zero))}, rep((1 - ${formatExact(Number(params.zero))}) / 3, 3))`,
      "snapshot_posterior <- snapshot_prior * exp(snapshot_ll - max(snapshot_ll))",
      "snapshot_posterior <- snapshot_posterior / sum(snapshot_posterior)",
    ],
    compare: [
      {
        name: "snapshot posterior probabilities",
        value: numbers.map(({ value }) => value ?? 0),
        r: "snapshot_posterior",
        scale: "1",
      },
    ],
    lacks: [],
  };
}
