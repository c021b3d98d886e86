import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { henmiCopas } from "../../packages/engine/src/pooling/henmi-copas.ts";
import { effectSet } from "./pooling/load.ts";

interface Case {
  readonly id: string;
  readonly input: {
    readonly yi: readonly number[] | number;
    readonly vi: readonly number[] | number;
    readonly level: number;
  };
  readonly expected: Readonly<Record<"estimate" | "se" | "ciLower" | "ciUpper" | "tau2", number>> & {
    readonly error?: string;
  };
  readonly tolerance: number;
}

const url = new URL("./data/henmi-copas/cases.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(url, "utf8")) as { cases: readonly Case[] };

describe("Henmi-Copas beside hc() with its integral tightened", () => {
  test.each(cases.filter(({ expected }) => expected.error === undefined))("$id", (reference) => {
    const { input, expected, tolerance } = reference;
    const result = henmiCopas(effectSet([input.yi].flat(), [input.vi].flat()), input.level);
    if (!result.ok) throw new Error("refused");
    const { estimate, se, interval, tau2 } = result.value;
    const ours = { estimate, se, ciLower: interval?.lower, ciUpper: interval?.upper, tau2 };
    for (const [field, value] of Object.entries(ours)) {
      const wanted = expected[field as keyof typeof ours];
      const floor = field === "estimate" || field === "tau2" ? 1e-15 : 0;
      expect(Math.abs((value ?? Number.NaN) - wanted), field).toBeLessThanOrEqual(
        Math.max(floor, tolerance * Math.abs(wanted)),
      );
    }
  });
});
