import type { ParamDef, Params } from "../../registry.ts";

/** What can be chosen of simulated inflation factors; as many rearrangements as metafor draws unless told. */
export const INFLATION_PARAMS: readonly ParamDef[] = [
  {
    key: "draws",
    label: "Rearrangements",
    help: "How many times the moderators are dealt out to the studies at random.",
    type: "number",
    default: 1000,
    min: 100,
    max: 20_000,
  },
];

/** How many rearrangements are drawn. */
export function inflationDraws(params: Params): number {
  return Math.trunc(Number(params.draws));
}
