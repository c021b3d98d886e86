import { asAnalysed } from "@treeline/engine";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { CopyButton } from "../../controls/copy-button.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { Icon } from "../../controls/icons.tsx";
import { type Evaluated, engine } from "../../state/evaluation.ts";
import { explainedRow } from "../../state/navigation.ts";
import { redo, undo } from "../../state/project.ts";
import { later } from "../../strings/later.ts";
import type { RowAnswer } from "../../worker/protocol.ts";
import { DerivationBody, effectLines, type RowContext } from "./derivation-body.tsx";
import { derivationText } from "./derivation-text.ts";
import { cellReader } from "./row-cells.ts";
import { useAnswer } from "./use-answer.ts";

interface DialogProps {
  readonly rowId: string;
  readonly evaluated: Evaluated;
}

/** How the effect of one row came about, and what can be chosen about it. */
export function DerivationDialog({ rowId, evaluated }: DialogProps): JSX.Element | null {
  const document = useMemo(() => asAnalysed(evaluated.document, evaluated.report), [evaluated]);
  const { value: answer } = useAnswer(
    () => engine.explainRow(document, evaluated.report, rowId),
    [evaluated, rowId],
  );
  const rowIds = evaluated.document.table.rowIds;
  const at = rowIds.indexOf(rowId);
  const close = (): void => {
    explainedRow.value = null;
  };
  if (at < 0) return null;
  const isShown = answer?.derivation.rowId === rowId;
  const cells = cellReader(document)(at);
  const context: RowContext = { evaluated: { ...evaluated, document }, rowId, cells };
  return (
    <Dialog
      title={isShown ? later.derivation.title(answer.derivation.label) : later.derivation.loading}
      onClose={close}
      footer={
        <>
          <CopyButton
            label={later.derivation.copy}
            disabled={!isShown}
            text={() => (isShown ? textOf(answer, context) : "")}
          />
          <span class="spacer" />
          <GoTo label={later.derivation.previous} icon="up" rowId={rowIds[at - 1]} />
          <GoTo label={later.derivation.next} icon="down" rowId={rowIds[at + 1]} />
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields inside, whose edits are the document's. */}
      <div class="derivation" onKeyDown={undoByKey}>
        {isShown ? (
          <DerivationBody answer={answer} context={context} />
        ) : (
          <p class="hint">{later.derivation.loading}</p>
        )}
      </div>
    </Dialog>
  );
}

function GoTo(props: {
  readonly label: string;
  readonly icon: "up" | "down";
  readonly rowId: string | undefined;
}): JSX.Element {
  return (
    <button
      type="button"
      class="button icon-only"
      aria-label={props.label}
      title={props.label}
      disabled={props.rowId === undefined}
      onClick={() => {
        explainedRow.value = props.rowId ?? null;
      }}
    >
      <Icon name={props.icon} />
    </button>
  );
}

function undoByKey(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  if (key === "z" && !event.shiftKey) undo();
  else redo();
}

function textOf(answer: RowAnswer, context: RowContext): string {
  const { derivation } = answer;
  return derivationText({
    title: derivation.label,
    measure: context.evaluated.document.effects.measure,
    reported: context.cells,
    route: derivation.route,
    steps: derivation.steps,
    quantities: derivation.quantities,
    assumptions: derivation.assumptions,
    effect: effectLines(answer, context),
    place: derivation.place,
    note: derivation.note,
  });
}
