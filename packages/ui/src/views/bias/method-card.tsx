import type { BiasAudit, BiasEntry } from "@treeline/engine";
import { unbroken } from "@treeline/engine";
import { biasMethods } from "@treeline/engine/bias";
import type { ComponentChildren, JSX } from "preact";
import { Cited } from "../../controls/cited.tsx";
import { Term } from "../../controls/term.tsx";
import { setMethod } from "../../state/audit-edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { readOnly } from "../../state/project.ts";
import { bias as words } from "../../strings/bias.ts";
import { ModeratorIssues } from "../moderators/moderator-issues.tsx";
import { MethodChoices } from "./method-choices.tsx";
import { isLongMethod } from "./methods.ts";
import { OutcomeParts } from "./outcome-parts.tsx";
import { cardId } from "./part-links.tsx";

export interface MethodCardProps {
  readonly entry: BiasEntry;
  readonly made: Evaluated;
  readonly audit: BiasAudit;
}

/** A method: what ran, what it came to, what that says, and what it rests on. */
export function MethodCard({ entry, made, audit }: MethodCardProps): JSX.Element {
  return (
    <CardFrame entry={entry} audit={audit}>
      {entry.outcome !== null && <OutcomeParts label={entry.label} outcome={entry.outcome} made={made} />}
    </CardFrame>
  );
}

interface FrameProps {
  readonly entry: BiasEntry;
  readonly audit: BiasAudit;
  readonly children: ComponentChildren;
}

/** What stands on every card around what the method came to. */
export function CardFrame({ entry, audit, children }: FrameProps): JSX.Element {
  const { method, label, status, why, footnotes, issues, assumption, caution } = entry;
  const { summary, reference, usual } = biasMethods.get(method);
  const isProposed = audit.proposed?.method === method;
  const heading = `${cardId(method)}-heading`;
  return (
    <article
      id={cardId(method)}
      class="card method-card"
      data-status={status}
      aria-labelledby={heading}
      tabIndex={-1}
    >
      <header>
        <h4 id={heading}>
          <Term about={`bias-method:${method}`}>{label}</Term>
        </h4>
        {isProposed && <span class="tag">{words.method.proposed}</span>}
        {status !== "ran" && <span class="tag plain">{words.method.status[status]}</span>}
        {!isProposed && !isLongMethod(method) && (
          <button
            type="button"
            class="link-button"
            disabled={readOnly.value}
            onClick={() => setMethod(method, false, usual)}
          >
            {words.method.leaveOut}
            <span class="visually-hidden"> {label}</span>
          </button>
        )}
      </header>
      {isProposed && <p class="hint">{words.method.proposedWhy(audit.proposed?.reason ?? "")}</p>}
      {why !== null && status !== "long" && <p class="why">{why}</p>}
      {children}
      {footnotes.map((note) => (
        <p key={note} class="note warning">
          {note}
        </p>
      ))}
      {status === "ran" && <ModeratorIssues issues={issues} />}
      <dl class="rests-on">
        <dt>{words.method.assumption}</dt>
        <dd>{unbroken(assumption)}</dd>
        {caution !== null && (
          <>
            <dt>{words.method.caution}</dt>
            <dd>{unbroken(caution)}</dd>
          </>
        )}
      </dl>
      <div class="card-folds">
        <details class="fold">
          <summary>{words.method.about}</summary>
          <p class="hint">{unbroken(summary)}</p>
          <p class="hint">
            {words.method.source}: <Cited text={reference} />
          </p>
        </details>
        <MethodChoices method={method} />
      </div>
    </article>
  );
}
