import { quantities } from "../conversions/quantities.ts";
import { conversions } from "../conversions/registry.ts";
import type { Conversion } from "../conversions/types.ts";
import { measures } from "../measures/registry.ts";
import type { Family, Measure } from "../measures/types.ts";
import { quantityOf, targetsOf } from "./targets.ts";

/** Numbers that together are enough for an effect, as papers report them. */
export interface InputFormat {
  /** Keys of the quantities, in one text. */
  readonly id: string;
  /** Where it stands in menus: the kind of conversion that starts from it, or the measures that take it as it is. */
  readonly group: Conversion["group"] | Family;
  /** Keys of the quantities, the telling ones first. */
  readonly keys: readonly string[];
}

/** Conversions that do the same for each of two groups, and all others by themselves. */
type Twins = readonly Conversion[];

/** Arms, clusters and tables come with other numbers, not in their place. */
const REPLACING: ReadonlySet<Conversion["group"]> = new Set(["summary", "pre-post", "test statistic"]);

/**
 * Every set of numbers from which a measure can be computed: what measures take, what conversions start from, and either with
 * some of its numbers replaced by those from which a conversion computes them (a standard error for an SD, F for t).
 * @param measure the measure wanted; null = any
 */
export function inputFormats(measure: Measure | null): readonly InputFormat[] {
  const wanted = measure === null ? measures.records : [measure];
  const targets = wanted.flatMap(targetsOf);
  const found = new Map<string, InputFormat>();
  const add = (group: InputFormat["group"], keys: readonly string[]): void => {
    const id = [...keys].sort().join(" ");
    if (found.has(id) || !keys.every(isReportable) || !reaches(keys, targets)) return;
    found.set(id, { id, group, keys });
  };
  for (const { family, inputs, inputSets } of wanted) {
    const names = new Map(inputs.map((input) => [input.key, quantityOf(input)]));
    for (const set of inputSets)
      add(
        family,
        set.map((key) => names.get(key) ?? key),
      );
  }
  for (const { group, from } of conversions.records) add(group, from);
  const bases = [...found.values()].filter(({ group }) => group !== "design");
  for (const twins of twinned()) {
    const replaced = bases.flatMap(({ keys: base }): Replaced[] => {
      const keys = replace(base, twins);
      return keys === null || !reaches(keys, targets) ? [] : [{ keys, base }];
    });
    for (const set of replaced) {
      const isPadded =
        bases.some(({ keys }) => isPart(keys, set.keys)) ||
        // What a smaller base asks for is no padding: both are formats in their own right.
        replaced.some((other) => isPart(other.keys, set.keys) && !isPart(other.base, set.base));
      if (!isPadded) add(twins[0]!.group, set.keys);
    }
  }
  return [...found.values()];
}

/** A set of numbers and the one it was made from. */
interface Replaced {
  readonly keys: readonly string[];
  readonly base: readonly string[];
}

/** Whether one set is a part of another, and not all of it. */
function isPart(keys: readonly string[], of: readonly string[]): boolean {
  return keys.length < of.length && keys.every((key) => of.includes(key));
}

/** Quantities without a usual column name arise on the way only. */
function isReportable(key: string): boolean {
  return (quantities.get(key)?.aliases.length ?? 0) > 0;
}

/** Whether conversions lead from the numbers to one of the targets. */
function reaches(keys: readonly string[], targets: readonly (readonly string[])[]): boolean {
  const known = new Set(keys);
  for (let before = -1; before < known.size; ) {
    before = known.size;
    for (const { from, yields } of conversions.records) {
      if (from.every((key) => known.has(key))) for (const key of yields) known.add(key);
    }
  }
  return targets.some((target) => target.every((key) => known.has(key)));
}

function twinned(): readonly Twins[] {
  return conversions.records.flatMap((conversion): Twins[] => {
    if (conversion.id.endsWith("-2") || !REPLACING.has(conversion.group)) return [];
    const twin = conversion.id.endsWith("-1") ? `${conversion.id.slice(0, -2)}-2` : "";
    return [conversions.has(twin) ? [conversion, conversions.get(twin)] : [conversion]];
  });
}

/** The numbers with those that the conversions yield replaced by what they start from; null = they yield none of them. */
function replace(keys: readonly string[], twins: Twins): readonly string[] | null {
  if (!twins.every(({ yields }) => yields.some((key) => keys.includes(key)))) return null;
  const yielded = new Set(twins.flatMap(({ yields }) => yields));
  const from = twins.flatMap((conversion) => conversion.from);
  const kept = keys.filter((key) => !yielded.has(key) && !from.includes(key));
  return [...new Set([...from, ...kept])];
}
