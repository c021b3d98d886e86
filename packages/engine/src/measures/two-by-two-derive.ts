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
 * @param params `add`, `to`, and, where the measure has them, `increment`, `onlyo1`, `addyi`, `addvi`
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
  const isCorrected = params.to === "all" || (params.to === "only0" && isEmpty);
  const isUsed = params.addyi !== false || params.addvi !== false;
  if (!isCorrected || !isUsed) return { effect: raw, variance: raw };
  const [first, second] = incrementSteps(to, given, raw, params);
  if (first.value === 0 && second.value === 0) return { effect: raw, variance: raw };
  const plus = (symbol: string, from: string, value: number, added: Amount, isEvent: boolean): number =>
    !isEvent && params.onlyo1 === true
      ? to.step(symbol, from, value)
      : to.step(symbol, `${from} + ${added.text}`, value + added.value);
  const corrected = tableOf(
    ["a", "b", "c", "d"],
    [
      plus("a", "ai", a, first, true),
      plus("b", "bi", b, first, false),
      plus("c", "ci", c, second, true),
      plus("d", "di", d, second, false),
    ],
  );
  return {
    effect: params.addyi === false ? raw : corrected,
    variance: params.addvi === false ? raw : corrected,
  };
}

/** What is added to the cells of a group: as an expression names it, and its value. */
interface Amount {
  readonly text: string;
  readonly value: number;
}

/** Writes how the amounts for both groups come about; a number alone needs no step. */
function incrementSteps(
  to: Derivation,
  given: Quantities,
  { cells, n1, n2 }: DerivedTable,
  params: Params,
): readonly [Amount, Amount] {
  const add = Number(params.add);
  const common: Amount = { text: String(add), value: add };
  if (params.increment === "own") {
    const own = (key: string): Amount =>
      given[key] === undefined ? common : { text: key, value: given[key]! };
    return [own("incr1i"), own("incr2i")];
  }
  if (params.increment !== "tacc") return [common, common];
  const first = (2 * add * cells.n1) / (cells.n2 + cells.n1);
  to.step("incr1", `2 * ${add} * ${n1} / (${n1} + ${n2})`, first);
  to.step("incr2", `2 * ${add} - incr1`, 2 * add - first);
  return [
    { text: "incr1", value: first },
    { text: "incr2", value: 2 * add - first },
  ];
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
