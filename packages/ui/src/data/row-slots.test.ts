import { expect, it } from "vitest";
import { createRowSlots } from "./row-slots.ts";

it("lets rows that come take the slots of those that leave, and the others keep theirs", () => {
  const slots = createRowSlots();
  expect(slots.assign([0, 1, 2, 3])).toEqual([0, 1, 2, 3]);
  expect(slots.assign([2, 3, 4, 5])).toEqual([2, 3, 0, 1]);
  expect(slots.assign([2, 100, 101, 102])).toEqual([2, 0, 1, 3]);
  expect(slots.assign([])).toEqual([]);
});
