import { square } from "../../numeric/elementary.ts";
import { LEVEL } from "../assumed.ts";
import { positive, proportions } from "../checks.ts";
import { defineConversion, type Refusal, refuse } from "../define.ts";
import { READY_MADE } from "../quantities/design.ts";
import { qnorm } from "../r-functions.ts";
import { ascending } from "../summaries/checks.ts";
import type { Conversion } from "../types.ts";
import { DESIGN_EFFECT_IN_RANGE } from "./clusters.ts";
import { isOneGroup } from "./design-effects.ts";

const SHARED = {
  reference: "Higgins, Eldridge & Li (2023), Cochrane Handbook 6.4, section 23.1.4",
  group: "design",
} as const;

const IGNORED = (): readonly string[] => ["a standard error that ignores the clusters"];

/** With clusters in one group only, the share of the variance that they inflate is not known from the effect. */
function refuseOneGroup(numbers: Readonly<Record<string, number>>): Refusal | undefined {
  if (!isOneGroup(numbers)) return undefined;
  return refuse(
    "clusters-in-one-group",
    "deff",
    "only group 1 is clustered, and a standard error of the whole effect does not tell how much of it comes from that group; no accepted method adjusts it, so the row is not converted.",
    "Enter the numbers of both groups, or an effect and its standard error from a model that allows for the clusters.",
  );
}

/**
 * An effect whose standard error ignores the clusters: its variance times the design effect.
 *
 * R: `vi * deff`
 */
function inflate([measure, name]: readonly [string, string]): Conversion {
  const [yi, vi] = [`yi_${measure}`, `vi_${measure}`];
  return defineConversion<string, string>({
    ...SHARED,
    id: `inflate-${measure.toLowerCase()}`,
    // Counts and means say group by group what clusters change: where they are reported, they go before.
    detour: 0.5,
    label: `Variance of the ${name} times the design effect`,
    summary: `The ${name} with a variance that allows for clusters which its standard error ignores.`,
    from: [yi, vi, "deff"],
    optional: ["cluster_size1", "n_clusters1"],
    yields: [`${yi}_deff`, `${vi}_deff`],
    example: { [yi]: 0.4, [vi]: 0.04, deff: 1.95 },
    checks: [positive(`variance of the ${name}`, vi), DESIGN_EFFECT_IN_RANGE],
    assumes: IGNORED,
    formulas(numbers, { step }) {
      const refused = refuseOneGroup({ ...numbers });
      if (refused !== undefined) return refused;
      step(`${yi}_deff`, yi, numbers[yi]!);
      step(`${vi}_deff`, `deff * ${vi}`, numbers.deff! * numbers[vi]!);
      return undefined;
    },
  });
}

/** Ready-made effects by what says how precise they are. */
interface Precision {
  readonly id: string;
  readonly words: string;
  readonly keys: readonly string[];
  readonly example: Readonly<Record<string, number>>;
  readonly formula: string;
  variance(numbers: Readonly<Record<string, number>>, q: number): number;
}

const PRECISIONS: readonly Precision[] = [
  {
    id: "se",
    words: "standard error",
    keys: ["sei"],
    example: { sei: 0.21 },
    formula: "sei^2",
    variance: ({ sei }) => square(sei!),
  },
  {
    id: "variance",
    words: "variance",
    keys: ["vi"],
    example: { vi: 0.04 },
    formula: "vi",
    variance: ({ vi }) => vi!,
  },
  {
    id: "interval",
    words: "interval",
    keys: ["ci_lb", "ci_ub"],
    example: { ci_lb: 0.1, ci_ub: 0.9 },
    formula: "((ci_ub - ci_lb) / (2 * q))^2",
    variance: ({ ci_lb, ci_ub }, q) => square((ci_ub! - ci_lb!) / (2 * q)),
  },
];

/** A ready-made effect whose standard error, variance or interval ignores the clusters. R: `deff * sei^2` */
function inflateReadyMade({ id, words, keys, example, formula, variance }: Precision): Conversion {
  const isInterval = id === "interval";
  return defineConversion<string, string, "level">({
    ...SHARED,
    id: `inflate-ready-made-${id}`,
    label: `Ready-made effect with ${words} and design effect`,
    summary: `A ready-made effect with a variance that allows for clusters which its ${words} ignores.`,
    from: ["yi", ...keys, "deff"],
    optional: ["cluster_size1", "n_clusters1"],
    ...(isInterval ? { assumed: [LEVEL] } : {}),
    yields: ["yi_GEN", "vi_GEN"],
    example: { yi: 0.5, ...example, deff: 1.95 },
    checks: [
      DESIGN_EFFECT_IN_RANGE,
      ...(isInterval
        ? [ascending("ci_lb", "ci_ub"), proportions("level", "level")]
        : [positive(words, keys[0]!)]),
    ],
    assumes: IGNORED,
    formulas(numbers, { step }) {
      const refused = refuseOneGroup({ ...numbers });
      if (refused !== undefined) return refused;
      const q = isInterval
        ? step("q", "-qnorm((1 - level) / 2)", -qnorm((1 - numbers.level!) / 2))
        : Number.NaN;
      step("yi_GEN", "yi", numbers.yi!);
      step("vi_GEN", `deff * ${formula}`, numbers.deff! * variance({ ...numbers }, q));
      return undefined;
    },
  });
}

/** Reported effects whose precision ignores the clusters. */
export const inflatedEffects: readonly Conversion[] = [
  ...READY_MADE.map(inflate),
  ...PRECISIONS.map(inflateReadyMade),
];
