import type { EffectSet } from "../../analysis-types.ts";
import type { EffectCovariance, EffectSpec, Roles } from "../../document/types.ts";
import { FLIP_INPUT } from "../../measures/flip.ts";
import { measures } from "../../measures/registry.ts";
import type { StudyTable } from "../../table/study-table.ts";
import { cellNumbers, MOST_ROWS, studyGroups } from "../study-groups.ts";
import { sharedControlRules } from "./registry.ts";
import type { SharedControlRule, SharingRow } from "./types.ts";

/**
 * The sampling covariances of rows of one study that were compared with the same control group: rows whose numbers of the
 * control group are the same. Rows whose effect came through conversions have no such numbers, and no covariance.
 * @param by the column that tells studies apart
 * @returns one entry per pair, in the order of the rows; empty under measures without a rule. Cost is linear in the rows, and
 * quadratic in the rows of one study, of which there may be 300
 * Source: Gleser & Olkin (2009), Handbook of Research Synthesis, ch. 19.
 * R: `vcalc(vi, cluster, grp1, grp2, w1, w2)` for the correlation 1/2 it takes of equal groups; exact forms by hand
 */
export function sharedControlCovariances(
  effects: EffectSet,
  table: StudyTable,
  roles: Roles,
  spec: Pick<EffectSpec, "measure" | "params">,
  by: string,
): EffectCovariance[] {
  if (!sharedControlRules.has(spec.measure)) return [];
  const rule = sharedControlRules.get(spec.measure);
  const control = rule.control.find((set) => set.every((key) => Object.hasOwn(roles.inputs, key)));
  if (control === undefined) return [];
  const groups = studyGroups(table, by, effects.rowIds).filter(
    ({ places }) => places.length > 1 && places.length <= MOST_ROWS,
  );
  if (groups.length === 0) return [];
  const converted = new Set(effects.converted.map(({ rowId }) => rowId));
  const read = rowReader(effects, table, roles);
  return groups.flatMap(({ places }) => {
    const own = places.filter((place) => !converted.has(effects.rowIds[place]!)).map(read);
    return sameControl(own, control).flatMap((rows) => pairsOf(rows, rule, spec));
  });
}

interface ReadRow extends SharingRow {
  readonly rowId: string;
  /** -1 where the effect counts the other way round. */
  readonly sign: number;
}

function rowReader(effects: EffectSet, table: StudyTable, roles: Roles): (place: number) => ReadRow {
  const { inputs } = measures.get(effects.measure);
  const columns = inputs
    .filter(({ key }) => Object.hasOwn(roles.inputs, key))
    .map(({ key }) => [key, cellNumbers(table, roles.inputs[key]!)] as const);
  return (place) => {
    const rowId = effects.rowIds[place]!;
    const numbers = Object.fromEntries(columns.map(([key, cell]) => [key, cell(rowId)]));
    const sign = (numbers[FLIP_INPUT.key] ?? 0) === 0 ? 1 : -1;
    return { rowId, numbers, sign, effect: sign * effects.yi[place]! };
  };
}

/** Groups of two and more rows whose control group has the same numbers, all of them known. */
function sameControl(rows: readonly ReadRow[], control: readonly string[]): ReadRow[][] {
  const groups = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const values = control.map((key) => row.numbers[key] ?? null);
    if (values.includes(null)) continue;
    const print = values.join(" ");
    const known = groups.get(print);
    if (known === undefined) groups.set(print, [row]);
    else known.push(row);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function pairsOf(
  rows: readonly ReadRow[],
  rule: SharedControlRule,
  { params }: Pick<EffectSpec, "params">,
): EffectCovariance[] {
  const sizes = rows.map(({ numbers }) => numbers.n1i ?? null);
  const treated = sizes.some((size) => size === null)
    ? null
    : sizes.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  return rows.flatMap((a, index) =>
    rows.slice(index + 1).flatMap((b) => {
      const covariance = rule.covariance(a, b, treated, params);
      if (covariance === null || !Number.isFinite(covariance)) return [];
      const value = a.sign * b.sign * covariance;
      return [{ rowIds: [a.rowId, b.rowId] as const, value: value === 0 ? 0 : value }];
    }),
  );
}
