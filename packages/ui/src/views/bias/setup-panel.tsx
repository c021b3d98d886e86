import { type Signal, signal } from "@preact/signals";
import { type BiasAudit, formatShort } from "@treeline/engine";
import type { JSX } from "preact";
import { SegmentedField } from "../../controls/field.tsx";
import { NumberField } from "../../controls/number-field.tsx";
import { biasOf, setBias } from "../../state/audit-edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { project, readOnly } from "../../state/project.ts";
import { bias as words } from "../../strings/bias.ts";
import { BiasColumns } from "./bias-columns.tsx";
import { MethodList } from "./method-list.tsx";
import { PARTS } from "./part-links.tsx";

/** Whether the set-up stands open, as it was left. */
const setupOpen: Signal<boolean> = signal(false);

const LEAST_ALPHA = 0.000001;
const MOST_ALPHA = 0.5;

interface SetupProps {
  readonly made: Evaluated;
  readonly audit: BiasAudit;
}

/** Every choice of the audit in one fold: which results are favoured, sizes, and which methods run. */
export function SetupPanel({ made, audit }: SetupProps): JSX.Element {
  const { favours } = audit;
  const direction = favours.sign > 0 ? words.setup.larger : words.setup.smaller;
  return (
    <details
      id={PARTS.setup}
      class="setup-fold bias-setup"
      open={setupOpen.value}
      tabIndex={-1}
      onToggle={({ currentTarget }) => {
        setupOpen.value = currentTarget.open;
      }}
    >
      <summary>
        <b>{words.setup.heading}</b>{" "}
        <span class="hint">{words.setup.summary(direction, formatShort(audit.spec.alpha))}</span>
      </summary>
      {setupOpen.value && (
        <div class="bias-setup-body">
          <section class="card panel">
            <Direction audit={audit} />
            <h3>{words.setup.columns}</h3>
            <p class="hint">{words.setup.columnsHint}</p>
            <BiasColumns made={made} />
          </section>
          <section class="card panel">
            <h3>{words.setup.methods}</h3>
            <p class="hint">{words.setup.methodsHint}</p>
            <MethodList audit={audit} />
          </section>
        </div>
      )}
    </details>
  );
}

const DIRECTIONS = ["auto", "positive", "negative"] as const;

function Direction({ audit }: { readonly audit: BiasAudit }): JSX.Element {
  const spec = biasOf(project.value);
  const choices = DIRECTIONS.map((value) => ({ value, label: words.setup.favoursChoices[value] }));
  return (
    <>
      <SegmentedField
        label={words.setup.favours}
        help={words.setup.favoursHelp}
        value={spec.favours}
        choices={choices}
        disabled={readOnly.value}
        onChange={(value) => setBias({ favours: DIRECTIONS.find((one) => one === value) ?? "auto" })}
      />
      <p class="hint">
        {words.setup.favoursNow(audit.favours.sign, audit.favours.why)}{" "}
        {spec.favours === "auto" && words.setup.favoursWrong}
      </p>
      <NumberField
        label={words.setup.alpha}
        help={words.setup.alphaHelp}
        value={spec.alpha}
        min={LEAST_ALPHA}
        max={MOST_ALPHA}
        disabled={readOnly.value}
        onChange={(alpha) => setBias({ alpha }, "alpha")}
      />
    </>
  );
}
