import type { AnalysisDocument } from "@treeline/engine";
import { MARKERS, type Marker } from "../markers.ts";
import type { Paint } from "../scene.ts";
import { funnelWords } from "./words.ts";

/** How the studies of a group are drawn: told apart without colour, too. */
interface GroupStyle {
  readonly name: string;
  readonly paint: Paint;
  readonly marker: Marker;
}

/** Groups of studies by a column; the style of a study by its row. */
export interface StudyGroups {
  readonly groups: readonly GroupStyle[];
  /** By row, or by the name of the group where groups were made of names. */
  styleOf(of: string): GroupStyle | null;
}

const PAINTS: readonly Paint[] = ["series-1", "series-2", "series-3", "series-4", "series-6", "series-5"];
/** Beyond so many no one tells them apart: the smallest are drawn as one. */
const MOST = PAINTS.length;

/** @returns null where the column is not there or tells no two groups apart */
export function groupStudies(
  { table }: AnalysisDocument,
  column: string | undefined,
  rowIds: readonly string[],
): StudyGroups | null {
  const values = table.columns.find(({ name }) => name === column)?.values;
  if (values === undefined) return null;
  const places = new Map(table.rowIds.map((rowId, place) => [rowId, place]));
  const nameOf = (rowId: string): string => {
    const value = values[places.get(rowId) ?? -1];
    return value === null || value === undefined || value === "" ? funnelWords.noGroup : String(value);
  };
  const groups = groupsOf(rowIds.map(nameOf));
  return groups === null
    ? null
    : { groups: groups.groups, styleOf: (rowId) => groups.styleOf(nameOf(rowId)) };
}

/**
 * Groups by their names, one name per study; beyond as many as are told apart the smallest are one.
 * @returns null where there are no two; `styleOf` takes a name
 */
export function groupsOf(names: readonly string[]): StudyGroups | null {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (counts.size < 2) return null;
  const bySize = [...counts].toSorted(([a, many], [b, more]) => more - many || a.localeCompare(b));
  const own = bySize.slice(0, counts.size > MOST ? MOST - 1 : MOST).map(([name]) => name);
  const named = own.toSorted((a, b) => a.localeCompare(b, undefined, { numeric: true }));
  const groups = (counts.size > MOST ? [...named, funnelWords.otherGroups] : named).map(
    (name, place): GroupStyle => ({ name, paint: PAINTS[place]!, marker: MARKERS[place]! }),
  );
  const byName = new Map(groups.map((group) => [group.name, group]));
  return { groups, styleOf: (name) => byName.get(name) ?? groups.at(-1) ?? null };
}
