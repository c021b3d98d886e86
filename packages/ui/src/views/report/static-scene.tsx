import type { Scene } from "@treeline/plots";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { drawNode } from "../results/scene-node.tsx";

/** A drawing to be read, not operated: one picture with its description. */
export function StaticScene({ scene }: { readonly scene: Scene }): JSX.Element {
  const id = useId();
  return (
    <svg
      class="scene"
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
      viewBox={`0 0 ${scene.width} ${scene.height}`}
    >
      <title id={`${id}-title`}>{scene.title}</title>
      <desc id={`${id}-desc`}>{scene.description}</desc>
      {scene.root.children.map(drawNode)}
    </svg>
  );
}
