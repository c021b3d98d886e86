import { measures } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { sharing, unshared } from "./shared-parts.ts";
import { putNames, withoutNames } from "./usual-names.ts";

describe("usual names of columns", () => {
  it("come back to every input as they were, whatever the inputs share", () => {
    const { records, names } = withoutNames(measures.records);
    const data = sharing(records);
    expect(JSON.stringify(data)).not.toContain("mittelwertintervention");
    const read = unshared<{ inputs: { key: string; aliases: readonly string[] }[] }[]>(data);
    putNames(read, names);
    const expected = measures.records.map(({ inputs }) =>
      inputs.map(({ key, aliases }) => ({ key, aliases })),
    );
    expect(read.map(({ inputs }) => inputs.map(({ key, aliases }) => ({ key, aliases })))).toEqual(expected);
  });

  it("are words without spaces", () => {
    const all = measures.records.flatMap(({ inputs }) => inputs.flatMap(({ aliases }) => aliases));
    expect(all.filter((name) => /\s/.test(name) || name === "")).toEqual([]);
  });
});
