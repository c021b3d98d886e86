import { type BiasEntry, unbroken } from "@treeline/engine";
import { Fragment, type JSX } from "preact";
import { bias as words } from "../../strings/bias.ts";
import { MethodChoices } from "./method-choices.tsx";
import { cardId } from "./part-links.tsx";

/** Methods that these studies cannot answer, by their reason; where one stands alone, with choices that may change it. */
export function Lacking({ entries }: { readonly entries: readonly BiasEntry[] }): JSX.Element {
  return (
    <ul class="card lacking">
      {[...byReason(entries)].map(([why, alike]) => (
        <li key={why}>
          <p>
            {alike.map(({ method, label }, place) => (
              <Fragment key={method}>
                {place > 0 && ", "}
                <b id={cardId(method)} tabIndex={-1}>
                  {unbroken(label)}
                </b>
              </Fragment>
            ))}{" "}
            <span class="tag plain">{words.method.status["not-assessable"]}</span>{" "}
            <span class="why">{unbroken(why)}</span>
          </p>
          {alike.length === 1 && alike.map(({ method }) => <MethodChoices key={method} method={method} />)}
        </li>
      ))}
    </ul>
  );
}

function byReason(entries: readonly BiasEntry[]): Map<string, BiasEntry[]> {
  const reasons = new Map<string, BiasEntry[]>();
  for (const entry of entries) {
    const why = entry.why ?? "";
    reasons.set(why, [...(reasons.get(why) ?? []), entry]);
  }
  return reasons;
}
