import type { BiasEntry } from "@treeline/engine";
import type { JSX } from "preact";
import { bias as words } from "../../strings/bias.ts";
import { MethodChoices } from "./method-choices.tsx";
import { cardId } from "./part-links.tsx";

/** Methods that these studies cannot answer, each with the reason and with choices that may change it. */
export function Lacking({ entries }: { readonly entries: readonly BiasEntry[] }): JSX.Element {
  return (
    <ul class="card lacking">
      {entries.map(({ method, label, why }) => (
        <li key={method} id={cardId(method)} tabIndex={-1}>
          <b>{label}</b> <span class="tag plain">{words.method.status["not-assessable"]}</span>{" "}
          <span class="why">{why}</span>
          <MethodChoices method={method} />
        </li>
      ))}
    </ul>
  );
}
