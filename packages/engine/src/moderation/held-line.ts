import type { Regression } from "../models/regression/fit-meta-regression.ts";
import type { HeldLine } from "../moderation-types.ts";
import { observedCells } from "./factor-cells.ts";
import { averageRow, heldAt } from "./marginal-means.ts";
import { lineThrough, pointsOf } from "./panel-lines.ts";
import type { ModerationInput } from "./regress-on.ts";

/**
 * The model of all moderators along one number: the other numbers at their means, averaged over the levels of factors as often as
 * studies have them.
 * @param whole the model of the document
 * @returns null for a factor, without other moderators, and where the studies cannot tell the moderators apart
 * Source: Thompson & Higgins (2002), Statistics in Medicine 21, 1559-1573, doi:10.1002/sim.1187. R: `regplot(res, mod = "x")`
 */
export function heldLine(input: ModerationInput, whole: Regression, column: string): HeldLine | null {
  const { moderators, aliased, rows } = whole.design;
  const own = moderators.find((moderator) => moderator.column === column);
  const others = moderators.filter((moderator) => moderator !== own);
  if (own?.kind !== "numeric" || others.length === 0 || aliased.length > 0) return null;
  const held = heldAt(others, {});
  const factors = others.filter(({ kind }) => kind === "factor");
  const cells = observedCells(factors);
  const points = pointsOf(input, whole, column);
  const curve = lineThrough(
    whole,
    points.map(({ x }) => x),
    (x) => averageRow(whole, { column, level: x, held, cells }),
  );
  return curve === null
    ? null
    : {
        points,
        curve,
        held,
        averaged: factors.map((factor) => factor.column),
        missing: input.effects.yi.length - rows.length,
      };
}
