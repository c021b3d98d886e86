import {
  combineEnds,
  endCount,
  endsShard,
  type IntervalEnds,
} from "../moderation/permutation/permutation-intervals.ts";
import { permutationModel } from "../moderation/permutation/permutation-model.ts";
import type { PermutationIntervals } from "../moderation/permutation/types.ts";
import { fail, ok } from "../result.ts";
import type { ModeratorJob } from "./types.ts";

/**
 * Intervals of coefficients by permutation: many permutation tests for each end.
 * Source: Higgins & Thompson (2004), Statistics in Medicine 23, 1663-1682. R: `permutest(res, permci = TRUE)`
 */
export const permutationIntervals: ModeratorJob<IntervalEnds, PermutationIntervals> = {
  id: "permutation-intervals",
  label: "Permutation intervals",
  summary:
    "Collects the values of each coefficient that its permutation test does not reject; takes many times as long as the tests.",
  reference: "Higgins & Thompson (2004), Statistics in Medicine 23, 1663-1682, doi:10.1002/sim.1752",
  units: "ends of intervals",
  params: [],
  plan({ input }) {
    const model = permutationModel(input);
    if (!model.ok) return model;
    return ok(
      {
        total: endCount(model.value),
        run: (from, to, tell) => endsShard(model.value, from, to, tell),
        combine(parts) {
          const intervals = combineEnds(model.value, parts);
          const issues = [...model.issues, ...intervals.issues];
          return intervals.ok ? ok(intervals.value, issues) : fail(...issues);
        },
      },
      model.issues,
    );
  },
};
