import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { typeOneFacts } from "../../packages/engine/src/bias/asymmetry/type-one.ts";
import { TYPE_ONE_DESIGN, TYPE_ONE_TABLE } from "../../packages/engine/src/bias/asymmetry/type-one-table.ts";
import { biasMethods } from "../../packages/engine/src/bias/registry.ts";
import { ENGINE_VERSION } from "../../packages/engine/src/version.ts";
import { drawInput, randomOf } from "./asymmetry/design.ts";
import { COMMITTED, designOf } from "./asymmetry/options.ts";
import { pageOf } from "./asymmetry/page.ts";
import { simulateCell, simulatedTests } from "./asymmetry/simulate.ts";

describe("the committed table of type I errors", () => {
  it("is of this engine and of the design the command has unasked", () => {
    expect(TYPE_ONE_DESIGN).toEqual({ engine: ENGINE_VERSION, ...COMMITTED });
    expect(designOf([])).toEqual(COMMITTED);
  });

  it("is what the same seed gives again, bit for bit, in one cell of each measure", () => {
    // Those without a search for tau2: the others take minutes.
    const quick = simulatedTests.filter(({ id }) => ["egger", "harbord", "peters", "begg"].includes(id));
    for (const place of [1, 5]) {
      const cell = simulateCell(COMMITTED, COMMITTED.settings[place]!, place, 10, quick);
      const committed = quick.map(
        ({ id }) => TYPE_ONE_TABLE.find(({ method }) => method === id)?.percent[place]?.[0],
      );
      expect(cell).toEqual(committed);
    }
  }, 120_000);

  it("is on the page as it is in the engine", () => {
    const page = readFileSync(new URL("../../docs/asymmetry.md", import.meta.url), "utf8");
    expect(page).toBe(pageOf(TYPE_ONE_DESIGN, TYPE_ONE_TABLE));
  });

  it("has every test of asymmetry, each for a measure it goes with, with ten and with thirty studies", () => {
    const ours = new Set(TYPE_ONE_DESIGN.settings.map(({ measure }) => measure));
    expect(ours).toEqual(new Set(["SMD", "OR", "DOR", "HR"]));
    expect(TYPE_ONE_TABLE.map(({ method }) => method)).toEqual(simulatedTests.map(({ id }) => id));
    for (const { id } of simulatedTests) {
      expect(new Set(typeOneFacts(id).map(({ k }) => k)), id).toEqual(new Set([10, 30]));
    }
  });

  it("is cited by the summary of every test", () => {
    for (const { id } of simulatedTests) expect(biasMethods.get(id).summary).toContain("docs/asymmetry.md");
  });
});

describe("what is simulated", () => {
  const [, means] = COMMITTED.settings;
  const tables = COMMITTED.settings[5]!;

  it("has the mean and the spread of the true effects that the setting says", () => {
    const { effects } = drawInput(randomOf(3, 1, 4000, 0), means!, 4000);
    const weights = effects.vi.map((v) => 1 / v);
    const sum = weights.reduce((a, b) => a + b, 0);
    const mean = effects.yi.reduce((total, y, i) => total + y * weights[i]!, 0) / sum;
    expect(Math.abs(mean - means!.effect)).toBeLessThan(0.02);
    const q = effects.yi.reduce((total, y, i) => total + weights[i]! * (y - mean) ** 2, 0);
    expect(Math.abs(q / 3999 - 1)).toBeLessThan(0.1);
  });

  it("counts whole events of whole groups", () => {
    const { tables: drawn } = drawInput(randomOf(3, 5, 200, 0), tables, 200);
    for (const table of drawn) {
      expect(table).not.toBeNull();
      const { ai, n1i, ci, n2i } = table!;
      expect([ai, n1i, ci, n2i].every(Number.isInteger)).toBe(true);
      expect(ai >= 0 && ai <= n1i && ci >= 0 && ci <= n2i).toBe(true);
    }
  });

  it("is drawn anew for every replication, cell and seed", () => {
    const first = (...parts: [number, number, number, number]): number => randomOf(...parts).uniform();
    expect(
      new Set([first(1, 0, 10, 0), first(1, 0, 10, 1), first(1, 1, 10, 0), first(2, 0, 10, 0)]).size,
    ).toBe(4);
  });

  it.each([
    ["--seed", "x"],
    ["--replications", "0"],
    ["--replications", ""],
  ])("refuses %s %s", (...words) => {
    expect(() => designOf(words)).toThrow(RangeError);
  });
});
