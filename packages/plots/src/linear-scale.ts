/**
 * Maps a domain linearly onto a range; a domain without width onto the middle. The same arithmetic as d3's linear scale, which
 * would bring interpolation of colours and the formatting of numbers along.
 */
export function linearScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const width = domain[1] - domain[0];
  return (value) => {
    const share = width === 0 ? 0.5 : (value - domain[0]) / width;
    return range[0] * (1 - share) + range[1] * share;
  };
}
