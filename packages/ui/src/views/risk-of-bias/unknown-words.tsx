import type { Judgement, RiskOfBiasSpec } from "@treeline/engine";
import { cellText, findColumn, JUDGEMENTS } from "@treeline/engine";
import { judgementLabel, type RiskOfBias } from "@treeline/engine/risk-of-bias";
import type { JSX } from "preact";
import { SelectField } from "../../controls/field.tsx";
import { Icon } from "../../controls/icons.tsx";
import { project, readOnly } from "../../state/project.ts";
import { patchRiskOfBias } from "../../state/risk-of-bias-edits.ts";
import { riskOfBias as words } from "../../strings/risk-of-bias.ts";

const MOST_PLACES = 6;

/** Words of cells that stand for no judgement, each with its rows and what may be done; and those the user has explained. */
export function UnknownWords({
  bias,
  spec,
}: {
  readonly bias: RiskOfBias;
  readonly spec: RiskOfBiasSpec;
}): JSX.Element | null {
  const unknown = unknownWords(bias);
  const own = Object.entries(spec.judgements);
  if (unknown.size === 0 && own.length === 0) return null;
  return (
    <div class="unknown-words">
      {unknown.size > 0 && (
        <>
          <h4>{words.unknownHeading}</h4>
          <p class="hint">{words.unknownLead}</p>
        </>
      )}
      {[...unknown].map(([text, places]) => (
        <div key={text} class="unknown-word">
          <p>
            {words.unknown(text, places.length)}:{" "}
            {words.where(places.slice(0, MOST_PLACES).join("; "), Math.max(0, places.length - MOST_PLACES))}
          </p>
          <SelectField
            label={words.means(text)}
            value=""
            choices={[{ value: "", label: words.choose }, ...judgementChoices(bias)]}
            disabled={readOnly.value}
            onChange={(id) => {
              const judgement = JUDGEMENTS.find((known) => known === id);
              if (judgement !== undefined) explain(spec, text, judgement);
            }}
          />
        </div>
      ))}
      {own.map(([text, judgement]) => (
        <p key={text} class="own-word">
          {words.ownMeans(text, judgementLabel(bias.tool.judgements, judgement))}{" "}
          <button
            type="button"
            class="icon-button"
            aria-label={words.forget(text)}
            disabled={readOnly.value}
            onClick={() => {
              const { [text]: _, ...judgements } = spec.judgements;
              patchRiskOfBias({ judgements });
            }}
          >
            <Icon name="close" />
          </button>
        </p>
      ))}
    </div>
  );
}

function explain(spec: RiskOfBiasSpec, text: string, judgement: Judgement): void {
  patchRiskOfBias({ judgements: { ...spec.judgements, [text]: judgement } });
}

/** Places ("Study, column") by the word that is not known. */
function unknownWords(bias: RiskOfBias): ReadonlyMap<string, readonly string[]> {
  const { table } = project.value;
  const rows = new Map(table.rowIds.map((rowId, row) => [rowId, row]));
  const labels = new Map(bias.rows.map(({ rowId, label }) => [rowId, label]));
  const found = new Map<string, string[]>();
  for (const { code, path } of bias.issues) {
    const column = findColumn(table, path.column);
    const row = rows.get(path.rowId ?? "");
    if (code !== "judgement-unknown" || column === undefined || row === undefined) continue;
    const text = cellText(column, row, path.rowId ?? "").trim();
    const places = found.get(text) ?? [];
    places.push(words.cell(labels.get(path.rowId ?? "") ?? "", column.name));
    found.set(text, places);
  }
  return found;
}

/** Every judgement, in the words of the tool where it has it. */
function judgementChoices({
  tool,
}: RiskOfBias): readonly { readonly value: Judgement; readonly label: string }[] {
  return tool.judgements.map(({ judgement, label }) => ({ value: judgement, label }));
}
