import type { Scene } from "@treeline/plots";
import type { JSX } from "preact";
import { useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { lightRow, litRow } from "../../state/lit-row.ts";
import { largeFigure as words } from "../../strings/large-figure.ts";
import { drawingRole } from "../results/graphics-roles.ts";
import { neighbour, studyAt, useKeptScroll } from "../results/scene-view.tsx";
import { Crowd } from "./crowd.tsx";
import { itemDrawing } from "./draw-item.tsx";
import { itemsOf, type StudyItem, studiesAmong } from "./items.ts";
import { mountedOf } from "./mounted.ts";
import { pointingAt } from "./nearest.ts";
import { useCurrent, useElements } from "./use-current.ts";
import { useView } from "./use-view.ts";

/** A study that was asked for; another object = asked for again. */
export interface Sought {
  readonly rowId: string;
}

interface LargeSceneProps {
  readonly scene: Scene;
  readonly about: string;
  readonly sought: Sought | null;
  onChoose(rowId: string, element: SVGGElement): void;
}

/**
 * A scene of many studies: what is in view is mounted, and the study that has the focus wherever it is. It is operated as a small
 * one is; the keys know all studies, mounted or not.
 */
export function LargeScene({ scene, about, sought, onChoose }: LargeSceneProps): JSX.Element {
  const id = useId();
  const root = useRef<SVGSVGElement>(null);
  const currently = useCurrent();
  const view = useView(root, scene.height);
  useKeptScroll(root, scene);

  const items = useMemo(() => itemsOf(scene), [scene]);
  const studies = useMemo(() => studiesAmong(items), [items]);
  const pointing = useMemo(() => pointingAt(studies), [studies]);
  const draw = useMemo(() => {
    const places = new Map(studies.map(({ key }, place) => [key, place + 1]));
    return itemDrawing(({ node: { title }, key }) =>
      words.place(title ?? "", places.get(key) ?? 0, studies.length),
    );
  }, [studies]);
  const mounted = mountedOf(items, studies, { view, current: currently[0], lit: () => litRow.value });
  const { crowd } = mounted;
  const { studyOf, reach } = useElements(root, mounted, currently);
  const choose = (study: StudyItem): void => reach(study, (element) => onChoose(study.rowId, element));

  useLayoutEffect(() => {
    const study = studies.find(({ rowId }) => rowId === sought?.rowId);
    if (study !== undefined) reach(study, (element) => element.scrollIntoView({ block: "center" }));
  }, [sought]);

  const pointedAt = (event: MouseEvent): StudyItem | undefined => {
    const box = root.current?.getBoundingClientRect();
    if (crowd === null || box === undefined) return studyOf(studyAt(event.target));
    const scale = scene.width / box.width;
    return pointing.at((event.clientX - box.left) * scale, (event.clientY - box.top) * scale) ?? undefined;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const study = studyOf(studyAt(event.target));
    if (study === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.stopPropagation();
      choose(study);
    } else {
      const next = neighbour(studies, study, event.key);
      if (next === undefined) return;
      reach(next, (element) => element.focus());
    }
    event.preventDefault();
  };

  return (
    // Not on the drawing: browsers take one that listens to the focus for something to be focused.
    <div
      class="large-scene"
      onFocusIn={(event) => {
        const study = studyOf(studyAt(event.target));
        if (study !== undefined) currently[1](study.key);
      }}
    >
      {crowd !== null && (
        <>
          <svg class="scene" aria-hidden="true" width={scene.width} height={scene.height}>
            {crowd.behind.map(draw)}
          </svg>
          <Crowd studies={crowd.studies} scene={scene} view={view} root={root} />
        </>
      )}
      <svg
        ref={root}
        class="scene"
        {...drawingRole()}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-desc`}
        width={scene.width}
        height={scene.height}
        viewBox={`0 0 ${scene.width} ${scene.height}`}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const study = pointedAt(event);
          if (study !== undefined) choose(study);
        }}
        onPointerMove={(event) => {
          if (crowd !== null) lightRow(pointedAt(event)?.rowId ?? null);
        }}
      >
        <title id={`${id}-title`}>{scene.title}</title>
        <desc id={`${id}-desc`}>{`${scene.description} ${about}`}</desc>
        {mounted.items.map(draw)}
      </svg>
    </div>
  );
}
