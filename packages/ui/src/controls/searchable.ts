/** A text as it is searched: in lower case, without accents and with the keyboard's apostrophe ("Pr\u00e9cis" is found by "precis"). */
export function searchable(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("\u2019", "'").toLowerCase();
}
