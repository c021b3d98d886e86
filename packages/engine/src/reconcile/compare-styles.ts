import type { AnalysisDocument } from "../document/types.ts";
import type { Issue } from "../result.ts";
import { styles } from "../styles/registry.ts";
import type { HouseStyle } from "../styles/types.ts";
import { numbersOf, type PooledNumbers } from "./numbers.ts";
import { createPooler } from "./pooler.ts";

/** The result of the same data under one style. */
export interface StyleRow {
  readonly id: string;
  readonly label: string;
  /** null where nothing can be pooled; `reason` says why. */
  readonly numbers: PooledNumbers | null;
  readonly reason: string;
  /** Whether the program pools the measure so at all; its style cannot be taken otherwise. */
  readonly offered: boolean;
  /** The program gives its prediction interval only when asked; it is among the numbers all the same. */
  readonly predictionOnRequest: boolean;
  /** What the program computes otherwise than these numbers. */
  readonly differs: readonly string[];
}

/** A style's settings shown on the document's own scale, with the prediction interval the program would give if asked. */
function asked(style: HouseStyle, document: AnalysisDocument): AnalysisDocument {
  const styled = style.apply(document);
  const { display, displayParams } = document.effects;
  return {
    ...styled,
    effects: { ...styled.effects, display, displayParams },
    model: { ...styled.model, prediction: style.predictionOnRequest },
  };
}

/**
 * The same data under every house style, on the scale the document shows.
 * @param document with its derived columns as columns
 * @returns one row per style, in the order of the menu; what prevents a result is its `reason`
 */
export function compareStyles(document: AnalysisDocument): readonly StyleRow[] {
  const pooler = createPooler(document);
  return styles.records.map((style): StyleRow => {
    const styled = asked(style, document);
    const lack = style.lacks(document.effects.measure);
    const result = pooler.fit(styled);
    const { effects } = pooler.prepare(styled);
    const numbers =
      lack === null && result.ok && effects !== null ? numbersOf(styled, effects, result.value) : null;
    return {
      id: style.id,
      label: style.label,
      numbers,
      reason: numbers === null ? (lack ?? firstError(result.issues)) : "",
      offered: lack === null,
      predictionOnRequest: style.apply(document).model.prediction !== style.predictionOnRequest,
      differs: style.differs(document.effects.measure),
    };
  });
}

/** The first reason why there is no result. */
export function firstError(issues: readonly Issue[]): string {
  const found = issues.find(({ severity }) => severity === "error") ?? issues[0];
  return found?.message ?? "There are no effects to pool.";
}
