import type { GroupNode, Scene, SceneNode } from "@treeline/plots";
import type { JSX } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { boxOf } from "./scene-box.ts";
import { Node } from "./scene-node.tsx";

interface SceneViewProps {
  readonly scene: Scene;
  /** How the whole is operated, for those who cannot see it. */
  readonly about: string;
  /** Spoken name of a study. */
  name(rowId: string): string;
  /** A study was chosen by click or Enter. */
  onChoose(rowId: string, element: SVGGElement): void;
}

type StudyNode = SceneNode & { readonly rowId: string };

/** A scene on the page: arrows move between the studies, Enter or a click chooses one. */
export function SceneView({ scene, about, name, onChoose }: SceneViewProps): JSX.Element {
  const id = useId();
  const root = useRef<SVGSVGElement>(null);
  const rowIds = rowIdsOf(scene.root);
  const [current, setCurrent] = useState<string | null>(null);
  const active = current !== null && rowIds.includes(current) ? current : rowIds[0];

  const move = (key: string): boolean => {
    const at = active === undefined ? -1 : rowIds.indexOf(active);
    const target = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: rowIds.length - 1,
    }[key];
    if (target === undefined) return false;
    const next = rowIds[Math.min(Math.max(target, 0), rowIds.length - 1)];
    if (next === undefined) return false;
    setCurrent(next);
    const studies = root.current?.querySelectorAll<SVGGElement>(".scene-study") ?? [];
    [...studies].find((study) => study.dataset.rowId === next)?.focus();
    return true;
  };

  const draw = (node: SceneNode, index: number): JSX.Element => {
    if (isStudy(node)) {
      return (
        <Study
          key={node.rowId}
          node={node}
          name={name(node.rowId)}
          tabIndex={node.rowId === active ? 0 : -1}
          onFocus={() => setCurrent(node.rowId)}
          onChoose={(element) => onChoose(node.rowId, element)}
        />
      );
    }
    if (node.type === "group" && rowIdsOf(node).length > 0) {
      return (
        <g key={index} class={`mark ${node.role}`}>
          {node.children.map(draw)}
        </g>
      );
    }
    return <Node key={index} node={node} />;
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no fieldset in SVG.
    <svg
      ref={root}
      class="scene"
      role="group"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
      width={scene.width}
      height={scene.height}
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      onKeyDown={(event) => {
        if (!event.altKey && !event.ctrlKey && !event.metaKey && move(event.key)) event.preventDefault();
      }}
    >
      <title id={`${id}-title`}>{scene.title}</title>
      <desc id={`${id}-desc`}>{`${scene.description} ${about}`}</desc>
      {scene.root.children.map(draw)}
    </svg>
  );
}

interface StudyProps {
  readonly node: StudyNode;
  readonly name: string;
  readonly tabIndex: number;
  onFocus(): void;
  onChoose(element: SVGGElement): void;
}

function Study({ node, name, tabIndex, onFocus, onChoose }: StudyProps): JSX.Element {
  const box = boxOf(node);
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button element in SVG.
    <g
      class="scene-study"
      role="button"
      aria-haspopup="dialog"
      aria-label={name}
      data-row-id={node.rowId}
      tabIndex={tabIndex}
      onFocus={onFocus}
      onClick={(event) => onChoose(event.currentTarget)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        onChoose(event.currentTarget);
      }}
    >
      <rect class="hit" {...box} rx={4} />
      <Node node={node} />
    </g>
  );
}

function isStudy(node: SceneNode): node is StudyNode {
  return node.rowId !== undefined;
}

/** The studies of a drawing in the order they are drawn, each once. */
function rowIdsOf(group: GroupNode): readonly string[] {
  const found = group.children.flatMap((node) =>
    isStudy(node) ? [node.rowId] : node.type === "group" ? rowIdsOf(node) : [],
  );
  return [...new Set(found)];
}
