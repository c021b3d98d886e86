import { expect, it } from "vitest";
import { compareDoseShapes } from "./compare-shapes.ts";

const DOSE = [1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 25, 30, 40, 50];
const VI = DOSE.map((_, i) => 0.01 + 0.002 * (i % 4));
const NOISE = [0.02, -0.03, 0.01, 0.04, -0.02, 0, 0.03, -0.04, 0.01, 0.02, -0.01, -0.02, 0.03, -0.01];

function compare(of: (dose: number) => number, dose: readonly number[] = DOSE) {
  return compareDoseShapes({ yi: dose.map((d, i) => of(d) + NOISE[i]!), vi: VI, dose, method: "REML" });
}

it("finds ED50 and prefers Emax for effects that level off", () => {
  const result = compare((d) => 0.2 + (3 * d) / (5 + d));
  if (!result.ok) throw new Error("refused");
  const [best] = result.value;
  expect(best!.id).toBe("emax");
  expect(best!.ed50!.estimate).toBeGreaterThan(3.5);
  expect(best!.ed50!.estimate).toBeLessThan(7);
  expect(best!.ed50!.interval.lower).toBeLessThan(5);
  expect(best!.ed50!.interval.upper).toBeGreaterThan(5);
  expect(result.value.reduce((sum, fit) => sum + fit.weight, 0)).toBeCloseTo(1, 12);
  expect(result.value.map((fit) => fit.aicc)).toEqual(
    result.value.map((fit) => fit.aicc).sort((a, b) => a - b),
  );
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
});

it("says that a straight line has no ED50", () => {
  const result = compare((d) => 0.1 * d);
  expect(result.issues.map((each) => each.code)).toContain("dose-ed50-edge");
  if (!result.ok) throw new Error("refused");
  const emax = result.value.find((fit) => fit.id === "emax")!;
  expect(emax.ed50!.se).toBeNull();
  expect(emax.ed50!.interval.upper).toBeNull();
  expect(result.value[0]!.id).toBe("linear");
});

it("compares by ML whatever the curves are fitted by", () => {
  const yi = DOSE.map((d, i) => 0.05 * d + 8 * NOISE[i]!);
  const [ml, reml] = (["ML", "REML"] as const).map((method) =>
    compareDoseShapes({ yi, vi: VI, dose: DOSE, method }),
  );
  if (!ml!.ok || !reml!.ok) throw new Error("refused");
  expect(reml!.value.map((fit) => fit.logLik)).toEqual(ml!.value.map((fit) => fit.logLik));
  expect(reml!.value[0]!.tau2).toBeGreaterThan(ml!.value[0]!.tau2);
});

it("leaves out shapes that the doses cannot have, and names them", () => {
  const result = compare((d) => d, [0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 5, 5, 5, 5]);
  if (!result.ok) throw new Error("refused");
  expect(result.value.map((fit) => fit.id).sort()).toEqual(["linear", "sqrt"]);
  expect(result.issues.every((each) => each.severity === "note")).toBe(true);
  expect(result.issues.length).toBe(5);
});

it("refuses one dose and few studies", () => {
  const one = compare(
    () => 1,
    DOSE.map(() => 7),
  );
  expect(one.ok).toBe(false);
  expect(one.issues[0]!.message).toContain("dose 7");
  expect(compareDoseShapes({ yi: [1, 2], vi: [1, 1], dose: [1, 2], method: "ML" }).ok).toBe(false);
});
