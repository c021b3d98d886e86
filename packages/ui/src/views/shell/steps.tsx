import { coefficientTests, estimators, type ModelSpec, measures, poolingMethods } from "@treeline/engine";
import type { JSX } from "preact";
import { evaluated } from "../../state/evaluation.ts";
import { project, type View, view } from "../../state/project.ts";
import { t } from "../../strings/t.ts";

/** The way from the table to the result; each step says in a few words what was chosen there. */
export function Steps(): JSX.Element {
  const { table, effects, model, moderators } = project.value;
  const measure = measures.get(effects.measure);
  const steps: readonly { id: View; label: string; detail: string }[] = [
    {
      id: "data",
      label: t.shell.stepData,
      detail: t.shell.stepDataDetail(table.rowIds.length, table.columns.length),
    },
    { id: "effects", label: t.shell.stepEffects, detail: effects.effectName ?? measure.label },
    {
      id: "results",
      label: t.shell.stepResults,
      detail: modelWords(model),
    },
    {
      id: "moderators",
      label: t.shell.stepModerators,
      detail: t.shell.stepModeratorsDetail(moderators?.variables.length ?? 0),
    },
    {
      id: "bias",
      label: t.shell.stepBias,
      detail: t.shell.stepBiasDetail(evaluated.value?.report.effects?.yi.length ?? 0),
    },
  ];
  return (
    <nav class="steps" aria-label={t.shell.steps}>
      <ol>
        {steps.map((step, index) => (
          <li key={step.id}>
            <button
              type="button"
              class="step"
              aria-current={view.value === step.id ? "step" : undefined}
              onClick={() => {
                view.value = step.id;
              }}
            >
              <span class="step-number" aria-hidden="true">
                {index + 1}
              </span>
              <span class="step-label">{step.label}</span>
              <small class="step-detail">{step.detail}</small>
            </button>
          </li>
        ))}
      </ol>
      <NeedsLook />
    </nav>
  );
}

/** The way to pool where it is a model of its own, else where tau2 comes from and the test. */
function modelWords(model: ModelSpec): string {
  const { estimators: several, label } = poolingMethods.get(model.pooling);
  return several
    ? t.shell.stepResultsDetail(varianceName(model), coefficientTests.get(model.test).label)
    : label;
}

function varianceName({ kind, estimator, tau2 }: ModelSpec): string {
  if (kind !== "random") return t.results.kinds[kind];
  return tau2 === null ? estimators.get(estimator).id : t.results.tau2Given;
}

/** Counts what should not be overlooked, and leads there. */
function NeedsLook(): JSX.Element | null {
  const report = evaluated.value?.report;
  if (!report) return null;
  const left = new Set(report.effects?.excluded.map((row) => row.rowId));
  const serious = report.issues.filter(
    ({ severity, path }) => severity !== "note" && (path.rowId === undefined || !left.has(path.rowId)),
  );
  const excluded = report.effects?.excluded.length ?? 0;
  if (serious.length + excluded === 0) return null;
  const errors = serious.filter((issue) => issue.severity === "error").length;
  return (
    <section class="needs-look" aria-labelledby="needs-look">
      <h2 id="needs-look">{t.shell.needsLook}</h2>
      <button
        type="button"
        class="step"
        onClick={() => {
          view.value = "results";
          requestAnimationFrame(() =>
            document.getElementById("messages")?.scrollIntoView({ block: "center" }),
          );
        }}
      >
        <span class="step-number" aria-hidden="true">
          !
        </span>
        <span class="step-label">{t.shell.messages(serious.length + Math.min(excluded, 1))}</span>
        <small class="step-detail">{t.shell.messagesDetail(errors, excluded)}</small>
      </button>
    </section>
  );
}
