import { parseArgs } from "node:util";
import type { TypeOneSetting } from "../../../packages/engine/src/bias/asymmetry/type-one.ts";
import type { Design } from "./design.ts";

/** Log of a ratio of about one half: a clear effect. */
const HALVED = -0.7;

const SETTINGS: readonly TypeOneSetting[] = [
  { measure: "SMD", effect: 0, tau2: 0 },
  { measure: "SMD", effect: 0.5, tau2: 0 },
  { measure: "SMD", effect: 0.8, tau2: 0 },
  { measure: "SMD", effect: 0.5, tau2: 0.08 },
  { measure: "OR", effect: 0, tau2: 0 },
  { measure: "OR", effect: HALVED, tau2: 0 },
  { measure: "OR", effect: 2 * HALVED, tau2: 0 },
  { measure: "OR", effect: HALVED, tau2: 0.15 },
  // Tests that are made for measures of their own.
  { measure: "DOR", effect: 2, tau2: 0 },
  { measure: "HR", effect: HALVED, tau2: 0 },
];

/** The design of the table that is committed. */
export const COMMITTED: Design = {
  seed: 1,
  replications: 4000,
  level: 0.05,
  k: [10, 30],
  settings: SETTINGS,
};

/**
 * The design from the words of a command line: `--seed 1 --replications 4000`.
 * @throws RangeError when a value is not what the option takes
 */
export function designOf(args: readonly string[]): Design {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args: [...args], options: { seed: text, replications: text } });
  const whole = (name: "seed" | "replications", least: number): number => {
    const given = values[name];
    if (given === undefined) return COMMITTED[name];
    const value = given.trim() === "" ? Number.NaN : Number(given);
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw new RangeError(`--${name} cannot be ${given === "" ? "empty" : given}`);
  };
  return { ...COMMITTED, seed: whole("seed", 0), replications: whole("replications", 1) };
}
