import { type Signal, signal } from "@preact/signals";
import type { ModeratorsSpec } from "@treeline/engine";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { Evaluated } from "../../state/evaluation.ts";
import { moderatorsOf } from "../../state/moderators.ts";
import { project } from "../../state/project.ts";
import { moderators as words } from "../../strings/moderators.ts";
import { ModeratorCard } from "./moderator-card.tsx";
import { moderatorTable, offeredColumns } from "./offered-columns.ts";
import { RoleFields } from "./role-fields.tsx";
import { TermFields } from "./term-fields.tsx";

/** Whether the set-up stands open once there are moderators: as it was left, also where they were chosen in it just now. */
const setupOpen: Signal<boolean> = signal(false);

/** Which columns are moderators, how each is read, and the terms of the model. */
export function SetupPanel({ evaluated }: { readonly evaluated: Evaluated }): JSX.Element {
  const document = project.value;
  const { report } = evaluated;
  const table = useMemo(() => moderatorTable(document, report), [document.table, document.derived, report]);
  const offered = useMemo(() => offeredColumns(document, table), [document.roles, table]);
  const spec = moderatorsOf(document);
  const isEmpty = spec.variables.length === 0;
  useEffect(() => {
    if (isEmpty) setupOpen.value = true;
  }, [isEmpty]);
  return (
    <Foldable spec={spec}>
      <div class={isEmpty ? "moderator-setup is-empty" : "moderator-setup"}>
        <section class="card panel">
          <h3>{words.chooseHeading}</h3>
          <p class="hint">{words.chooseHint}</p>
          <RoleFields offered={offered} />
          {isEmpty && (
            <p class="moderators-empty">
              {offered.some(({ group }) => group !== "used") ? words.empty : words.nothingOffered}
            </p>
          )}
          {!isEmpty && (
            <ul class="moderator-list">
              {spec.variables.map((moderator) => (
                <ModeratorCard
                  key={moderator.column}
                  moderator={moderator}
                  table={table}
                  values={
                    report.moderation?.variables.find(({ column }) => column === moderator.column) ?? null
                  }
                />
              ))}
            </ul>
          )}
        </section>
        {!isEmpty && (
          <section class="card panel">
            <h3>{words.modelHeading}</h3>
            <TermFields spec={spec} />
          </section>
        )}
      </div>
    </Foldable>
  );
}

interface FoldableProps {
  readonly spec: ModeratorsSpec;
  readonly children: ComponentChildren;
}

/**
 * Everything chosen in one line, so that what the studies say of it stands in sight. Before the first choice there is no line: the
 * same element all the same, so that the menu just used keeps the focus.
 */
function Foldable({ spec, children }: FoldableProps): JSX.Element {
  const { variables, terms } = spec;
  const isEmpty = variables.length === 0;
  return (
    <details
      class={isEmpty ? "setup-plain" : "setup-fold"}
      open={isEmpty || setupOpen.value}
      onToggle={({ currentTarget }) => {
        setupOpen.value = currentTarget.open;
      }}
    >
      <summary hidden={isEmpty}>
        <b>{words.setup}</b>{" "}
        <span class="hint">
          {words.setupTerms(variables.map(({ column }) => column))};{" "}
          {words.setupModel(terms.map(words.interactionOf))}
        </span>
      </summary>
      {children}
    </details>
  );
}
