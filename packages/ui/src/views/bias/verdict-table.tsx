import type { BiasAudit, BiasVerdict } from "@treeline/engine";
import { unbroken } from "@treeline/engine";
import type { JSX } from "preact";
import { bias as words } from "../../strings/bias.ts";
import { cardId, goToPart, PARTS } from "./part-links.tsx";

const MOST_LINKS = 4;

/** Questions of a reviewer, each with an answer in words and the methods it rests on. */
export function VerdictTable({ audit }: { readonly audit: BiasAudit }): JSX.Element {
  const labels = new Map(audit.entries.map(({ method, label }) => [method, label]));
  return (
    <section id={PARTS.verdict} class="card panel" aria-labelledby="bias-verdict-heading" tabIndex={-1}>
      <h3 id="bias-verdict-heading">{words.verdict.heading}</h3>
      <table class="verdicts">
        <caption class="visually-hidden">{words.verdict.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.verdict.question}</th>
            <th scope="col">{words.verdict.reading}</th>
            <th scope="col">{words.verdict.answer}</th>
            <th scope="col">{words.verdict.methods}</th>
          </tr>
        </thead>
        <tbody>
          {audit.verdict.map((verdict) => (
            <tr key={verdict.question}>
              <th scope="row">{verdict.question}</th>
              <td>
                <span class="reading" data-reading={verdict.reading}>
                  {words.verdict.readings[verdict.reading]}
                </span>
              </td>
              <td>{unbroken(verdict.answer)}</td>
              <td>
                <RestsOn methods={verdict.methods} labels={labels} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface LinksProps {
  readonly methods: BiasVerdict["methods"];
  readonly labels: ReadonlyMap<string, string>;
}

/** Many methods are folded away behind their number. */
function RestsOn({ methods, labels }: LinksProps): JSX.Element {
  if (methods.length === 0) return <>{words.verdict.none}</>;
  if (methods.length <= MOST_LINKS) return <MethodLinks methods={methods} labels={labels} />;
  return (
    <details>
      <summary>{words.verdict.count(methods.length)}</summary>
      <MethodLinks methods={methods} labels={labels} />
    </details>
  );
}

function MethodLinks({ methods, labels }: LinksProps): JSX.Element {
  return (
    <ul class="method-links">
      {methods.map((method) => (
        <li key={method}>
          <button
            type="button"
            class="link-button"
            aria-label={labels.get(method) ?? method}
            onClick={() => goToPart(cardId(method))}
          >
            {unbroken(labels.get(method) ?? method)}
          </button>
        </li>
      ))}
    </ul>
  );
}
