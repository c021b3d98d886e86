const TOGETHER = /\[[^\]]*\]|[<>] [.,\d]+/g;

/** A text whose intervals and bounds are not torn at the end of a line: "[0.1, 0.2]", "< .001". */
export function unbroken(text: string): string {
  return text.replace(TOGETHER, (part) => part.replaceAll(" ", "\u00a0"));
}
