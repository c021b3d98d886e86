import { expect, it } from "vitest";
import { shareWidth } from "./share-width.ts";

const letters = (text: string): number => text.length;
const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0);

it("gives columns their texts where all fit, and fills the width", () => {
  expect(shareWidth([["ab"], ["abcd"]], letters, 60, 1)).toEqual([22.5, 37.5]);
});

it("tears no word, and leaves sentences what is left", () => {
  const sentence = "so many words that no line can hold them all beside the others";
  const widths = shareWidth([["heterogeneity"], ["1"], [sentence], [sentence]], letters, 50, 2);
  expect(sum(widths)).toBeCloseTo(50, 9);
  expect(widths[0]).toBeGreaterThanOrEqual(15);
  expect(widths[1]).toBeGreaterThanOrEqual(3);
  expect(widths[2]).toBeCloseTo(widths[3]!, 9);
});

it("still fills the width where the words alone are too long for it", () => {
  const widths = shareWidth([["heterogeneity"], ["inconsistency"]], letters, 10, 0);
  expect(widths).toEqual([5, 5]);
});
