import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { relight } from "../../state/lit-row.ts";
import { giveTabStop, studiesOf } from "../results/scene-view.tsx";
import type { StudyItem } from "./items.ts";
import type { Mounted } from "./mounted.ts";

/** What is to be done with a study once it is mounted. */
type Due = (element: SVGGElement, study: StudyItem) => void;

/** The studies of a drawing as its elements. */
export interface Elements {
  /** The study that an element is; undefined = none. */
  studyOf(element: SVGGElement | null): StudyItem | undefined;
  /** Makes a study the current one, and does something with its element as soon as it has one. */
  reach(study: StudyItem, then: Due): void;
}

/** The study that has the focus or had it last, which stays mounted wherever it is. */
export function useCurrent(): [current: string | null, setCurrent: (key: string) => void] {
  const [current, setCurrent] = useState<string | null>(null);
  return [current, setCurrent];
}

/** Keeps elements and studies together after every drawing. */
export function useElements(
  root: RefObject<SVGSVGElement | null>,
  { studies }: Mounted,
  [current, setCurrent]: ReturnType<typeof useCurrent>,
): Elements {
  const due = useRef<{ readonly key: string; readonly then: Due } | null>(null);
  const elementOf = (key: string | null): SVGGElement | undefined =>
    studiesOf(root.current)[studies.findIndex((study) => study.key === key)];
  useLayoutEffect(() => {
    giveTabStop(root.current, elementOf(current) ?? studiesOf(root.current)[0]);
    relight();
    const [waiting, study] = [due.current, studies.find(({ key }) => key === due.current?.key)];
    const element = study === undefined ? undefined : elementOf(study.key);
    if (waiting === null || study === undefined || element === undefined) return;
    due.current = null;
    waiting.then(element, study);
  });
  return {
    studyOf: (element) => (element === null ? undefined : studies[studiesOf(root.current).indexOf(element)]),
    reach(study, then) {
      const element = elementOf(study.key);
      if (element === undefined) due.current = { key: study.key, then };
      setCurrent(study.key);
      if (element !== undefined) then(element, study);
    },
  };
}
