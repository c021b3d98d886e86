import { formatAdaptive, formatExact, formatInterval, measures, phrase } from "@treeline/engine";
import type { Calculated, Quantities } from "@treeline/engine/ledger";
import type { JSX } from "preact";
import { CopyButton } from "../../controls/copy-button.tsx";
import { ParamControls } from "../../controls/params.tsx";
import { engine } from "../../state/evaluation.ts";
import { later } from "../../strings/later.ts";
import { AssumptionFields, assumedNumbers, assuming } from "../ledger/assumption-fields.tsx";
import { derivationText, wayName } from "../ledger/derivation-text.ts";
import { quantityLabel } from "../ledger/quantity-words.ts";
import { intervalOf } from "../ledger/shown-effect.ts";
import { StepList } from "../ledger/step-list.tsx";
import { SweepTable } from "../ledger/sweep-table.tsx";
import { displayOfMeasure, shownEffect } from "./result-table.tsx";
import { assumptions, level, measureParams, numbers, spec } from "./study-input.ts";

interface DerivationProps {
  readonly result: Calculated;
  /** The numbers the result was computed from. */
  readonly reported: Quantities;
  readonly study: string;
}

/** One measure explained: its way, its formulas with the numbers, what is assumed, and what if. */
export function CalculatedDerivation({ result, reported, study }: DerivationProps): JSX.Element {
  const measure = measures.get(result.measure);
  const print = ({ yi, vi }: { readonly yi: number; readonly vi: number }): string =>
    shownEffect({ measure: result.measure, yi, interval: intervalOf(yi, vi, level.value) });
  const hasAssumptions = assuming(result.route, reported).length > 0;
  return (
    <section class="card panel derivation" aria-label={later.calculator.derivationOf(measure.label)}>
      <h2>{measure.label}</h2>
      <p class="say">{shownEffect(result)}</p>
      <p class="by">{wayName(result.route)}</p>
      {result.assumptions.length > 0 && <p>{later.ledger.assumed(result.assumptions)}</p>}
      {result.issues.map((issue) => (
        <div key={`${issue.code} ${issue.message}`} class={`note ${issue.severity}`}>
          <p>
            {issue.message.charAt(0).toUpperCase() + issue.message.slice(1)}{" "}
            <span class="hint">{issue.hint}</span>
          </p>
        </div>
      ))}
      <h3>{later.derivation.stepsAlone}</h3>
      {result.steps.length > 0 ? (
        <StepList steps={result.steps} quantities={reported} measure={result.measure} />
      ) : (
        <p class="hint">{later.derivation.noSteps}</p>
      )}
      {(hasAssumptions || measure.params.length > 0) && (
        <div class="derivation-columns">
          {hasAssumptions && (
            <section>
              <h3>{later.calculator.assumptions}</h3>
              <AssumptionFields
                route={result.route}
                reported={reported}
                params={assumptions.value}
                onChange={(conversion, params) => {
                  assumptions.value = { ...assumptions.value, [conversion]: params };
                }}
              />
            </section>
          )}
          {measure.params.length > 0 && (
            <section>
              <h3>{later.calculator.settings}</h3>
              <ParamControls
                key={measure.id}
                defs={measure.params}
                params={measureParams.value[measure.id] ?? {}}
                onChange={(params) => {
                  measureParams.value = { ...measureParams.value, [measure.id]: params };
                }}
              />
            </section>
          )}
        </div>
      )}
      <SweepTable
        assumptions={assumedNumbers(result.route, reported, assumptions.value)}
        about={result}
        sweep={(sweep) => engine.sweepCalculation(numbers.value, spec.value, result.measure, sweep)}
        print={print}
      />
      <div class="inline-actions">
        <CopyButton label={later.calculator.copyText} text={() => textOf(result, reported, study)} />
        <CopyButton label={later.calculator.copyRow} text={() => rowOf(result, study)} />
      </div>
    </section>
  );
}

function textOf(result: Calculated, reported: Quantities, study: string): string {
  const { measure, yi, vi, se, interval } = result;
  const { symbol } = measures.get(measure);
  const display = displayOfMeasure(measure, interval.level);
  const range = formatInterval(interval, (value) => formatAdaptive(value, 3));
  const onAnalysisScale = later.derivation.shownLine(
    phrase(symbol.analysis),
    `${formatAdaptive(yi, 3)} ${range}`,
  );
  return derivationText({
    title: study.trim() === "" ? later.calculator.title : study.trim(),
    measure,
    reported: Object.entries(reported).map(([key, value]) => ({ label: quantityLabel(key), value })),
    route: result.route,
    steps: result.steps,
    quantities: reported,
    assumptions: result.assumptions,
    effect: [
      onAnalysisScale,
      ...(display.transformation.id === "identity" ? [] : [shownEffect(result)]),
      later.derivation.variance(display.level, formatAdaptive(vi, 4), formatAdaptive(se, 3)),
    ],
    place: "",
    note: "",
  });
}

/** Cells for a spreadsheet: study, measure, yi, vi, SE, lower, upper. */
function rowOf({ measure, yi, vi, se, interval }: Calculated, study: string): string {
  const cells = [yi, vi, se, interval.lower, interval.upper].map(formatExact);
  return [study.trim(), measure, ...cells].join("\t");
}
