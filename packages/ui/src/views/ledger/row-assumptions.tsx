import type { JSX } from "preact";
import { assumeForAll, assumeForRow, keepForRow } from "../../state/ledger-edits.ts";
import { readOnly } from "../../state/project.ts";
import { later } from "../../strings/later.ts";
import { AssumptionFields, type assumedNumbers, assuming } from "./assumption-fields.tsx";

type ParamsByConversion = Parameters<typeof assumedNumbers>[2];

interface AssumptionsProps {
  readonly rowId: string;
  readonly route: readonly string[];
  readonly reported: Readonly<Record<string, number>>;
  readonly inForce: ParamsByConversion;
  readonly own: ParamsByConversion;
}

/** What the row's way assumes, for this row or for all. */
export function RowAssumptions({
  rowId,
  route,
  reported,
  inForce,
  own,
}: AssumptionsProps): JSX.Element | null {
  const list = assuming(route, reported);
  if (list.length === 0) return null;
  const differing = list.filter(({ id }) => own[id] !== undefined);
  return (
    <section>
      <h3>{later.derivation.assumptions}</h3>
      <p class="hint">{later.derivation.assumptionsHint}</p>
      <AssumptionFields
        route={route}
        reported={reported}
        params={inForce}
        disabled={readOnly.value}
        onChange={(conversion, params, typed) => assumeForRow(rowId, conversion, params, typed)}
      />
      {differing.length > 0 && (
        <div class="inline-actions">
          <button
            type="button"
            class="button"
            disabled={readOnly.value}
            onClick={() => {
              for (const { id } of differing) assumeForAll(id, inForce[id] ?? {}, null);
            }}
          >
            {later.derivation.assumeAll}
          </button>
          <button
            type="button"
            class="button"
            disabled={readOnly.value}
            onClick={() => keepForRow(rowId, { params: {} })}
          >
            {later.derivation.assumeDefault}
          </button>
        </div>
      )}
    </section>
  );
}

/** The row's own assumptions before those for all rows. */
export function paramsInForce(all: ParamsByConversion, own: ParamsByConversion): ParamsByConversion {
  const ids = new Set([...Object.keys(all), ...Object.keys(own)]);
  return Object.fromEntries([...ids].map((id) => [id, { ...all[id], ...own[id] }]));
}
