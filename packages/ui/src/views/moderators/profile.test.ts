import type { ModeratorValues } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { profileColumns, typicalProfile, withProfileValue } from "./profile.ts";

const format: ModeratorValues = {
  column: "format",
  role: "format",
  kind: "factor",
  levels: ["group", "online"],
  values: [0, 1, 1, null],
  unit: null,
};
const hours: ModeratorValues = {
  column: "hours",
  role: "dose",
  kind: "numeric",
  levels: [],
  values: [8, 2, 20, null],
  unit: "hours",
};

describe("a profile", () => {
  it("asks for the moderators of the terms, each once", () => {
    const terms = [["hours"], ["format", "hours"]];
    expect(profileColumns(terms, [format, hours]).map(({ column }) => column)).toEqual(["format", "hours"]);
    expect(profileColumns([["hours"]], [format, hours]).map(({ column }) => column)).toEqual(["hours"]);
  });

  it("is none when its last value is taken out", () => {
    const one = withProfileValue(null, "format", "online");
    expect(one).toEqual({ format: "online" });
    expect(withProfileValue(one, "format", null)).toBeNull();
    expect(withProfileValue({ format: "online", hours: 3 }, "hours", null)).toEqual({ format: "online" });
  });

  it("starts from the most frequent level and the median", () => {
    expect(typicalProfile([format, hours])).toEqual({ format: "online", hours: 8 });
    expect(typicalProfile([{ ...hours, values: [null] }])).toBeNull();
  });
});
