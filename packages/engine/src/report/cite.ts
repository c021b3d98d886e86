/** A year in brackets ends the names of a reference: "Viechtbauer (2005), J. Educ. ...". */
const NAMES = /^(.*?)\((\d{4}[a-z]?)\)/;

/** "Viechtbauer, 2005" of "Viechtbauer (2005), J. Educational ...", for brackets; null for what is no paper. */
function citationOf(reference: string): string | null {
  const found = NAMES.exec(reference);
  if (found === null) return null;
  const names = (found[1] ?? "").trim().replace(/,$/, "");
  return names === "" ? null : `${names}, ${found[2] ?? ""}`;
}

/** "REML (Viechtbauer, 2005)"; a choice without a paper stands alone. */
export function cited(label: string, reference: string): string {
  const citation = citationOf(firstOf(reference));
  return citation === null ? label : `${label} (${citation})`;
}

/** The single papers of a reference field, which may name several. */
export function papersOf(reference: string): readonly string[] {
  return reference
    .split(/;\s+(?=\p{Lu})/u)
    .map((paper) => paper.trim())
    .filter((paper) => citationOf(paper) !== null);
}

function firstOf(reference: string): string {
  return papersOf(reference)[0] ?? reference;
}
