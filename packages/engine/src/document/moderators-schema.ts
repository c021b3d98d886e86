import * as v from "valibot";
import { createModerators, DEFAULT_MODERATOR } from "./moderators.ts";
import { finite, params, text, wholeNumber, yesNo } from "./schema-parts.ts";
import type { ModeratorsSpec } from "./types.ts";

const ascending = v.pipe(
  v.array(finite()),
  v.check((knots) => knots.every((knot, i) => i === 0 || knot > knots[i - 1]!), "must ascend"),
  v.maxLength(20, "has more than 20 knots"),
);

const positive = v.pipe(
  finite(),
  v.check((value) => value > 0, "must be above 0"),
);

const dose = v.object({
  unit: text(),
  into: text(),
  session: v.optional(
    v.nullable(
      v.object({
        column: v.optional(v.nullable(text()), null),
        value: v.optional(v.nullable(positive), null),
        unit: text(),
      }),
    ),
    null,
  ),
});

const moderator = v.object({
  column: text(),
  role: v.optional(
    v.nullable(v.picklist(["format", "dose", "facilitator"], "must be format, dose or facilitator")),
    null,
  ),
  kind: v.picklist(["numeric", "factor"], "must be numeric or factor"),
  shape: v.optional(text(), DEFAULT_MODERATOR.shape),
  shapeParams: v.optional(params, {}),
  knots: v.optional(v.nullable(ascending), null),
  centre: v.optional(
    v.union([v.picklist(["none", "mean"]), finite()], "must be none, mean or a number"),
    DEFAULT_MODERATOR.centre,
  ),
  scale: v.optional(
    v.union([v.picklist(["none", "sd"]), positive], "must be none, sd or a number above 0"),
    DEFAULT_MODERATOR.scale,
  ),
  within: v.optional(v.nullable(text()), null),
  dose: v.optional(v.nullable(dose), null),
  coding: v.optional(text(), DEFAULT_MODERATOR.coding),
  reference: v.optional(v.nullable(text()), null),
  levels: v.optional(v.array(text()), []),
  spellings: v.optional(v.record(v.string(), text()), {}),
});

const terms = v.pipe(
  v.array(
    v.pipe(v.array(text()), v.minLength(1, "must name a moderator"), v.maxLength(6, "crosses more than 6")),
  ),
  v.maxLength(200, "has more than 200 terms"),
);

const usual = createModerators();

/** Checks what a document says of moderators. */
export const moderatorsSchema: v.GenericSchema<unknown, ModeratorsSpec> = v.object({
  variables: v.optional(v.pipe(v.array(moderator), v.maxLength(100, "has more than 100 moderators")), []),
  terms: v.optional(terms, []),
  intercept: v.optional(yesNo(), usual.intercept),
  subgroups: v.optional(
    v.nullable(
      v.object({ by: text(), tau2: v.picklist(["common", "separate"], "must be common or separate") }),
    ),
    null,
  ),
  scale: v.optional(
    v.nullable(
      v.object({
        terms,
        link: v.optional(v.picklist(["log", "identity"], "must be log or identity"), "log"),
      }),
    ),
    null,
  ),
  adjustment: v.optional(text(), usual.adjustment),
  contrasts: v.optional(
    v.array(v.object({ label: v.optional(text(), ""), weights: v.record(v.string(), finite()) })),
    [],
  ),
  profile: v.optional(
    v.nullable(v.record(v.string(), v.union([finite(), text()], "must be a number or a level"))),
    null,
  ),
  missing: v.optional(
    v.object({
      method: v.optional(v.picklist(["complete", "mice"], "must be complete or mice"), "complete"),
      imputations: v.optional(wholeNumber(2, 1000), usual.missing.imputations),
      iterations: v.optional(wholeNumber(1, 200), usual.missing.iterations),
    }),
    usual.missing,
  ),
  permutations: v.optional(wholeNumber(100, 1_000_000), usual.permutations),
  further: v.exactOptional(v.record(v.string(), params)),
  map: v.exactOptional(
    v.object({
      cuts: v.optional(v.record(v.string(), ascending), {}),
      difference: v.optional(v.nullable(positive), null),
    }),
  ),
});
