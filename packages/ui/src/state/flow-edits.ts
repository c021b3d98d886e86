import { createFlow, type FlowSpec } from "@treeline/engine";
import { change } from "./project.ts";

/** Changes numbers of the flow diagram; the first one makes it. */
export function patchFlow(patch: Partial<FlowSpec>, tag: string | null = null): void {
  change((document) => ({ ...document, flow: { ...createFlow(document.flow), ...patch } }), tag);
}

export function removeFlow(): void {
  change(({ flow: _, ...rest }) => rest);
}
