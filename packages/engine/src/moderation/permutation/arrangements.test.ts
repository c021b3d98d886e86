import fc from "fast-check";
import { expect, it } from "vitest";
import { arrangingOf, rowClasses, walkFrom } from "./arrangements.ts";

function wordsOf(classes: readonly number[], from: number, to: number): string[] {
  const arranging = arrangingOf("rows", classes, 100, 1);
  const walk = walkFrom(arranging, from);
  return Array.from({ length: to - from }, () => {
    walk.next();
    return Array.from(walk.order).join(" ");
  });
}

/** Which class of row each study has got. */
function given(order: string, classes: readonly number[]): string {
  const word: number[] = [];
  order.split(" ").forEach((study, row) => {
    word[Number(study)] = classes[row]!;
  });
  return word.join(" ");
}

it("goes through all different orders once, from the studies as they are", () => {
  const classes = [0, 1, 0, 2, 1, 0];
  const { used, exact } = arrangingOf("rows", classes, 100, 1).arrangements;
  expect([used, exact]).toEqual([60, true]);
  const orders = wordsOf(classes, 0, used);
  expect(orders[0]).toBe("0 1 2 3 4 5");
  const words = orders.map((order) => given(order, classes));
  expect(new Set(words).size).toBe(60);
});

it("comes to the same orders wherever it begins", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 7 }),
      fc.nat(),
      (raw, at) => {
        const classes = rowClasses([Float64Array.from(raw)], raw.length);
        const { used } = arrangingOf("rows", classes, 100, 1).arrangements;
        const from = at % used;
        expect(wordsOf(classes, from, used)).toEqual(wordsOf(classes, 0, used).slice(from));
      },
    ),
  );
});

it("draws orders and signs by their place alone, the studies as they are first", () => {
  const classes = Array.from({ length: 30 }, (_, row) => row);
  expect(arrangingOf("rows", classes, 100, 1).arrangements).toEqual({
    kind: "rows",
    exact: false,
    used: 100,
    possible: null,
  });
  expect(wordsOf(classes, 40, 44)).toEqual(wordsOf(classes, 0, 44).slice(40));
  expect(wordsOf(classes, 0, 1)[0]).toBe(classes.join(" "));
  const signs = walkFrom(arrangingOf("signs", classes, 100, 1), 0);
  signs.next();
  expect(signs.signs.every((sign) => sign === 1)).toBe(true);
  signs.next();
  expect(new Set(signs.signs)).toEqual(new Set([1, -1]));
});

it("uses all patterns of signs of few studies", () => {
  const arranging = arrangingOf("signs", [0, 0, 0, 0], 100, 1);
  const walk = walkFrom(arranging, 0);
  const seen = Array.from({ length: arranging.arrangements.used }, () => {
    walk.next();
    return walk.signs.join(" ");
  });
  expect(new Set(seen).size).toBe(16);
});

it("takes all orders of nine studies, and a sample of ten", () => {
  const rows = (k: number) => Array.from({ length: k }, (_, row) => row);
  expect(arrangingOf("rows", rows(9), 100, 1).arrangements.used).toBe(362_880);
  expect(arrangingOf("rows", rows(10), 100, 1).arrangements).toMatchObject({
    used: 100,
    possible: 3_628_800,
  });
});
