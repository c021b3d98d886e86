import type { EffectSet } from "../analysis-types.ts";
import { moderator, tableOf } from "../design/design-testing.ts";
import { DEFAULT_MODEL } from "../document/defaults.ts";
import { createModerators } from "../document/moderators.ts";
import type { ModelSpec, Moderator, ModeratorsSpec } from "../document/types.ts";
import type { ModerationInput } from "./regress-on.ts";

/** Effects for tests, each a study of its own. */
export function effectsFor(yi: readonly number[], vi: readonly number[], measure = "SMD"): EffectSet {
  const rowIds = yi.map((_, i) => `r${i + 1}`);
  return {
    measure,
    entered: yi.length,
    rowIds,
    labels: yi.map((_, i) => `Study ${i + 1}`),
    yi,
    vi,
    ni: yi.map(() => null),
    userWeights: null,
    excluded: [],
    converted: [],
  };
}

const YI = [0.65, -0.15, 0.21, -0.04, 0.23, 0.03, 0.26, 0.06, 0.36, 0.12, 0.77, 0.41];
const VI = [0.07, 0.126, 0.042, 0.019, 0.022, 0.009, 0.106, 0.04, 0.04, 0.052, 0.039, 0.027];

/** Twelve studies by format, dose and facilitator: all but one of the online ones are self-guided. */
export const COLUMNS: Readonly<Record<string, readonly (number | string)[]>> = {
  format: [
    "online",
    "online",
    "online",
    "online",
    "online",
    "group",
    "group",
    "group",
    "group",
    "group",
    "single",
    "single",
  ],
  hours: [2, 3, 4, 4, 6, 8, 9, 10, 12, 12, 15, 20],
  facilitator: [
    "self",
    "self",
    "self",
    "self",
    "peer",
    "peer",
    "trained",
    "peer",
    "trained",
    "peer",
    "trained",
    "peer",
  ],
};

export const VARIABLES: readonly Moderator[] = [
  moderator("format", { kind: "factor", role: "format" }),
  moderator("hours", {
    role: "dose",
    dose: { unit: "hours", into: "hours", session: null },
  }),
  moderator("facilitator", { kind: "factor", role: "facilitator" }),
];

/** What the moderators of the twelve studies are computed from, with changes. */
export function inputFor(
  spec: Partial<ModeratorsSpec> = {},
  model: Partial<ModelSpec> = {},
  columns: Readonly<Record<string, readonly (number | string | null)[]>> = COLUMNS,
  effects: EffectSet = effectsFor(YI, VI),
): ModerationInput {
  return {
    table: tableOf(columns),
    spec: createModerators({ variables: VARIABLES, ...spec }),
    model: { ...DEFAULT_MODEL, ...model },
    effects,
  };
}
