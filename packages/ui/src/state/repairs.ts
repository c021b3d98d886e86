import type { Params, Repair } from "@treeline/engine";
import { change } from "./project.ts";

/** Does what an issue offers, as one step of the history; what was done is noted in the ledger. Fetched with the first repair. */
export async function makeRepair(repair: Repair): Promise<void> {
  const { applyRepair } = await import("@treeline/engine/repairs");
  change((document) => applyRepair(document, repair));
}

/** @param typed the parameter's key where it is typed letter by letter: such edits are undone together */
export function setGuardParams(guard: string, params: Params, typed: string | null): void {
  change(
    (document) => {
      const { dismissed = [] } = document.guards[guard] ?? {};
      return { ...document, guards: { ...document.guards, [guard]: { params, dismissed } } };
    },
    typed === null ? null : `guard ${guard} ${typed}`,
  );
}
