import type { JSX } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../controls/icons.tsx";
import { usePlaced } from "../../controls/use-placed.ts";
import { excludeRow, exclusionReason, includeRow, isExcluded } from "../../state/edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { explainedRow, showCell } from "../../state/navigation.ts";
import { project, readOnly } from "../../state/project.ts";
import { studyName } from "../../state/study-name.ts";
import { t } from "../../strings/t.ts";
import { displayOf } from "./display.ts";
import { studyNumbers } from "./study-numbers.ts";

interface StudyPopoverProps {
  readonly rowId: string;
  readonly anchor: Element;
  readonly evaluated: Evaluated;
  onClose(): void;
}

const MARGIN = 8;

/** A study's numbers, and the choice to leave it out with a reason or to use it again. */
export function StudyPopover({ rowId, anchor, evaluated, onClose }: StudyPopoverProps): JSX.Element {
  const element = useRef<HTMLDivElement>(null);
  const field = useId();
  const [reason, setReason] = useState(exclusionReason(project.value, rowId));
  const numbers = studyNumbers(evaluated, displayOf(evaluated.document, evaluated.report)).get(rowId);
  const excluded = isExcluded(project.value, rowId);
  const { table } = project.value;
  const name =
    numbers?.label ?? (studyName(project.value, rowId) || t.data.rowName(table.rowIds.indexOf(rowId) + 1));

  usePlaced(element, anchor, place, [rowId]);
  // At once: a key that comes before the next paint is for the dialog that is seen, not for the study beneath it.
  useLayoutEffect(() => {
    element.current?.querySelector<HTMLElement>("form input, form button")?.focus({ preventScroll: true });
  }, [rowId]);
  useEffect(() => {
    const closeOutside = (event: Event): void => {
      if (event.target instanceof window.Node && !element.current?.contains(event.target)) onClose();
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, [rowId]);

  const decide = (): void => {
    if (excluded) includeRow(rowId);
    else excludeRow(rowId, reason.trim());
    onClose();
  };

  return (
    <div
      ref={element}
      class="popover"
      role="dialog"
      aria-label={t.plots.popover(name)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header class="popover-head">
        <h3>{name}</h3>
        <button type="button" class="icon-button" aria-label={t.shell.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {numbers !== undefined && (
        <dl>
          <dt>{t.plots.effect}</dt>
          <dd>{numbers.effect.full}</dd>
          <dt>{t.plots.se}</dt>
          <dd>{numbers.se}</dd>
          <dt>{t.plots.weight}</dt>
          <dd>{numbers.weight}</dd>
        </dl>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          decide();
        }}
      >
        {!excluded && (
          <>
            <label class="field-label" for={field}>
              {t.plots.reason}
            </label>
            <input
              id={field}
              type="text"
              value={reason}
              placeholder={t.plots.reasonExample}
              disabled={readOnly.value}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          </>
        )}
        {excluded && <p class="hint">{reason === "" ? t.results.noReason : reason}</p>}
        <div class="popover-actions">
          <button type="submit" class="button primary" disabled={readOnly.value}>
            {excluded ? t.plots.include : t.plots.exclude}
          </button>
          <button type="button" class="button" onClick={() => showCell(rowId, null)}>
            {t.plots.inData}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => {
              onClose();
              explainedRow.value = rowId;
            }}
          >
            {t.plots.explain}
          </button>
        </div>
      </form>
    </div>
  );
}

/** Under the study where there is room, above it where there is not; never outside the window. */
function place(popover: HTMLElement, anchor: Element): void {
  const target = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const below = target.bottom + MARGIN;
  const lowest = window.innerHeight - height - MARGIN;
  const top = below < lowest ? below : Math.max(MARGIN, Math.min(target.top - height - MARGIN, lowest));
  const wanted = target.left + Math.min(target.width / 2, 240) - width / 2;
  const left = Math.min(Math.max(wanted, MARGIN), window.innerWidth - width - MARGIN);
  popover.style.top = `${top}px`;
  popover.style.left = `${left}px`;
}
