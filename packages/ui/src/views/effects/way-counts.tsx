import { type AnalysisReport, rowEffects } from "@treeline/engine";
import type { JSX } from "preact";
import { evaluated } from "../../state/evaluation.ts";
import { later } from "../../strings/later.ts";
import { wayLabels } from "../ledger/quantity-words.ts";

/** How many rows get their effect by which way; nothing where all go by the measure's own formula. */
export function WayCounts(): JSX.Element | null {
  const pooled = evaluated.value?.report.effects ?? null;
  const effects = pooled === null ? null : rowEffects(pooled);
  if (effects === null || effects.converted.every(({ route }) => route.length === 0)) return null;
  return (
    <>
      <h4>{later.further.waysHeading}</h4>
      <ul class="way-counts">
        {countWays(effects).map(({ name, rows }) => (
          <li key={name}>
            <b>{later.further.rowCount(rows)}</b> <span>{name}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function countWays(effects: NonNullable<AnalysisReport["effects"]>): { name: string; rows: number }[] {
  const counts = new Map<string, number>();
  const add = (name: string, rows: number): void => {
    if (rows > 0) counts.set(name, (counts.get(name) ?? 0) + rows);
  };
  const converted = effects.converted.filter(({ route }) => route.length > 0);
  add(later.further.ownFormula, effects.rowIds.length - converted.length);
  for (const { route } of converted) add(later.derivation.way(wayLabels(route)), 1);
  add(later.further.noWay, effects.excluded.length);
  return [...counts].map(([name, rows]) => ({ name, rows })).sort((a, b) => b.rows - a.rows);
}
