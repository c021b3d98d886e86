import type { EffectSet } from "../../analysis-types.ts";
import { tableOf } from "../../design/design-testing.ts";
import { createDocument } from "../../document/defaults.ts";
import { createModerator, createModerators } from "../../document/moderators.ts";
import type { ModelSpec, ModeratorsSpec } from "../../document/types.ts";
import { exp, log } from "../../numeric/elementary.ts";
import { createRandom } from "../../numeric/random.ts";
import type { ModerationInput } from "../moderation-stage.ts";

/** Studies with numeric moderators, as the moderation stage takes them. */
export function inputOf(
  given: {
    readonly yi: readonly number[];
    readonly vi: readonly number[];
    readonly columns: Readonly<Record<string, readonly number[]>>;
  },
  model: Partial<ModelSpec> = {},
  spec: Partial<ModeratorsSpec> = {},
): ModerationInput {
  const k = given.yi.length;
  const names = Object.keys(given.columns);
  const table = tableOf(names.length > 0 ? given.columns : { nothing: given.yi.map(() => 1) });
  const effects: EffectSet = {
    measure: "GEN",
    entered: k,
    rowIds: table.rowIds,
    labels: table.rowIds,
    yi: given.yi,
    vi: given.vi,
    ni: given.yi.map(() => null),
    userWeights: null,
    excluded: [],
    converted: [],
  };
  const variables = names.map((column) => createModerator({ column, kind: "numeric" }));
  const terms = names.map((name) => [name]);
  return {
    table,
    spec: createModerators({ variables, terms, ...spec }),
    model: { ...createDocument().model, ...model },
    effects,
  };
}

/** k studies with m moderators, variances between `least` and `most` even in their logarithms. */
export function randomStudies(
  k: number,
  m: number,
  seed: number,
  { least = 0.02, most = 0.4, tau = 0.3 }: { least?: number; most?: number; tau?: number } = {},
): Parameters<typeof inputOf>[0] {
  const random = createRandom(seed);
  const vi = Array.from({ length: k }, () => least * exp(log(most / least) * random.uniform()));
  const yi = vi.map((v) => 0.3 + tau * random.normal() + Math.sqrt(v) * random.normal());
  const columns = Object.fromEntries(
    Array.from({ length: m }, (_, j) => [`x${j + 1}`, vi.map(() => random.normal())]),
  );
  return { yi, vi, columns };
}
