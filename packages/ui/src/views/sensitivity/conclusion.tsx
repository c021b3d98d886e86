import type { SensitivityReport } from "@treeline/engine";
import { unbroken } from "@treeline/engine";
import type { JSX } from "preact";
import { sensitivity as words } from "../../strings/sensitivity.ts";
import { goToPart } from "../bias/part-links.tsx";
import { partId } from "./parts.ts";

/** What a reader came for, and the way to the parts that say more. */
export function Conclusion({ report }: { readonly report: SensitivityReport }): JSX.Element {
  const { conclusion, entries } = report;
  const changes = report.answers["leave-one-out"]?.studies.some((study) => study.changes.length > 0) ?? false;
  return (
    <section class="card panel sensitivity-conclusion" aria-labelledby="sensitivity-conclusion">
      <h3 id="sensitivity-conclusion">{words.conclusion}</h3>
      {conclusion.length === 0
        ? entries.slice(0, 1).map(({ lack }) => <p key="lack">{lack}</p>)
        : conclusion.map((sentence, at) => (
            <p key={sentence} class={at === 0 ? (changes ? "first changes" : "first") : undefined}>
              {unbroken(sentence)}
            </p>
          ))}
      <nav class="bias-parts" aria-label={words.parts}>
        {entries.map(({ id, label }) => (
          <button key={id} type="button" class="button" onClick={() => goToPart(partId(id))}>
            {label}
          </button>
        ))}
        <button type="button" class="button" onClick={() => goToPart(partId("files"))}>
          {words.files.heading}
        </button>
      </nav>
    </section>
  );
}
