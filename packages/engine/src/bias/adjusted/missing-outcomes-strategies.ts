import type { Params } from "../../registry.ts";
import type { BiasInput } from "../types.ts";
import {
  type Assumption,
  filledEffect,
  type RiskMeasure,
  type StudyEffect,
  uncertaintyEffect,
  type Weights,
} from "./missing-outcomes-study.ts";

/** One way to deal with people whose outcome is unknown. */
export interface MissingStrategy {
  readonly id: string;
  readonly label: string;
  /** To follow "with": what is taken of people without outcome. */
  readonly words: string;
  /** null = Gamble and Hollis' uncertainty method, which fills nothing in. */
  readonly assumption: ((params: Params) => Assumption) | null;
}

const fixed = (risk1: number, risk2: number) => (): Assumption => ({ kind: "risks", risk1, risk2 });

/** In the order in which they are shown. */
export const MISSING_STRATEGIES: readonly MissingStrategy[] = [
  {
    id: "aca",
    label: "Available cases",
    words: "people without outcome left out",
    assumption: () => ({ kind: "available" }),
  },
  {
    id: "ica-0",
    label: "ICA-0: no events",
    words: "no event among people without outcome",
    assumption: fixed(0, 0),
  },
  {
    id: "ica-1",
    label: "ICA-1: all events",
    words: "an event for everybody without outcome",
    assumption: fixed(1, 1),
  },
  {
    id: "ica-b",
    label: "ICA-b: largest effect",
    words: "an event for everybody without outcome in group 1 and for nobody in group 2",
    assumption: fixed(1, 0),
  },
  {
    id: "ica-w",
    label: "ICA-w: smallest effect",
    words: "an event for everybody without outcome in group 2 and for nobody in group 1",
    assumption: fixed(0, 1),
  },
  {
    id: "ica-p1",
    label: "ICA-p1: risk of group 1",
    words: "the risk observed in group 1 for everybody without outcome",
    assumption: () => ({ kind: "group", group: 1 }),
  },
  {
    id: "ica-p2",
    label: "ICA-p2: risk of group 2",
    words: "the risk observed in group 2 for everybody without outcome",
    assumption: () => ({ kind: "group", group: 2 }),
  },
  {
    id: "imor",
    label: "ICA-IMOR",
    words: "odds of people without outcome by informative missingness odds ratios",
    assumption: imorOf,
  },
  {
    id: "reasons",
    label: "ICA-r: by reasons",
    words: "outcomes filled in by reasons for missingness",
    assumption: reasonsOf,
  },
  {
    id: "gamble-hollis",
    label: "Gamble-Hollis",
    words: "available cases, as uncertain as from the worst to the best case",
    assumption: null,
  },
];

function imorOf({ imor1, imor2, sd, correlation }: Params): Assumption {
  return {
    kind: "imor",
    imor1: Number(imor1),
    imor2: Number(imor2),
    sd: Number(sd),
    correlation: Number(correlation),
  };
}

function reasonsOf(params: Params): Assumption {
  const [none, all, risk1, risk2] = sharesOf(params) as [number, number, number, number];
  return { kind: "reasons", none, all, risk1, risk2 };
}

/** The parameters of the shares by reason, in percent of the people without outcome. */
export const REASONS = ["reason0", "reason1", "reasonP1", "reasonP2"] as const;

/** Shares of the people without outcome by reason: no event, an event, risk of group 1, risk of group 2. */
export function sharesOf(params: Params): number[] {
  return REASONS.map((key) => Number(params[key]) / 100);
}

/** Whether shares by reason are given that add up to more than everybody. */
export function tooManyReasons(params: Params): boolean {
  return sharesOf(params).reduce((sum, share) => sum + share, 0) > 1 + 1e-9;
}

/** Without shares by reason that way is available cases under another name: it is then shown only where it is asked for. */
export function shownStrategies(params: Params): readonly MissingStrategy[] {
  const given = params.strategy === "reasons" || sharesOf(params).some((share) => share > 0);
  return MISSING_STRATEGIES.filter(({ id }) => id !== "reasons" || given);
}

/** Higgins' weights as they are named, in the order of the menu. */
export const MISSING_WEIGHTS: readonly {
  readonly id: Weights;
  readonly label: string;
  /** To follow "weights". */
  readonly words: string;
}[] = [
  { id: "observed", label: "By what was observed (W4)", words: "by what was observed (W4)" },
  { id: "imputed", label: "As if filled in were observed (W1)", words: "as if observed (W1)" },
  { id: "available", label: "Those of available cases (W2)", words: "of available cases (W2)" },
  {
    id: "scaled",
    label: "Filled in, scaled to those observed (W3)",
    words: "of filled risks in as many people as were observed (W3)",
  },
];

/** The effects of all studies under a strategy. @throws RangeError where counts are unknown: `lack` says so beforehand */
export function effectsUnder(
  { assumption }: MissingStrategy,
  input: BiasInput,
  params: Params,
): StudyEffect[] {
  const measure = input.effects.measure as RiskMeasure;
  const weights = MISSING_WEIGHTS.find(({ id }) => id === params.weights)?.id ?? "observed";
  const assumed = assumption?.(params);
  return input.tables.map((table, i) => {
    const missing = input.missing[i] ?? null;
    if (table === null || missing === null) throw new RangeError(`counts of study ${i} are unknown`);
    return assumed === undefined
      ? uncertaintyEffect(measure, table, missing)
      : filledEffect(measure, table, missing, assumed, weights);
  });
}
