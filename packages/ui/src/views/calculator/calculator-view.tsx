import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { NumberField } from "../../controls/number-field.tsx";
import { engine } from "../../state/evaluation.ts";
import { later } from "../../strings/later.ts";
import { t } from "../../strings/t.ts";
import { useAnswer } from "../ledger/use-answer.ts";
import { AddStudy } from "./add-study.tsx";
import { CalculatedDerivation } from "./calculated-derivation.tsx";
import { Findings } from "./findings.tsx";
import { NumberFields } from "./number-fields.tsx";
import { ResultTable } from "./result-table.tsx";
import { level, numbers, spec } from "./study-input.ts";

/** One study: whatever is reported of it in, every measure with its derivation out. */
export function CalculatorView(): JSX.Element {
  const [chosen, setChosen] = useState<string | null>(null);
  const [study, setStudy] = useState("");
  const asked = numbers.value;
  const { value: answer, isCurrent } = useAnswer(
    async () => ({ reported: asked, calculation: await engine.calculate(asked, spec.value) }),
    [asked, spec.value],
  );
  const results = answer?.calculation.results ?? [];
  const result = results.find(({ measure }) => measure === chosen) ?? results[0] ?? null;
  return (
    <div class="calculator" aria-busy={!isCurrent}>
      <p class="by">{later.calculator.lead}</p>
      <div class="calculator-columns">
        <div class="panel-stack">
          <NumberFields />
          <section class="card panel">
            <h2>{later.calculator.level}</h2>
            <NumberField
              label={t.options.levelOther}
              value={Number((level.value * 100).toPrecision(6))}
              min={50}
              max={99.99}
              onChange={(percent) => {
                level.value = percent / 100;
              }}
            />
          </section>
          <AddStudy study={study} isReady={Object.keys(asked).length > 0} onName={setStudy} />
        </div>
        <div class="panel-stack">
          <section class="card">
            <h2 class="card-title">{later.calculator.results}</h2>
            <p class="visually-hidden" role="status">
              {later.calculator.resultsCaption(results.length)}
            </p>
            {answer !== null && <Findings findings={answer.calculation.findings} />}
            {answer !== null && (
              <ResultTable
                calculation={answer.calculation}
                chosen={result?.measure ?? null}
                level={level.value}
                onChoose={setChosen}
              />
            )}
          </section>
          {result !== null && answer !== null && (
            <CalculatedDerivation result={result} reported={answer.reported} study={study} />
          )}
        </div>
      </div>
    </div>
  );
}
