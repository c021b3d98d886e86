import { type AnalysisDocument, unbroken } from "@treeline/engine";
import { type Explanation, effectText } from "@treeline/engine/reconcile";
import { styles } from "@treeline/engine/styles";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Choice, SelectField } from "../../controls/field.tsx";
import { engine } from "../../state/evaluation.ts";
import { reconcile as words } from "../../strings/reconcile.ts";
import { useAnswer } from "../ledger/use-answer.ts";
import { changeText } from "./texts.ts";

const YOURS = "yours";
const CHOICES: readonly Choice[] = [
  { value: YOURS, label: words.yours },
  ...styles.records.map(({ id, label }) => ({ value: id, label })),
];

/** The document under a choice, shown on its own scale, so that the same effect reads the same. */
function under(document: AnalysisDocument, id: string): AnalysisDocument {
  if (!styles.has(id)) return document;
  const styled = styles.get(id).apply(document);
  const { display, displayParams } = document.effects;
  return { ...styled, effects: { ...styled.effects, display, displayParams } };
}

function labelOf(id: string): string {
  return styles.has(id) ? styles.get(id).label : words.yours;
}

/** Any two results, and the shortest chain of settings that turns one into the other. */
export function ChainSection({ document }: { readonly document: AnalysisDocument }): JSX.Element {
  const [from, setFrom] = useState("revman5-random");
  const [to, setTo] = useState(YOURS);
  const { value: explanation } = useAnswer(
    () => engine.explainDifference(under(document, from), under(document, to)),
    [document, from, to],
  );
  return (
    <section class="reconcile-chain">
      <h3>{words.chainHeading}</h3>
      <div class="reconcile-pair">
        <SelectField label={words.from} value={from} choices={CHOICES} onChange={setFrom} />
        <SelectField label={words.to} value={to} choices={CHOICES} onChange={setTo} />
      </div>
      {explanation !== null && <Chain explanation={explanation} label={labelOf(from)} />}
      <p class="visually-hidden" role="status">
        {explanation !== null && bothResults(explanation, from, to)}
      </p>
    </section>
  );
}

/** What the chain leads from and to, in one breath. */
function bothResults({ from, to, reason }: Explanation, before: string, after: string): string {
  if (from === null || to === null) return reason ?? "";
  const told = [before, after].map(labelOf);
  return `${told[0]}: ${effectText(from, DECIMALS)}; ${told[1]}: ${effectText(to, DECIMALS)}`;
}

/** Decimals of the results in a chain: small steps should show. */
const DECIMALS = 4;

function Chain({
  explanation,
  label,
}: {
  readonly explanation: Explanation;
  readonly label: string;
}): JSX.Element {
  const { from, to, reason, steps, others } = explanation;
  if (from === null || to === null) return <p class="note">{reason}</p>;
  return (
    <>
      <ol class="chain">
        <li>{unbroken(words.chainStart(label, effectText(from, DECIMALS)))}</li>
        {steps.map(({ changes, numbers }) => (
          <li key={changes.map(changeText).join()}>
            {changes.map((change) => (
              <span key={change.name} class="chain-change">
                {changeText(change)}
              </span>
            ))}
            <strong>{unbroken(effectText(numbers, DECIMALS))}</strong>
          </li>
        ))}
      </ol>
      {steps.length === 0 && <p>{words.sameResult}</p>}
      {others.length > 0 && <p class="hint">{unbroken(words.others(others.map(changeText)))}</p>}
    </>
  );
}
