import type { Derivation, Quantities } from "../derivation.ts";
import type { Params } from "../registry.ts";

/** A table as expressions name it, and its numbers. */
export interface DerivedTable {
  /** Names of the cells. */
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly d: string;
  /** Sizes of the two groups, as a name or in parentheses. */
  readonly n1: string;
  readonly n2: string;
  readonly cells: Readonly<Record<"a" | "b" | "c" | "d" | "n1" | "n2", number>>;
}

/**
 * Writes the steps from the reported counts to the cells of a study's table, the correction included.
 * @param given `ai`, `ci`, and `bi`, `di` or `n1i`, `n2i`
 * @param params `add`, `to`, and, where the measure has them, `onlyo1`, `addyi`, `addvi`
 */
export function deriveTables(
  to: Derivation,
  given: Quantities,
  params: Params,
): { readonly effect: DerivedTable; readonly variance: DerivedTable } {
  const a = given.ai!;
  const c = given.ci!;
  const b = given.bi ?? to.step("bi", "n1i - ai", given.n1i! - a);
  const d = given.di ?? to.step("di", "n2i - ci", given.n2i! - c);
  const raw = tableOf(["ai", "bi", "ci", "di"], [a, b, c, d]);
  const isEmpty = a === 0 || b === 0 || c === 0 || d === 0;
  const add = params.to === "all" || (params.to === "only0" && isEmpty) ? Number(params.add) : 0;
  const isUsed = params.addyi !== false || params.addvi !== false;
  if (add === 0 || !isUsed) return { effect: raw, variance: raw };
  const plus = (symbol: string, from: string, value: number, isEvent: boolean): number =>
    !isEvent && params.onlyo1 === true
      ? to.step(symbol, from, value)
      : to.step(symbol, `${from} + ${add}`, value + add);
  const corrected = tableOf(
    ["a", "b", "c", "d"],
    [
      plus("a", "ai", a, true),
      plus("b", "bi", b, false),
      plus("c", "ci", c, true),
      plus("d", "di", d, false),
    ],
  );
  return {
    effect: params.addyi === false ? raw : corrected,
    variance: params.addvi === false ? raw : corrected,
  };
}

function tableOf(
  [a, b, c, d]: readonly [string, string, string, string],
  values: readonly [number, number, number, number],
): DerivedTable {
  const [va, vb, vc, vd] = values;
  return {
    a,
    b,
    c,
    d,
    n1: `(${a} + ${b})`,
    n2: `(${c} + ${d})`,
    cells: { a: va, b: vb, c: vc, d: vd, n1: va + vb, n2: vc + vd },
  };
}
