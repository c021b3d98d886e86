import type { ModeratorValues } from "../design/types.ts";
import type { DesignAxis, DesignCell, DesignMap, ModeratorPower } from "../moderation-types.ts";
import { associationOf } from "./association.ts";
import { bandOf, tercileCuts } from "./bands.ts";
import { bandNames, mapSentences } from "./map-words.ts";

/** A cross of more ways than this, or of more cells, is no map any more. */
const MOST_AXES = 3;
const MOST_CELLS = 2000;
const ROLES = ["format", "dose", "facilitator"] as const;

/** What the map is laid out from. */
export interface MapGiven {
  /** Every moderator, one value per effect. */
  readonly variables: readonly ModeratorValues[];
  readonly rowIds: readonly string[];
  /** Effects of the same study have the same label. */
  readonly labels: readonly string[];
  readonly power: readonly ModeratorPower[];
  /** Where bands of a number meet, by column; absent = where its thirds do. */
  readonly cuts?: Readonly<Record<string, readonly number[]>>;
}

/**
 * The map of the design: how many effects and studies every combination of format, dose band and facilitator has, how closely
 * moderators go together, what is missing, and what these studies could find. The dose is cut where its thirds meet.
 * @returns null without a moderator that any study has
 * R: `table(format, cut(dose, c(-Inf, quantile(dose, c(1/3, 2/3)), Inf), right = FALSE), facilitator)`
 */
export function designMap(given: MapGiven): DesignMap | null {
  const { variables, rowIds, power } = given;
  const chosen = axesOf(variables).filter(({ values }) => values.some((value) => value !== null));
  if (chosen.length === 0) return null;
  const laid = fitting(chosen.map((values) => asAxis(values, given.cuts?.[values.column])));
  const axes = laid.map(({ axis }) => axis);
  const cells = cellsOf(laid, given);
  const k = cells.reduce((sum, cell) => sum + cell.k, 0);
  const found = {
    k,
    unplaced: rowIds.length - k,
    associations: variables.flatMap((a, i) => variables.slice(i + 1).map((b) => associationOf(a, b))),
    missing: variables.map(({ column, values }) => ({
      column,
      missing: values.filter((value) => value === null).length,
      of: values.length,
    })),
  };
  return { axes, cells, ...found, power, sentences: mapSentences(axes, cells, found) };
}

/** The three roles in their order where any is given, else the first moderators. */
function axesOf(variables: readonly ModeratorValues[]): ModeratorValues[] {
  const named = ROLES.flatMap((role) => variables.find((one) => one.role === role) ?? []);
  return named.length > 0 ? named : variables.slice(0, MOST_AXES);
}

interface LaidAxis {
  readonly axis: DesignAxis;
  /** Per effect: the place of its level or band; null where it is missing. */
  readonly places: readonly (number | null)[];
}

function asAxis(
  { column, role, kind, levels, values, unit }: ModeratorValues,
  given?: readonly number[],
): LaidAxis {
  if (kind === "factor") return { axis: { column, role, unit, bins: levels, cuts: [] }, places: values };
  const cuts = given ?? tercileCuts(values.filter((value) => value !== null));
  return {
    axis: { column, role, unit, bins: bandNames(cuts, unit), cuts },
    places: values.map((value) => (value === null ? null : bandOf(value, cuts))),
  };
}

/** As many axes, from the first, as make no more cells than a reader can look through. */
function fitting(laid: readonly LaidAxis[]): readonly LaidAxis[] {
  let cells = 1;
  const end = laid.findIndex(({ axis }) => {
    cells *= axis.bins.length;
    return cells > MOST_CELLS;
  });
  return end < 0 ? laid : laid.slice(0, Math.max(1, end));
}

function cellsOf(laid: readonly LaidAxis[], { rowIds, labels }: MapGiven): DesignCell[] {
  let corners: number[][] = [[]];
  for (const { axis } of laid)
    corners = corners.flatMap((corner) => axis.bins.map((_, place) => [...corner, place]));
  const rowsAt = new Map<string, number[]>();
  for (let i = 0; i < rowIds.length; i++) {
    const key = laid.map(({ places }) => places[i] ?? "none").join(" ");
    rowsAt.set(key, [...(rowsAt.get(key) ?? []), i]);
  }
  return corners.map((at) => {
    const rows = rowsAt.get(at.join(" ")) ?? [];
    const studies = new Set(rows.map((row) => labels[row])).size;
    return {
      at,
      k: rows.length,
      studies,
      rowIds: rows.map((row) => rowIds[row]!),
      state: studies === 0 ? "empty" : studies === 1 ? "one" : "several",
    };
  });
}
