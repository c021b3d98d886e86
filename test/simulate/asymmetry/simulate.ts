import { ASYMMETRY } from "../../../packages/engine/src/bias/asymmetry/index.ts";
import type { TypeOneSeries, TypeOneSetting } from "../../../packages/engine/src/bias/asymmetry/type-one.ts";
import { type BiasInput, isLong, type QuickBiasMethod } from "../../../packages/engine/src/bias/types.ts";
import { withDefaults } from "../../../packages/engine/src/registry.ts";
import { type Design, drawInput, randomOf } from "./design.ts";

/** Every test of asymmetry, with its usual choices. */
export const simulatedTests: readonly QuickBiasMethod[] = ASYMMETRY.filter(
  (method): method is QuickBiasMethod => !isLong(method),
);

/** Beyond it the LFK index, which has no test, speaks of asymmetry. */
const SYMMETRIC = 1;

/** Whether a test rejects at the level; null where it does not go with these studies. */
function rejects(method: QuickBiasMethod, input: BiasInput, level: number): boolean | null {
  const params = withDefaults(method.params, {});
  if (method.lack(input, params) !== null) return null;
  const result = method.run(input, params);
  if (!result.ok) return null;
  const [main] = result.value.tests;
  if (main !== undefined) return main.test.pValue < level;
  const [index] = result.value.numbers;
  return index === undefined || index.value === null ? null : Math.abs(index.value) > SYMMETRIC;
}

/** Percent of meta-analyses of one cell in which each test rejects, in the order of the tests; null = it does not go with them. */
export function simulateCell(
  { seed, replications, level }: Design,
  setting: TypeOneSetting,
  place: number,
  k: number,
  tests: readonly QuickBiasMethod[] = simulatedTests,
): (number | null)[] {
  const counts = tests.map(() => ({ rejected: 0, tried: 0 }));
  for (let replication = 0; replication < replications; replication++) {
    const input = drawInput(randomOf(seed, place, k, replication), setting, k);
    for (const [at, method] of tests.entries()) {
      const answer = rejects(method, input, level);
      if (answer === null) continue;
      counts[at]!.tried += 1;
      if (answer) counts[at]!.rejected += 1;
    }
  }
  // One that cannot be computed for a few draws is none; one that goes with hardly any is not for these studies.
  return counts.map(({ rejected, tried }) =>
    tried < replications / 2 ? null : Math.round((1000 * 100 * rejected) / tried) / 1000,
  );
}

/** The whole table. */
export function simulateAll(design: Design, tell: (done: number, of: number) => void): TypeOneSeries[] {
  const { settings, k } = design;
  let done = 0;
  const cells = settings.map((setting, place) =>
    k.map((studies) => {
      const cell = simulateCell(design, setting, place, studies);
      tell(++done, settings.length * k.length);
      return cell;
    }),
  );
  return simulatedTests.map(({ id }, at) => ({
    method: id,
    percent: cells.map((row) => row.map((cell) => cell[at] ?? null)),
  }));
}
