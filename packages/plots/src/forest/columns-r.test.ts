import { describe, expect, it } from "vitest";
import { columnLines } from "./columns-r.ts";

describe("columns of the table beside a forest plot of R", () => {
  it.each([1, 4, 8])(
    "leave %d of them, the names, and the weights with the effects their room",
    (columns) => {
      const made = Array.from({ length: columns }, (_, place) => ({ name: `c${place}`, texts: ["1", "2"] }));
      const xlim = columnLines(made, "es").at(-1) ?? "";
      const [, before, after] = /forest_width \* ([\d.]+), .*forest_width \* ([\d.]+)\)$/
        .exec(xlim)!
        .map(Number);
      const all = before! + 1 + after!;
      // Of 9 inches: "1.77%  -0.65 [-0.13, -1.17]" in R's letters of 12 points takes 2.2, a long name 1.7.
      expect((9 * after!) / all).toBeGreaterThan(2.2);
      expect(before! - 0.42 * columns).toBeGreaterThan(1);
    },
  );
});
