import { asAnalysed } from "@treeline/engine";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Evaluated } from "../../state/evaluation.ts";
import { reconcile as words } from "../../strings/reconcile.ts";
import { ChainSection } from "./chain-section.tsx";
import { PublishedSection } from "./published-section.tsx";
import { StylesTable } from "./styles-table.tsx";

/** Why a number differs: all programs side by side, the way from one to another, and the settings behind a published result. */
export function ReconcileView({ evaluated }: { readonly evaluated: Evaluated }): JSX.Element {
  const document = useMemo(() => asAnalysed(evaluated.document, evaluated.report), [evaluated]);
  return (
    <div class="reconcile">
      <p class="hint">{words.lead}</p>
      <StylesTable document={document} />
      <ChainSection document={document} />
      <PublishedSection document={document} />
    </div>
  );
}
