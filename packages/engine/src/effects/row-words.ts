/**
 * What the rows of a table are called when they are counted: studies, unless several rows have the name of one.
 * @param count of what is said: 1 has the singular
 */
export function rowWords(labels: Iterable<string>, count: number): "study" | "studies" | "row" | "rows" {
  const seen = new Set<string>();
  let isRepeated = false;
  for (const label of labels) {
    if (label !== "" && seen.has(label)) {
      isRepeated = true;
      break;
    }
    seen.add(label);
  }
  if (isRepeated) return count === 1 ? "row" : "rows";
  return count === 1 ? "study" : "studies";
}
