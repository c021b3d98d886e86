import { MARKERS, type Marker } from "../markers.ts";
import type { Paint } from "../scene.ts";

/** Colour and dash of one of several lines, and the shape of its studies: told apart without colour, too. */
export interface SeriesStyle {
  readonly paint: Paint;
  readonly dash: readonly number[];
  readonly marker: Marker;
}

const PAINTS: readonly Paint[] = ["series-1", "series-2", "series-3", "series-4", "series-5", "series-6"];
const DASHES: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [9, 3, 2, 3], [4, 2], [12, 4]];

/** The style of the series at a place; after six they come round again with other pairs of colour, dash and shape. */
export function seriesStyle(place: number): SeriesStyle {
  const round = Math.floor(place / PAINTS.length);
  return {
    paint: PAINTS[place % PAINTS.length] ?? "ink",
    dash: DASHES[(place + round) % DASHES.length] ?? [],
    marker: MARKERS[(place + round) % MARKERS.length] ?? "circle",
  };
}
