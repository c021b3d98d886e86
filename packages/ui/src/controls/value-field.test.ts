import { transformations } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { problemOf } from "./value-field.tsx";

const plain = transformations.get("identity");
const ratio = transformations.get("exp");
const correlation = transformations.get("tanh");

describe("a value that may be left out", () => {
  it.each([
    ["nothing", "", ratio],
    ["a number with a comma", "0,8", ratio],
    ["a negative difference", "-2", plain],
    ["a correlation", "0.3", correlation],
  ])("may be %s", (_, text, transformation) => {
    expect(problemOf(text, transformation)).toBe("");
  });

  it.each([
    ["a word", "x", plain, "A number is needed"],
    ["a ratio of 0", "0", ratio, "above 0"],
    ["a correlation of 1", "1", correlation, "no such number"],
  ])("is refused with a sentence when it is %s", (_, text, transformation, said) => {
    expect(problemOf(text, transformation)).toContain(said);
  });
});
