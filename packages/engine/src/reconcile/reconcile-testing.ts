import { createDocument } from "../document/defaults.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { type Published, parsePublished } from "./published.ts";

type Cells = Readonly<Record<string, readonly number[]>>;

/** A document of columns of numbers, each in the role it is named after. */
export function documentOf(measure: string, cells: Cells): AnalysisDocument {
  const columns = Object.entries(cells).map(
    ([name, values]) => ({ name, kind: "number", values, unparsed: {} }) as const,
  );
  const rows = columns[0]?.values.length ?? 0;
  return createDocument({
    table: { rowIds: Array.from({ length: rows }, (_, row) => `r${row}`), columns },
    roles: {
      label: null,
      inputs: Object.fromEntries(Object.keys(cells).map((key) => [key, key])),
      weights: null,
    },
    effects: { measure },
  });
}

/** Seven trials of the BCG vaccine. */
export const COUNTS: Cells = {
  ai: [4, 6, 3, 62, 33, 180, 8],
  n1i: [123, 306, 231, 13598, 5069, 1541, 2545],
  ci: [11, 29, 11, 248, 47, 372, 10],
  n2i: [139, 303, 220, 12867, 5808, 1451, 629],
};

/** A result as printed, read. @throws where it cannot be */
export function published(text: string): Published {
  const read = parsePublished(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}
