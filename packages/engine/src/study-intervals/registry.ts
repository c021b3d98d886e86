import { proportionIntervals, rateInterval } from "../glmm/exact-intervals.ts";
import { createRegistry, type Registry, type RegistryRecord } from "../registry.ts";

/** How the interval of a single study is made of its events. */
export interface StudyIntervalMethod extends RegistryRecord {
  readonly of: "proportion" | "rate";
  /** R's call with the same ends, given x, n (or the time t) and level. */
  readonly r: string;
  /**
   * On the natural scale: a proportion, or a rate.
   * @param size people, or person-time
   */
  bounds(events: number, size: number, level: number): readonly [lower: number, upper: number];
}

/** Garwood's exact interval of a rate. R: `poisson.test(x, t, conf.level = level)$conf.int` */
const garwood: StudyIntervalMethod = {
  id: "Garwood",
  of: "rate",
  label: "Garwood (exact)",
  summary: "Ends where a one-sided Poisson test just does not reject; never covers less than stated.",
  reference: "Garwood (1936), Biometrika 28, 437-442",
  r: "poisson.test(x, t, conf.level = level)$conf.int",
  bounds(events, time, level) {
    const { lower, upper } = rateInterval(events, time, level);
    return [lower, upper ?? Number.POSITIVE_INFINITY];
  },
};

/** Every interval of a single study that is made of its events, in the order of the menu. */
export const studyIntervals: Registry<StudyIntervalMethod> = createRegistry("interval of studies", [
  ...proportionIntervals.records.map((record): StudyIntervalMethod => ({ ...record, of: "proportion" })),
  garwood,
]);
