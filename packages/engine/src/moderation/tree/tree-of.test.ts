import { expect, it } from "vitest";
import { tableOf } from "../../design/design-testing.ts";
import { createDocument } from "../../document/defaults.ts";
import { createModerator, createModerators } from "../../document/moderators.ts";
import { effectsOf } from "../../effects/effects-testing.ts";
import { createRandom } from "../../numeric/random.ts";
import type { ModerationInput } from "../moderation-stage.ts";
import { crossValidateShard, foldCount } from "./cross-validate.ts";
import { metaTree } from "./meta-tree.ts";
import { planTree, treeOf } from "./tree-of.ts";

const k = 40;
const random = createRandom(21);
const studies = Array.from({ length: k }, () => {
  const minutes = 60 * Math.round(1 + 9 * random.uniform());
  return { minutes, yi: (minutes > 300 ? 0.8 : 0) + 0.15 * random.normal() };
});

/** Doses in minutes, counted in hours; the first `gaps` studies do not say theirs. */
function inputOf(gaps: number, kind: "random" | "fixed"): ModerationInput {
  const table = tableOf({ dose: studies.map(({ minutes }, i) => (i < gaps ? null : minutes)) });
  const effects = effectsOf(
    studies.map(({ yi }) => yi),
    studies.map(() => 0.03),
    { rowIds: table.rowIds },
  );
  const dose = { unit: "minutes", into: "hours", session: null };
  const variables = [createModerator({ column: "dose", kind: "numeric", dose })];
  const model = { ...createDocument().model, kind, level: 0.9 };
  return { table, spec: createModerators({ variables }), model, effects };
}

it("grows a document's tree in the units of its moderators, at its level and by its model", () => {
  const tree = treeOf(inputOf(6, "fixed"));
  if (!tree.ok) throw new Error(tree.issues[0]!.message);
  const { value } = tree;
  expect(value.k).toBe(k - 6);
  expect(tree.issues.map(({ code }) => code)).toContain("tree-studies-left-out");
  const [rule] = value.splits.map((split) => split.rule);
  expect(rule?.kind === "numeric" && Math.abs(rule.cut - 5.5)).toBeLessThanOrEqual(0.5);
  expect(value.spec.model).toBe("fixed");
  expect(value.tau2).toBe(0);
  expect(value.leaves[0]!.ci.level).toBe(0.9);
  expect(value.sentences.join(" ")).toContain("90");
});

it("is the same tree when the folds are shared out", () => {
  const input = inputOf(6, "random");
  const plan = planTree(input);
  if (!plan.ok) throw new Error(plan.issues[0]!.message);
  const { data, spec, rowIds } = plan.value;
  const shards = [
    crossValidateShard(data, spec, 5, foldCount(data, spec)),
    crossValidateShard(data, spec, 0, 5),
  ];
  const whole = treeOf(input);
  expect(metaTree(data, spec, shards)).toEqual(whole.ok && whole.value);
  expect(rowIds[0]).toBe("r7");
});
