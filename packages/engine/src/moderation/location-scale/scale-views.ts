import type { Index } from "../../analysis-types.ts";
import type { ModelDesign, ModeratorValues, Profile } from "../../design/types.ts";
import type { HeldAt } from "../../moderation-types.ts";
import type { ScalePoint, ScaleView } from "../../scale-types.ts";
import { freedom } from "./coefficients.ts";
import { omnibusTest } from "./omnibus.ts";
import { predictLocationScale } from "./predict.ts";
import type { LocationScaleFit, LocationScalePrediction } from "./types.ts";

/** Both parts of a model on the same studies. */
export interface ScaleDesigns {
  readonly location: ModelDesign;
  readonly scale: ModelDesign;
}

/** Along a number, its ends included. */
const POINTS = 41;
/** Combinations of levels that are averaged over at most. */
const MOST_COMBINATIONS = 20_000;

/**
 * tau2 and the mean effect at each level, or along the range, of every moderator of the scale part: other numbers at their means,
 * levels of other factors counting the same (means of design rows, so that links apply to the mean of the linear predictor).
 * Source: Searle, Speed & Milliken (1980), The American Statistician 34, 216-221. R: `predict(res, newmods = x, newscale = z)`
 */
export function scaleViews(fit: LocationScaleFit, designs: ScaleDesigns): ScaleView[] {
  const all = moderatorsOf(designs);
  return designs.scale.moderators.flatMap((focal) => {
    const others = all.filter(({ column }) => column !== focal.column);
    const factors = others.filter(({ kind }) => kind === "factor");
    if (factors.reduce((product, { levels }) => product * levels.length, 1) > MOST_COMBINATIONS) return [];
    const held = others.filter(({ kind }) => kind === "numeric").map(heldAt);
    const around = backgrounds(held, factors);
    const points = placesOf(focal).flatMap(
      (place) => pointAt(fit, designs, focal.column, place, around) ?? [],
    );
    return [
      {
        column: focal.column,
        kind: focal.kind,
        unit: focal.unit,
        held,
        averaged: factors.map(({ column }) => column),
        points,
        test: testOf(fit, designs.scale, focal.column),
        values: focal.kind === "numeric" ? known(focal) : [],
      },
    ];
  });
}

function testOf(fit: LocationScaleFit, { terms }: ModelDesign, column: string): ScaleView["test"] {
  const own = terms.filter(({ moderators }) => moderators.includes(column));
  const places = [...new Set(own.flatMap(({ columns }) => columns))];
  if (fit.vcovScale === null || fit.unbounded !== null || places.length === 0) return null;
  const estimates = fit.scale.map(({ estimate }) => estimate ?? 0);
  return omnibusTest("QS", estimates, fit.vcovScale, places, freedom(fit, fit.q));
}

/** The moderators of both parts, each once. */
function moderatorsOf({ location, scale }: ScaleDesigns): ModeratorValues[] {
  return [...new Map([...scale.moderators, ...location.moderators].map((one) => [one.column, one])).values()];
}

function known({ values }: ModeratorValues): number[] {
  return values.filter((value) => value !== null);
}

function heldAt(values: ModeratorValues): HeldAt {
  const own = known(values);
  // Around the first value, so that large numbers do not overflow their sum.
  const first = own[0]!;
  const mean = first + own.reduce((sum, value) => sum + (value - first) / own.length, 0);
  return { column: values.column, value: mean + 0, unit: values.unit };
}

/** Every combination of levels of the other factors, with the numbers at their means. */
function backgrounds(held: readonly HeldAt[], factors: readonly ModeratorValues[]): Profile[] {
  const numbers: Profile = Object.fromEntries(held.map(({ column, value }) => [column, value]));
  return factors.reduce<Profile[]>(
    (profiles, { column, levels }) =>
      profiles.flatMap((profile) => levels.map((level) => ({ ...profile, [column]: level }))),
    [numbers],
  );
}

type Place = Pick<ScalePoint, "level" | "x" | "k">;

function placesOf(focal: ModeratorValues): Place[] {
  const own = known(focal);
  if (focal.kind === "factor") {
    return focal.levels.map((level, x) => ({ level, x, k: own.filter((value) => value === x).length }));
  }
  const [low, high] = own.reduce(([a, b], x) => [Math.min(a, x), Math.max(b, x)], [own[0]!, own[0]!]);
  return Array.from({ length: POINTS }, (_, i) => {
    const share = i / (POINTS - 1);
    return { level: null, x: low * (1 - share) + high * share + 0, k: null };
  });
}

function pointAt(
  fit: LocationScaleFit,
  { location, scale }: ScaleDesigns,
  column: string,
  place: Place,
  around: readonly Profile[],
): ScalePoint | null {
  const profiles = around.map((profile) => ({ ...profile, [column]: place.level ?? place.x }));
  const x = meanRow(location, profiles);
  const z = meanRow(scale, profiles);
  if (x === null || z === null) return null;
  const { estimate, interval, prediction, tau2 } = predictLocationScale(fit, x, z);
  return { ...place, mean: estimate, interval, prediction, tau2: tau2 ?? NO_INDEX, tau: rootOf(tau2) };
}

const NO_INDEX: Index = { estimate: null, interval: null };

function rootOf(tau2: LocationScalePrediction["tau2"]): Index {
  if (tau2 === null) return NO_INDEX;
  const { estimate, interval } = tau2;
  return {
    estimate: Math.sqrt(estimate),
    interval:
      interval === null
        ? null
        : {
            ...interval,
            lower: Math.sqrt(interval.lower),
            upper: interval.upper === null ? null : Math.sqrt(interval.upper),
          },
  };
}

function meanRow(design: ModelDesign, profiles: readonly Profile[]): number[] | null {
  const mean = new Array<number>(design.names.length).fill(0);
  for (const profile of profiles) {
    const row = design.rowOf(profile);
    if (row === null) return null;
    for (const [j, value] of row.entries()) mean[j] = mean[j]! + value / profiles.length;
  }
  return mean;
}
