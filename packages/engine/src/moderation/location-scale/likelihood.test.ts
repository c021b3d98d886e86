import { describe, expect, it } from "vitest";
import { orthogonalise } from "./coordinates.ts";
import { jetAt, type Problem } from "./likelihood.ts";
import { scaleLinks } from "./links.ts";

const y = Float64Array.of(0.1, 0.5, -0.3, 0.9, 0.4, 1.4, -0.2, 0.6);
const v = Float64Array.of(0.1, 0.2, 0.05, 0.3, 0.1, 0.15, 0.08, 0.12);
const dose = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 9);
const online = Float64Array.of(0, 1, 0, 1, 1, 0, 0, 1);
const one = new Float64Array(8).fill(1);

function columnsOf(...columns: Float64Array[]): readonly Float64Array[] {
  const result = orthogonalise(columns);
  if ("dependent" in result) throw new Error("columns are collinear");
  return result.columns;
}

describe.each(scaleLinks.ids)("derivatives, link %s", (id) => {
  it.each([true, false])("are those of the value (restricted: %s)", (restricted) => {
    const problem: Problem = {
      y,
      v,
      x: columnsOf(one, dose),
      z: columnsOf(one, dose, online),
      offset: 0.2,
      link: scaleLinks.get(id as "log"),
      restricted,
    };
    const at = Float64Array.of(0.4, 0.05, -0.07);
    const { gradient, hessian } = jetAt(problem, at)!;
    const step = 1e-5;
    for (let r = 0; r < 3; r++) {
      const [up, down] = [step, -step].map(
        (by) =>
          jetAt(
            problem,
            at.map((a, i) => (i === r ? a + by : a)),
          )!,
      );
      expect(gradient[r]!).toBeCloseTo((up!.value - down!.value) / (2 * step), 8);
      for (let c = 0; c < 3; c++) {
        expect(hessian[r * 3 + c]!).toBeCloseTo((up!.gradient[c]! - down!.gradient[c]!) / (2 * step), 7);
      }
    }
  });
});
