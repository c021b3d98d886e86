import type { JSX } from "preact";
import type { GridColumn } from "../../data/grid-model.ts";
import { COLUMN_TYPES, setColumnType, setColumnUnit, typeOf } from "../../state/column-edits.ts";
import { grid as words } from "../../strings/grid.ts";
import { t } from "../../strings/t.ts";

/** Offered while a unit is typed; any other will do. */
const UNITS = [
  "years",
  "months",
  "weeks",
  "days",
  "hours",
  "minutes",
  "mg",
  "g",
  "kg",
  "ml",
  "cm",
  "km",
  "mmHg",
  "%",
];

interface ColumnFieldsProps {
  /** The column with the focus. */
  readonly column: GridColumn | undefined;
  readonly locked: boolean;
}

/** What the column with the focus holds, and what its numbers are counted in. */
export function ColumnFields({ column, locked }: ColumnFieldsProps): JSX.Element {
  const data = column?.kind === "data" ? column.column : null;
  return (
    <span class="tool-group">
      <label class="column-type">
        <span>{t.data.columnType}</span>
        <select
          value={data === null ? "" : typeOf(data)}
          disabled={locked || data === null}
          title={data === null ? t.data.columnTypeNone : data.name}
          onChange={(event) => {
            const type = COLUMN_TYPES.find((known) => known === event.currentTarget.value);
            if (data !== null && type !== undefined) setColumnType(data.name, type);
          }}
        >
          {data === null && <option value="">{t.data.columnTypeNone}</option>}
          {COLUMN_TYPES.map((type) => (
            <option key={type} value={type}>
              {words.types[type]}
            </option>
          ))}
        </select>
      </label>
      {data?.kind === "number" && (
        <label class="column-type">
          <span>{words.unit}</span>
          <input
            type="text"
            class="unit-field"
            list="grid-units"
            value={data.unit ?? ""}
            placeholder={words.unitPlaceholder}
            title={words.unitOf(data.name)}
            maxLength={40}
            disabled={locked}
            onInput={(event) => setColumnUnit(data.name, event.currentTarget.value)}
          />
          <datalist id="grid-units">
            {UNITS.map((unit) => (
              <option key={unit} value={unit} />
            ))}
          </datalist>
        </label>
      )}
    </span>
  );
}
