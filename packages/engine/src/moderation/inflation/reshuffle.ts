import { groupsOf } from "../../design/groups.ts";
import type { DesignGiven, ModeratorValues } from "../../design/index.ts";
import type { Random } from "../../numeric/random.ts";
import type { Column } from "../../table/study-table.ts";

/** The moderators of the studies used, settled: spellings, units and sessions are worked out once, before anything is moved. */
export interface SettledModerators {
  readonly given: DesignGiven;
  readonly values: readonly ModeratorValues[];
  /** Groups that moderators are split by; they stay where they are. */
  readonly groups: readonly Column[];
}

/**
 * Takes the values of moderators, in the units they are counted in, as the columns of a table of their own.
 * @param given what the design was made from
 * @param values one entry per moderator, of the studies used
 * @param rows places of the studies used
 */
export function settleModerators(
  given: DesignGiven,
  values: readonly ModeratorValues[],
  rows: readonly number[],
): SettledModerators {
  const used = new Set(values.map(({ column }) => column));
  const variables = given.spec.variables
    .filter(({ column }) => used.has(column))
    .map((moderator) => ({ ...moderator, dose: null, spellings: {} }));
  const splits = new Set(variables.flatMap(({ within }) => within ?? []));
  const groups = [...splits].map((name): Column => {
    const all = groupsOf(given, name);
    return { name, kind: "text", values: rows.map((row) => all[row] ?? null) };
  });
  const rowIds = rows.map((row) => given.rowIds[row]!);
  const spec = { ...given.spec, variables };
  return { given: { spec, rowIds, table: { rowIds, columns: [] } }, values, groups };
}

/**
 * Rearranges the values of every moderator among the studies, each independently of the others, a factor as a whole; splines and
 * interactions are made of them afterwards.
 * @param random draws k - 1 numbers per moderator
 */
export function reshuffled({ given, values, groups }: SettledModerators, random: Random): DesignGiven {
  const moved = values.map((moderator): Column => {
    const { column: name, kind, levels } = moderator;
    const cells = shuffled(moderator.values, random);
    return kind === "numeric"
      ? { name, kind: "number", values: cells, unparsed: {} }
      : { name, kind: "text", values: cells.map((place) => (place === null ? null : levels[place]!)) };
  });
  const taken = new Set(values.map(({ column }) => column));
  const columns = [...moved, ...groups.filter(({ name }) => !taken.has(name))];
  return { ...given, table: { rowIds: given.rowIds, columns } };
}

/** A random order of a list, each as likely as any other (Fisher and Yates). */
export function shuffled<T>(list: readonly T[], random: Pick<Random, "uniform">): T[] {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.min(last, Math.floor(random.uniform() * (last + 1)));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
