import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import type { NumericInput } from "./encode-numeric.ts";
import { type Block, type Encoded, rName } from "./encoded.ts";
import { groupsOf } from "./groups.ts";
import { meanOf, type Placement, placedInR } from "./placement.ts";
import { rangeOf } from "./shapes/quantiles.ts";
import type { Shape } from "./shapes/types.ts";

/**
 * A moderator split by groups into two columns: the mean of its group, and the difference from it. The coefficients then
 * are the relation between groups and within them.
 * Source: Enders & Tofighi (2007), doi:10.1037/1082-989X.12.2.121. R: `ave(dose, trial)` and `dose - ave(dose, trial)`
 * @param used transformed values of the studies used
 */
export function encodeWithin(
  { given, moderator, rows }: NumericInput,
  shape: Shape,
  placement: Placement,
  used: readonly number[],
): Result<Encoded> {
  const { column } = moderator;
  const by = moderator.within!;
  if (shape.params.length > 0) return fail(notALine(column, shape));
  const groups = groupsOf(given, by);
  const own = rows.map((row) => groups[row] ?? "");
  const byGroup = new Map<string, number[]>();
  own.forEach((group, i) => {
    const members = byGroup.get(group);
    if (members === undefined) byGroup.set(group, [used[i]!]);
    else members.push(used[i]!);
  });
  const means = new Map([...byGroup].map(([group, values]) => [group, meanOf(values)]));
  const { factor, shift } = placement;
  const block: Block = {
    names: [`${column}.between`, `${column}.within`].map(rName),
    labels: [`${column}, between ${by}`, `${column}, within ${by}`],
    of: (x, group) => {
      const value = placement.transform(x);
      if (value === null) return null;
      const mean = group ?? value;
      return [placement.place(mean), (value - mean) / factor];
    },
  };
  const name = rName(column);
  const base = shape.transformation === null ? name : shape.transformation.r(name);
  const mean = `ave(${base}, ${rName(by)})`;
  const encoded: Encoded = {
    column,
    label: column,
    factor: false,
    coded: block,
    full: block,
    groupMeans: own.map((group) => means.get(group)!),
    encoding: {
      kind: "numeric",
      column,
      knots: [],
      shift,
      factor,
      range: rangeOf(used),
      terms: block.names,
      columns: [
        placedInR(mean, shift, factor, String).text,
        placedInR(`(${base} - ${mean})`, 0, factor, String).text,
      ],
    },
  };
  return ok(encoded, note(column, by, byGroup));
}

function note(column: string, by: string, groups: ReadonlyMap<string, readonly number[]>): Issue[] {
  const still = [...groups.values()].filter((values) => values.every((value) => value === values[0])).length;
  if (still === 0) return [];
  return [
    issue(
      "moderator-constant-within",
      "note",
      `${still} of ${groups.size} groups of ${by} have one value of ${column}: they tell of differences between groups only.`,
      "Nothing needs to be done; the part within groups rests on the other groups.",
      { column },
    ),
  ];
}

function notALine(column: string, { label }: Shape): Issue {
  return issue(
    "moderator-within-shape",
    "error",
    `${column} cannot be split within and between groups as "${label}": the split is one of straight lines. The model cannot be built.`,
    "Choose a straight line, a logarithm or a square root, or do not split it.",
    { column, field: "moderators.variables" },
  );
}
