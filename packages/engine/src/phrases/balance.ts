/** Whether every bracket and quote that opens in a text closes in it: what fills a hole does not begin or end within one. */
export function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if ("([{".includes(sign)) depth += 1;
    else if (")]}".includes(sign)) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** A text in pieces, whole brackets and quotes together: `et al. (2000)” and` within a name does not end a sentence. */
export function splitOutside(text: string, separator: RegExp): readonly string[] {
  const pieces = text.split(separator);
  const whole: string[] = [];
  let open = "";
  for (const [at, piece] of pieces.entries()) {
    open = open === "" ? piece : `${open} ${piece}`;
    const isOpen = depthOf(open, "([{", ")]}") > 0 || depthOf(open, "\u201c", "\u201d") > 0;
    if (isOpen && at < pieces.length - 1) continue;
    whole.push(open);
    open = "";
  }
  return whole;
}

function depthOf(text: string, opening: string, closing: string): number {
  let depth = 0;
  for (const sign of text) depth += Number(opening.includes(sign)) - Number(closing.includes(sign));
  return depth;
}
