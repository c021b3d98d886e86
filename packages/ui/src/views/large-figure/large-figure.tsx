import { formatInteger } from "@treeline/engine";
import type { Scene } from "@treeline/plots";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Evaluated } from "../../state/evaluation.ts";
import { lightRow } from "../../state/lit-row.ts";
import { largeFigure as words } from "../../strings/large-figure.ts";
import { rowsOf } from "../figure/scene-rows.ts";
import { FindStudy } from "./find-study.tsx";
import { LargeScene, type Sought } from "./large-scene.tsx";

interface LargeFigureProps {
  readonly evaluated: Evaluated;
  readonly scenes: readonly Scene[];
  readonly about: string;
  onChoose(rowId: string, element: SVGGElement): void;
}

/** A plot of many studies: those in view, and a way to the others. */
export function LargeFigure({ evaluated, scenes, ...shared }: LargeFigureProps): JSX.Element {
  const [sought, setSought] = useState<Sought | null>(null);
  const rowIds = useMemo(() => rowsOf(scenes), [scenes]);
  const labels = useMemo(() => labelsOf(evaluated), [evaluated]);
  return (
    <>
      <p class="large-count">{words.count(formatInteger(rowIds.length))}</p>
      <FindStudy
        rowIds={rowIds}
        labels={labels}
        onFound={(rowId) => {
          setSought({ rowId });
          lightRow(rowId);
        }}
      />
      {scenes.map((scene, page) => (
        <LargeScene key={page} scene={scene} sought={sought} {...shared} />
      ))}
    </>
  );
}

function labelsOf({ report: { effects } }: Evaluated): ReadonlyMap<string, string> {
  if (effects === null) return new Map();
  return new Map([
    ...effects.rowIds.map((rowId, place) => [rowId, effects.labels[place] ?? rowId] as const),
    ...effects.excluded.map(({ rowId, label }) => [rowId, label] as const),
  ]);
}
