import type { Band } from "./bands.ts";
import type { SharedOptions } from "./shared-options.ts";

type Paging = Pick<SharedOptions, "paging" | "perPage">;

const ROWS: ReadonlySet<Band["kind"]> = new Set<Band["kind"]>(["study", "left-out"]);

/**
 * Divides the strips of a forest plot into pages. A heading stays with what follows it and is repeated where its studies go on;
 * the pooled effect stands on the last page because it comes last.
 * @param room px for the strips of a page, where pages are as high as paper
 * @returns at least one page; none but a lone first one is empty
 */
export function splitBands(
  bands: readonly Band[],
  { paging, perPage }: Paging,
  room: number,
): readonly (readonly Band[])[] {
  if (paging === "one") return [bands];
  const pages: Band[][] = [[]];
  let rows = 0;
  let height = 0;
  let heading: Band | null = null;
  for (const [index, band] of bands.entries()) {
    const page = pages.at(-1) ?? [];
    // What a heading introduces has to have room below it.
    const need = band.height + (isHeading(band) ? (bands[index + 1]?.height ?? 0) : 0);
    const isFull =
      paging === "studies"
        ? rows >= perPage && (ROWS.has(band.kind) || isHeading(band))
        : page.length > 0 && height + need > room;
    if (band.kind === "heading") heading = band;
    if (!band.among) heading = null;
    if (isFull) {
      const again = band.among && !isHeading(band) ? (heading?.again ?? null) : null;
      pages.push(again === null ? [] : [again]);
      rows = 0;
      height = again?.height ?? 0;
    }
    pages.at(-1)?.push(band);
    rows += ROWS.has(band.kind) ? 1 : 0;
    height += band.height;
  }
  return pages;
}

function isHeading({ kind }: Band): boolean {
  return kind === "heading" || kind === "left-out-heading";
}
