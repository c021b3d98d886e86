import type { TypeOneDesign, TypeOneSetting } from "../../../packages/engine/src/bias/asymmetry/type-one.ts";
import { biasInputOf } from "../../../packages/engine/src/bias/bias-testing.ts";
import type { BiasInput, CountedTable, GroupSizes } from "../../../packages/engine/src/bias/types.ts";
import { measures } from "../../../packages/engine/src/measures/registry.ts";
import { exp, log } from "../../../packages/engine/src/numeric/elementary.ts";
import { createRandom, mixedSeed, type Random } from "../../../packages/engine/src/numeric/random.ts";
import { withDefaults } from "../../../packages/engine/src/registry.ts";

export type Design = Omit<TypeOneDesign, "engine">;

/** Sizes of one group (of HR: events of the study), from small to large; the studies' logarithms are spread evenly between them. */
const GROUP_SIZES = { SMD: [10, 100], OR: [25, 250], HR: [20, 300] } as const;
/** Risks in the control groups. */
const CONTROL_RISKS = [0.1, 0.4] as const;

/** The random numbers of one simulated meta-analysis, which depend on no other one. */
export function randomOf(seed: number, setting: number, k: number, replication: number): Random {
  return createRandom(mixedSeed(seed, setting, k, replication));
}

/** A whole meta-analysis, nothing of which is missing. */
export function drawInput(random: Random, setting: TypeOneSetting, k: number): BiasInput {
  switch (setting.measure) {
    case "SMD":
      return drawMeans(random, setting, k);
    case "HR":
      return drawHazards(random, setting, k);
    default:
      return drawTables(random, setting, k);
  }
}

function groupSize(random: Random, [least, most]: readonly [number, number]): number {
  return Math.round(exp(log(least) + random.uniform() * log(most / least)));
}

function trueEffect(random: Random, { effect, tau2 }: TypeOneSetting): number {
  return effect + Math.sqrt(tau2) * random.normal();
}

/** Means and SDs of two groups of normal scores with SD 1, and Hedges' g of them. */
function drawMeans(random: Random, setting: TypeOneSetting, k: number): BiasInput {
  const sizes: GroupSizes[] = [];
  const columns = { m1i: [] as number[], sd1i: [] as number[], m2i: [] as number[], sd2i: [] as number[] };
  for (let study = 0; study < k; study++) {
    const n = groupSize(random, GROUP_SIZES.SMD);
    sizes.push({ n1: n, n2: n });
    columns.m1i.push(trueEffect(random, setting) + random.normal() / Math.sqrt(n));
    columns.m2i.push(random.normal() / Math.sqrt(n));
    columns.sd1i.push(sampleSd(random, n));
    columns.sd2i.push(sampleSd(random, n));
  }
  const measure = measures.get("SMD");
  const inputs = { ...columns, n1i: sizes.map(({ n1 }) => n1), n2i: sizes.map(({ n2 }) => n2) };
  const { yi, vi } = measure.compute(inputs, withDefaults(measure.params, {}));
  return biasInputOf(known(yi), known(vi), {
    measure: "SMD",
    sizes,
    totals: sizes.map(({ n1, n2 }) => n1 + n2),
  });
}

function sampleSd(random: Random, n: number): number {
  let sum = 0;
  for (let i = 1; i < n; i++) {
    const z = random.normal();
    sum += z * z;
  }
  return Math.sqrt(sum / (n - 1));
}

/** Two-by-two tables of two groups of the same size, and their log odds ratios. */
function drawTables(random: Random, setting: TypeOneSetting, k: number): BiasInput {
  const tables: CountedTable[] = [];
  for (let study = 0; study < k; study++) {
    let table = drawTable(random, setting);
    // Without events in either group, or with events in everyone, a study tells nothing of an odds ratio.
    while (isUninformative(table)) table = drawTable(random, setting);
    tables.push(table);
  }
  const measure = measures.get("OR");
  const inputs = {
    ai: tables.map(({ ai }) => ai),
    n1i: tables.map(({ n1i }) => n1i),
    ci: tables.map(({ ci }) => ci),
    n2i: tables.map(({ n2i }) => n2i),
  };
  const { yi, vi } = measure.compute(inputs, withDefaults(measure.params, {}));
  return biasInputOf(known(yi), known(vi), {
    measure: setting.measure,
    tables,
    sizes: tables.map(({ n1i, n2i }) => ({ n1: n1i, n2: n2i })),
    totals: tables.map(({ n1i, n2i }) => n1i + n2i),
    events: tables.map(({ ai, ci }) => ai + ci),
  });
}

function drawTable(random: Random, setting: TypeOneSetting): CountedTable {
  const n = groupSize(random, GROUP_SIZES.OR);
  const [low, high] = CONTROL_RISKS;
  const risk = low + random.uniform() * (high - low);
  const odds = (risk / (1 - risk)) * exp(trueEffect(random, setting));
  return { ai: events(random, n, odds / (1 + odds)), n1i: n, ci: events(random, n, risk), n2i: n };
}

function isUninformative({ ai, n1i, ci, n2i }: CountedTable): boolean {
  return ai + ci === 0 || ai + ci === n1i + n2i;
}

function events(random: Random, n: number, risk: number): number {
  let count = 0;
  for (let i = 0; i < n; i++) if (random.uniform() < risk) count += 1;
  return count;
}

/** Log hazard ratios, whose variance is 4 by the events of two groups of the same size. */
function drawHazards(random: Random, setting: TypeOneSetting, k: number): BiasInput {
  const counts = Array.from({ length: k }, () => groupSize(random, GROUP_SIZES.HR));
  const yi = counts.map((count) => trueEffect(random, setting) + (2 / Math.sqrt(count)) * random.normal());
  return biasInputOf(
    yi,
    counts.map((count) => 4 / count),
    { measure: "HR", events: counts },
  );
}

/** Every study drawn has an effect. */
function known(values: readonly (number | null)[]): number[] {
  return values.map((value) => {
    if (value === null) throw new RangeError("a simulated study has no effect");
    return value;
  });
}
