/** A spelling without what does not tell levels apart: case, accents, hyphens, full stops, spaces. */
export function plainSpelling(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
