import type { ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

/**
 * A component fetched when it is first shown and not before `ready`, so that the first view carries only what it shows; until then
 * `Room` keeps its place.
 */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  ready: Promise<void> = Promise.resolve(),
  Room: ComponentType<Props> | null = null,
): (props: Props) => JSX.Element | null {
  let loaded: ComponentType<Props> | null = null;
  return function Lazy(props: Props): JSX.Element | null {
    const [, redraw] = useState(0);
    useEffect(() => {
      if (loaded !== null) return;
      void ready.then(load).then((component) => {
        loaded = component;
        redraw((count) => count + 1);
      });
    }, []);
    const Component = loaded;
    if (Component !== null) return <Component {...props} />;
    return Room === null ? null : <Room {...props} />;
  };
}
