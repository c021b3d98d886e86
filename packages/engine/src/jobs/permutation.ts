import { permutationModel } from "../moderation/permutation/permutation-model.ts";
import {
  combineTests,
  countShard,
  type PermutationCounts,
} from "../moderation/permutation/permutation-tests.ts";
import type { PermutationTests } from "../moderation/permutation/types.ts";
import { fail, ok } from "../result.ts";
import type { ModeratorJob } from "./types.ts";

/**
 * Permutation tests of a document's regression: exact where there are few arrangements, else a sample of them.
 * Source: Higgins & Thompson (2004), Statistics in Medicine 23, 1663-1682. R: `permutest(res)`
 */
export const permutation: ModeratorJob<PermutationCounts, PermutationTests> = {
  id: "permutation",
  label: "Permutation tests",
  summary:
    "Compares each statistic with those of the same studies with their moderators exchanged: no assumption about distributions.",
  reference: "Higgins & Thompson (2004), Statistics in Medicine 23, 1663-1682, doi:10.1002/sim.1752",
  units: "permutations",
  params: [],
  plan({ input }) {
    const model = permutationModel(input);
    if (!model.ok) return model;
    return ok(
      {
        total: model.value.arranging.arrangements.used,
        run: (from, to, tell) => countShard(model.value, from, to, tell),
        combine(parts) {
          const tests = combineTests(model.value, parts);
          const issues = [...model.issues, ...tests.issues];
          return tests.ok ? ok(tests.value, issues) : fail(...issues);
        },
      },
      model.issues,
    );
  },
};
