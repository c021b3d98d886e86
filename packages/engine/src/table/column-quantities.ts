import { quantities } from "../conversions/quantities.ts";
import { intervalEnd, quantityOfWords, withoutFillers } from "./name-parts.ts";
import { ofName } from "./of-name.ts";
import type { Column } from "./study-table.ts";
import { usualName } from "./usual-name.ts";

/** Effects that papers give with an interval, by the stem of the interval's keys. */
const EFFECTS: ReadonlyMap<string, string> = new Map([
  ["ori", "or"],
  ["rri", "rr"],
  ["hr", "hr"],
  ["irri", "irr"],
  ...["rd", "md", "d", "g", "r", "logor", "logrr", "loghr", "logirr"].map((key) => [key, key] as const),
]);
/** Whose standard error is of the effect as it is printed; that of a ratio may be of its logarithm. */
const WITH_OWN_SE: ReadonlySet<string> = new Set(["rd", "md", "d", "g"]);
const ERROR = /^(?:se|stderr|stderror|standarderror)$/;

/** A quantity that a column may hold, by how well its name says so; less is better. */
interface Named {
  readonly key: string;
  readonly rank: number;
}

/** Behind every usual name: Cohen's f has the key `f`, but a column of that name holds F. */
const BY_KEY = 50;
/** What is worse than every usual name. */
const BY_WORDS = 100;

/**
 * The quantities that the names of columns stand for, each of one column: a usual name goes before one that is only made of
 * usual words. What a name leaves open ("CI lower", "SE") is of the table's effect where it has only one.
 * @param columns the columns of numbers
 * @param taken quantities that have a column already
 */
export function columnQuantities(
  columns: readonly Column[],
  taken: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, string> {
  const named = columns.flatMap(({ name }) => {
    const found = byAlias(usualName(name), taken) ?? byWords(name);
    return found === null || taken.has(found.key) ? [] : [{ name, ...found }];
  });
  const holders = new Map<string, { name: string; rank: number }>();
  for (const { name, key, rank } of named) {
    const holder = holders.get(key);
    // Of two usual names the first column is the one that was always taken.
    if (holder === undefined || (holder.rank >= BY_WORDS && rank < BY_WORDS))
      holders.set(key, { name, rank });
  }
  const effects = [...EFFECTS].filter(([key]) => holders.has(key) || taken.has(key));
  const only = effects.length === 1 ? effects[0]![1] : null;
  if (only !== null) addOpen(columns, only, taken, holders);
  return new Map([...holders].map(([key, { name }]) => [name, key]));
}

function byAlias(name: string, taken: ReadonlySet<string>): Named | null {
  let best: Named | null = null;
  for (const named of calledSo(name)) {
    if (taken.has(named.key) || (best !== null && best.rank <= named.rank)) continue;
    best = named;
  }
  return best;
}

/** All quantities of which a plain name is usual. */
const calledSo = ofName((name): readonly Named[] =>
  [...quantities.values()].flatMap(({ key, aliases }) => {
    const usual = aliases.indexOf(name);
    const rank = usual < 0 && usualName(key) === name ? BY_KEY : usual;
    return rank < 0 ? [] : [{ key, rank }];
  }),
);

/** The quantity that a name stands for by itself; null = none. */
export function quantityCalled(name: string): string | null {
  return (byAlias(usualName(name), new Set()) ?? byWords(name))?.key ?? null;
}

const byWords = ofName((name): Named | null => {
  const end = intervalEnd(name);
  if (end === null || end.of === "") {
    if (end !== null) return null;
    const key = quantityOfWords(name) ?? byAlias(withoutFillers(name), new Set())?.key ?? null;
    return key === null ? null : { key, rank: BY_WORDS };
  }
  const effect = byAlias(end.of, new Set());
  const stem = effect === null ? undefined : EFFECTS.get(effect.key);
  return stem === undefined ? null : { key: `${stem}_${end.side}`, rank: BY_WORDS };
});

/** Names that say what they are, but not of what: they are of the only effect there is. */
function addOpen(
  columns: readonly Column[],
  stem: string,
  taken: ReadonlySet<string>,
  holders: Map<string, { name: string; rank: number }>,
): void {
  for (const { name } of columns) {
    const end = intervalEnd(name);
    const isError = WITH_OWN_SE.has(stem) && ERROR.test(usualName(name));
    const key = end !== null && end.of === "" ? `${stem}_${end.side}` : isError ? `${stem}_se` : null;
    if (key === null || taken.has(key) || holders.has(key) || !quantities.has(key)) continue;
    for (const [other, holder] of holders) if (holder.name === name) holders.delete(other);
    holders.set(key, { name, rank: BY_WORDS });
  }
}
