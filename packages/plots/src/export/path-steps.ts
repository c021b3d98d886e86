/** One step of the pen along the outline of a path, in px. */
export type PathStep =
  | { readonly type: "move" | "line"; readonly x: number; readonly y: number }
  | { readonly type: "close" };

/**
 * The steps of a path as scenes write them: straight lines in absolute coordinates, `M1,2L3,4Z`.
 * @throws RangeError for anything else, which would be drawn wrongly
 */
export function pathSteps(d: string): readonly PathStep[] {
  const steps: PathStep[] = [];
  for (const [command = "", letter = ""] of d.matchAll(/([A-Za-z])[^A-Za-z]*/g)) {
    if (letter === "Z") {
      steps.push({ type: "close" });
      continue;
    }
    if (letter !== "M" && letter !== "L") throw new RangeError(`a path holds the step ${letter}`);
    const numbers = [...command.matchAll(/-?\d+(?:\.\d+)?/g)].map(([text]) => Number(text));
    if (numbers.length === 0 || numbers.length % 2 !== 0)
      throw new RangeError(`a path is cut off: ${command}`);
    for (let at = 0; at < numbers.length; at += 2) {
      const type = letter === "M" && at === 0 ? "move" : "line";
      steps.push({ type, x: numbers[at]!, y: numbers[at + 1]! });
    }
  }
  return steps;
}
