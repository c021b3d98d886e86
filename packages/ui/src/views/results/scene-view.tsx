import type { GroupNode, Scene, SceneNode } from "@treeline/plots";
import type { JSX, RefObject } from "preact";
import { useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { drawingRole, studyRole } from "./graphics-roles.ts";
import { drawing } from "./load-drawing.ts";
import { areasOf, type Box, boxOf, curvesOf } from "./scene-box.ts";
import { drawNode, shiftOf } from "./scene-node.tsx";

interface SceneViewProps {
  readonly scene: Scene;
  /** How the whole is operated, for those who cannot see it. */
  readonly about: string;
  /** A study was chosen by click or Enter. */
  onChoose(rowId: string, element: SVGGElement): void;
}

export type StudyNode = SceneNode & { readonly rowId: string };

/**
 * A scene on the page: arrows move between the studies, Enter or a click chooses one. The drawing listens as a whole, and
 * moving about touches two elements of it: thousands of studies with listeners of their own, drawn anew for each key, would
 * make it heavy.
 */
export function SceneView({ scene, about, onChoose }: SceneViewProps): JSX.Element {
  const id = useId();
  const root = useRef<SVGSVGElement>(null);
  const current = useRef<string | null>(null);
  useKeptScroll(root, scene);
  const drawing = useMemo(() => drawAll(scene.root.children), [scene]);
  useLayoutEffect(() => {
    const studies = studiesOf(root.current);
    giveTabStop(root.current, studies.find((study) => study.dataset.rowId === current.current) ?? studies[0]);
  }, [drawing]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const study = studyAt(event.target);
    if (study === null || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.stopPropagation();
      onChoose(study.dataset.rowId ?? "", study);
    } else {
      const next = neighbour(studiesOf(root.current), study, event.key);
      if (next === undefined) return;
      next.focus();
    }
    event.preventDefault();
  };

  return (
    <svg
      ref={root}
      class="scene"
      {...drawingRole()}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
      width={scene.width}
      height={scene.height}
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      tabindex={-1}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const study = studyAt(event.target);
        if (study !== null) onChoose(study.dataset.rowId ?? "", study);
      }}
      onFocusIn={(event) => {
        const study = studyAt(event.target);
        if (study === null) return;
        current.current = study.dataset.rowId ?? null;
        giveTabStop(root.current, study);
      }}
    >
      <title id={`${id}-title`}>{scene.title}</title>
      <desc id={`${id}-desc`}>{`${scene.description} ${about}`}</desc>
      {drawing}
    </svg>
  );
}

/** A browser scrolls to a focused element that is moved; a study that is left out must not carry the reader away. */
export function useKeptScroll(root: RefObject<SVGSVGElement | null>, scene: Scene): void {
  // Asking where the page is scrolled to makes the browser lay it out, so it is asked only where it may be carried away.
  const isFocused = root.current?.contains(document.activeElement) ?? false;
  const scroller = isFocused ? (root.current?.closest("main") ?? null) : null;
  const top = scroller?.scrollTop ?? 0;
  useLayoutEffect(() => {
    if (scroller !== null && scroller.scrollTop !== top) scroller.scrollTop = top;
  }, [scene]);
}

function drawAll(nodes: readonly SceneNode[]): readonly JSX.Element[] {
  const studies = nodes.filter(isStudy);
  const areas = areasOf(studies);
  const along = drawing.value?.curveAreas(studies);
  return nodes.map((node, key) => {
    if (isStudy(node)) return drawStudy(node, node.title, node.rowId, areas.get(node), along?.get(node));
    if (node.type === "group" && hasStudy(node)) {
      return (
        <g key={key} class={`mark ${node.role}`} transform={shiftOf(node)}>
          {drawAll(node.children)}
        </g>
      );
    }
    return drawNode(node, key);
  });
}

/**
 * @param name what a screen reader is told: what the mark shows of the study
 * @param area where it is pointed at, where neighbours leave it less than what a finger needs
 * @param along the same of a curve that has others beside it
 */
export function drawStudy(
  node: StudyNode,
  name: string | undefined,
  key: string,
  area: Box = boxOf(node),
  along?: string,
): JSX.Element {
  // The name and the tip say what its title would say a third time.
  const { title: _said, ...untitled } = node;
  return (
    <g
      key={key}
      class="scene-study"
      {...studyRole()}
      aria-label={name}
      data-row-id={node.rowId}
      tabindex={-1}
    >
      {hitOf(node, area, along)}
      {drawNode(untitled, 0)}
    </g>
  );
}

/** Where a study is pointed at: about its marks, or along its curve. */
function hitOf(node: SceneNode, area: Box, along: string | undefined): JSX.Element {
  if (area.width > 0) return <rect class="hit" {...area} rx={4} />;
  const band = <path class="hit" d={curvesOf(node).join("")} />;
  return along === undefined ? (
    band
  ) : (
    <>
      {band}
      <path class="area" d={along} />
    </>
  );
}

export function isStudy(node: SceneNode): node is StudyNode {
  return node.rowId !== undefined;
}

export function hasStudy(group: GroupNode): boolean {
  return group.children.some((node) => isStudy(node) || (node.type === "group" && hasStudy(node)));
}

export function studiesOf(root: SVGSVGElement | null): readonly SVGGElement[] {
  return [...(root?.querySelectorAll<SVGGElement>(".scene-study") ?? [])];
}

export function studyAt(target: EventTarget | null): SVGGElement | null {
  return target instanceof Element ? target.closest<SVGGElement>(".scene-study") : null;
}

/** One study at a time is reached with Tab; the others with the arrows. */
export function giveTabStop(root: SVGSVGElement | null, study: SVGGElement | undefined): void {
  for (const other of root?.querySelectorAll('.scene-study[tabindex="0"]') ?? []) {
    if (other !== study) other.setAttribute("tabindex", "-1");
  }
  study?.setAttribute("tabindex", "0");
}

/** The study that a key leads to; undefined = the key does not move. */
export function neighbour<Study>(studies: readonly Study[], study: Study, key: string): Study | undefined {
  const at = studies.indexOf(study);
  const last = studies.length - 1;
  const target = {
    ArrowDown: at + 1,
    ArrowRight: at + 1,
    ArrowUp: at - 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: last,
  }[key];
  return target === undefined ? undefined : studies[Math.min(Math.max(target, 0), last)];
}
