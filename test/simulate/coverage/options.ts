import { parseArgs } from "node:util";
import type { Design } from "./design.ts";

/** The design whose table is committed. */
export const COMMITTED: Design = {
  seed: 1,
  replications: 4000,
  mu: 0.3,
  level: 0.95,
  k: [2, 3, 5, 10, 30],
  i2: [0, 50, 90],
};

/**
 * A design from the words of a command line: `--seed 1 --replications 4000 --mu 0.3 --level 0.95 --k 2,3 --i2 0,50`.
 * @throws RangeError when a value is not what the option takes
 */
export function designOf(args: readonly string[]): Design {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { seed: text, replications: text, mu: text, level: text, k: text, i2: text },
  });
  const list = (name: "k" | "i2", good: (value: number) => boolean): readonly number[] =>
    values[name]?.split(",").map((item) => checked(name, item, good)) ?? COMMITTED[name];
  const one = (name: "seed" | "replications" | "mu" | "level", good: (value: number) => boolean): number => {
    const given = values[name];
    return given === undefined ? COMMITTED[name] : checked(name, given, good);
  };
  return {
    seed: one("seed", Number.isSafeInteger),
    replications: one("replications", (value) => Number.isSafeInteger(value) && value > 0),
    mu: one("mu", Number.isFinite),
    level: one("level", (value) => value > 0 && value < 1),
    k: list("k", (value) => Number.isSafeInteger(value) && value >= 2),
    i2: list("i2", (value) => value >= 0 && value < 100),
  };
}

function checked(name: string, text: string, good: (value: number) => boolean): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!good(value)) throw new RangeError(`--${name} cannot be ${text === "" ? "empty" : text}`);
  return value;
}

/** The same design, as `pnpm simulate` is told it. */
export function commandOf({ seed, replications, mu, level, k, i2 }: Design): string {
  return `pnpm simulate coverage --seed ${seed} --replications ${replications} --mu ${mu} --level ${level} --k ${k.join(",")} --i2 ${i2.join(",")}`;
}
