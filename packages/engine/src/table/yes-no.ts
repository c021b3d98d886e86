const YES: ReadonlySet<string> = new Set(["yes", "y", "true", "1", "ja", "j", "sí", "si", "oui", "x", "✓"]);
const NO: ReadonlySet<string> = new Set(["no", "n", "false", "0", "nein", "non"]);

/** The usual ways to write yes and no as "yes" and "no"; other texts stay as they are. */
export function yesNo(text: string | null): string | null {
  if (text === null) return null;
  const plain = text.trim().toLowerCase();
  if (YES.has(plain)) return "yes";
  return NO.has(plain) ? "no" : text;
}
