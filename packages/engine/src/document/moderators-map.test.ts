import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { createModerators, renameModeratorColumns } from "./moderators.ts";
import { moderatorsSchema } from "./moderators-schema.ts";

describe("the bands and the difference of a design map", () => {
  const map = { cuts: { hours: [5, 10] }, difference: 0.3 };

  it("are read as they are written, and stay absent where none are given", () => {
    expect(v.parse(moderatorsSchema, createModerators({ map }))).toEqual(createModerators({ map }));
    expect(v.parse(moderatorsSchema, {})).not.toHaveProperty("map");
    expect(v.parse(moderatorsSchema, { map: {} }).map).toEqual({ cuts: {}, difference: null });
  });

  it.each([{ cuts: { hours: [10, 5] } }, { difference: 0 }, { difference: "large" }])(
    "are refused as %j",
    (wrong) => {
      expect(v.safeParse(moderatorsSchema, { map: wrong }).success).toBe(false);
    },
  );

  it("follow a column that gets another name, and go with one that is gone", () => {
    const spec = createModerators({ map });
    expect(renameModeratorColumns(spec, () => "dose").map).toEqual({
      cuts: { dose: [5, 10] },
      difference: 0.3,
    });
    expect(renameModeratorColumns(spec, () => null).map).toEqual({ cuts: {}, difference: 0.3 });
  });
});
