/** Where a table of a TrueType font stands; null where it has none (OpenType 1.9, "Table directory"). */
export function tableOf(
  view: DataView,
  tag: string,
): { readonly entry: number; readonly start: number } | null {
  const tables = view.byteLength < 12 ? 0 : view.getUint16(4);
  for (let index = 0; index < tables; index++) {
    const entry = 12 + 16 * index;
    if (tagAt(view, entry) === tag) return { entry, start: view.getUint32(entry + 8) };
  }
  return null;
}

/** The four letters of a name of a font's part. */
export function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((place) => view.getUint8(at + place)));
}
