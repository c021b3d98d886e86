import { tableOf } from "../../design/design-testing.ts";
import { createDocument } from "../../document/defaults.ts";
import { createModerator, createModerators } from "../../document/moderators.ts";
import { effectsOf } from "../../effects/effects-testing.ts";
import { createRandom } from "../../numeric/random.ts";
import type { ModerationInput } from "../moderation-stage.ts";

/** Effects and moderators for tests; texts are factors. */
export function inputFrom(
  columns: Readonly<Record<string, readonly (number | string | null)[]>>,
  yi: readonly number[],
  vi: readonly number[] = yi.map((_, i) => 0.02 + 0.01 * (i % 4)),
): ModerationInput {
  const table = tableOf(columns);
  const effects = effectsOf(yi, vi, { rowIds: table.rowIds });
  const variables = Object.entries(columns).map(([column, cells]) =>
    createModerator({ column, kind: cells.some((cell) => typeof cell === "string") ? "factor" : "numeric" }),
  );
  const terms = variables.map(({ column }) => [column]);
  return { table, spec: createModerators({ variables, terms }), model: createDocument().model, effects };
}

/** Studies whose effects depend on `dose` and, by `shift`, on being online; three numbers tell nothing. */
export function planted(k: number, seed: number, slope: number, shift: number): ModerationInput {
  const random = createRandom(seed);
  const normals = (): number[] => Array.from({ length: k }, () => random.normal());
  const dose = normals();
  const columns = { n1: normals(), dose, n2: normals(), n3: normals() };
  const format = Array.from(
    { length: k },
    () => ["group", "online", "single"][Math.floor(3 * random.uniform())]!,
  );
  const vi = Array.from({ length: k }, () => 0.01 + 0.03 * random.uniform());
  const yi = dose.map(
    (x, i) =>
      0.3 + slope * x + (format[i] === "online" ? shift : 0) + Math.sqrt(vi[i]! + 0.02) * random.normal(),
  );
  return inputFrom({ ...columns, format }, yi, vi);
}
