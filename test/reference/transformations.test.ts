import { readFileSync } from "node:fs";
import { transformations } from "@treeline/engine";
import { expect, it } from "vitest";

interface Case {
  readonly id: string;
  readonly input: { readonly fun: string; readonly x: readonly number[] };
  readonly expected: { readonly value: readonly number[] };
  readonly tolerance: number;
}

const { cases } = JSON.parse(
  readFileSync(new URL("data/conversions/transf.json", import.meta.url), "utf8"),
) as { readonly cases: readonly Case[] };

it.each(cases)("$id agrees with metafor", ({ input, expected, tolerance }) => {
  const record = transformations.records.find(({ r }) => r === input.fun);
  if (record === undefined) throw new Error(`no transformation for ${input.fun}`);
  input.x.forEach((x, index) => {
    const value = expected.value[index]!;
    expect(Math.abs(record.apply(x) - value)).toBeLessThanOrEqual(tolerance * Math.abs(value));
  });
});
