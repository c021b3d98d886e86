import { expect, it } from "vitest";
import { tableOf } from "../../design/design-testing.ts";
import { createDocument } from "../../document/defaults.ts";
import { createModerator, createModerators } from "../../document/moderators.ts";
import type { Moderator } from "../../document/types.ts";
import { effectsOf } from "../../effects/effects-testing.ts";
import { createRandom } from "../../numeric/random.ts";
import { type ModerationInput, regressOn } from "../moderation-stage.ts";
import { combineShards, imputeShard } from "./impute.ts";
import { planImputation, pooledRegression } from "./imputed-regression.ts";

const k = 36;
const random = createRandom(21);
const studies = Array.from({ length: k }, () => {
  const minutes = 60 * Math.round(1 + 9 * random.uniform());
  const online = random.uniform() < 0.5;
  const yi = 0.1 + 0.002 * minutes + (online ? 0.3 : 0) + 0.2 * random.normal();
  return { minutes, format: online ? "Online" : "group", yi, vi: 0.03 };
});

/** Doses in minutes, counted in hours; formats in two spellings; `gaps` studies lack one or the other. */
function inputOf(gaps: number, test = "z"): ModerationInput {
  const table = tableOf({
    dose: studies.map(({ minutes }, i) => (i < gaps ? null : minutes)),
    format: studies.map(({ format }, i) =>
      i >= gaps && i < 2 * gaps ? null : i % 2 === 0 ? format : format.toLowerCase(),
    ),
  });
  const effects = effectsOf(
    studies.map(({ yi }) => yi),
    studies.map(({ vi }) => vi),
    { rowIds: table.rowIds },
  );
  const dose: Moderator = createModerator({
    column: "dose",
    kind: "numeric",
    dose: { unit: "minutes", into: "hours", session: null },
  });
  const format = createModerator({ column: "format", kind: "factor", spellings: { Online: "online" } });
  const missing = { method: "mice", imputations: 5, iterations: 4 } as const;
  const spec = createModerators({ variables: [dose, format], terms: [["dose"], ["format"]], missing });
  return { table, spec, model: { ...createDocument().model, test }, effects };
}

function pooled(input: ModerationInput) {
  const plan = planImputation(input, 3);
  if (!plan.ok) throw new Error(plan.issues[0]!.message);
  const { data, spec } = plan.value;
  const shards = [imputeShard({ data, spec, from: 3, to: 5 }), imputeShard({ data, spec, from: 0, to: 3 })];
  const result = pooledRegression(input, plan.value, combineShards(shards, spec));
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.value;
}

it("is the regression itself where nothing is missing", () => {
  const input = inputOf(0);
  const own = regressOn(input, input.spec.terms);
  if (!own.ok) throw new Error(own.issues[0]!.message);
  const all = pooled(input);
  expect(all.names).toEqual(own.value.fit.names);
  all.coefficients.forEach((coefficient, place) => {
    expect(coefficient.estimate).toBeCloseTo(own.value.fit.coefficients[place]!.estimate, 12);
    expect(coefficient.se).toBeCloseTo(own.value.fit.coefficients[place]!.se, 12);
    expect(coefficient.df).toBeNull();
  });
});

it("uses all studies, counts hours once and spellings as one level, and knows less than complete data", () => {
  const full = pooled(inputOf(0, "knha"));
  const holed = pooled(inputOf(7, "knha"));
  expect(holed.k).toBe(k);
  expect(holed.names).toEqual(["intrcpt", "dose", "formatonline"]);
  const dose = holed.coefficients[1]!;
  expect(Math.abs(dose.estimate - 0.12)).toBeLessThan(4 * dose.se);
  expect(dose.missingInformation).toBeGreaterThan(full.coefficients[1]!.missingInformation);
  expect(dose.df!).toBeLessThan(k - 3);
  expect(holed.terms.map(({ label, test }) => [label, test?.df1])).toEqual([
    ["dose", 1],
    ["format", 1],
  ]);
  expect(holed.terms[0]!.test!.p).toBeCloseTo(dose.p!, 10);
  expect(holed.tau2.least).toBeLessThanOrEqual(holed.tau2.mean);
});
