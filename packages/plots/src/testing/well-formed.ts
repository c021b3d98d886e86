/** What keeps a text from being a well-formed XML element; null when nothing does. Covers what the SVG writer can produce. */
export function xmlFault(xml: string): string | null {
  const open: string[] = [];
  let position = 0;
  for (const match of xml.matchAll(/<(\/?)([a-z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/g)) {
    const between = textFault(xml.slice(position, match.index));
    if (between !== null) return between;
    const [whole, closing, name, attributes, selfClosing] = match;
    const attribute = textFault(attributes!.replaceAll(">", ""));
    if (attribute !== null) return attribute;
    if (closing === "/") {
      if (open.pop() !== name) return `</${name}> closes nothing`;
    } else if (selfClosing !== "/") open.push(name!);
    position = match.index + whole.length;
  }
  if (open.length > 0) return `<${open.at(-1)}> is never closed`;
  return textFault(xml.slice(position));
}

function textFault(text: string): string | null {
  const stray = text.match(/[<>]|&(?!(amp|lt|gt|quot|#39);)/);
  if (stray) return `stray ${stray[0]} in ${text.slice(0, 80)}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text) ? "a character XML forbids" : null;
}
