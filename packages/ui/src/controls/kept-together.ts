import { keptTogether } from "@treeline/engine";
import { type ComponentChild, options, type VNode } from "preact";

/** Drawings measure their own lines, menus have one line each, and code is copied as it stands. */
const AS_WRITTEN = /^(?:t(?:ext|span|itle)|option|code|pre)$/;

function kept<T>(child: T): T | string {
  return typeof child === "string" ? keptTogether(child) : child;
}

function keptChildren(children: unknown): unknown {
  return Array.isArray(children) ? children.map(kept) : kept(children);
}

/** From now on no line of the page ends within a statistic, whatever part of it writes the text. */
export function startKeepingTogether(): void {
  const before = options.vnode;
  options.vnode = (vnode: VNode<{ children?: unknown }>) => {
    const { type, props } = vnode;
    if (typeof type === "string" && !AS_WRITTEN.test(type) && props.children !== undefined)
      props.children = keptChildren(props.children) as ComponentChild;
    before?.(vnode);
  };
}
