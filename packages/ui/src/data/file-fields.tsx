import type { FileOptions, FileOrigin } from "@treeline/engine/import";
import type { JSX } from "preact";
import { CheckField, SelectField } from "../controls/field.tsx";
import { grid } from "../strings/grid.ts";
import { t } from "../strings/t.ts";
import { RecognisedFields } from "./recognised-fields.tsx";

interface FileFieldsProps {
  readonly origin: FileOrigin;
  onChange(patch: FileOptions): void;
}

/** How the file was understood, each guess open to change: marks of a text, the sheet of a workbook, the outcome of a review. */
export function FileFields({ origin, onChange }: FileFieldsProps): JSX.Element {
  if (origin.kind === "text") return <RecognisedFields recognised={origin.recognised} onChange={onChange} />;
  if (origin.kind === "spss") return <SpssFields origin={origin} onChange={onChange} />;
  return (
    <section aria-label={t.importing.recognised}>
      <div class="import-grid">
        {origin.kind === "workbook" ? (
          <SheetFields origin={origin} onChange={onChange} />
        ) : (
          <SelectField
            label={t.importing.outcome}
            value={origin.outcome}
            choices={origin.outcomes.map(({ id, comparison, name, rows }) => ({
              value: id,
              label: t.importing.outcomeName(comparison, name, rows),
            }))}
            onChange={(outcome) => onChange({ outcome })}
          />
        )}
      </div>
    </section>
  );
}

interface SpssFieldsProps {
  readonly origin: FileOrigin & { readonly kind: "spss" };
  onChange(patch: FileOptions): void;
}

/** Codes such as 1 and 2 stand for words, which the file holds as well. */
function SpssFields({ origin, onChange }: SpssFieldsProps): JSX.Element | null {
  if (origin.labelled.length === 0) return null;
  return (
    <section aria-label={t.importing.recognised}>
      <CheckField
        label={grid.spss.labels(origin.labelled.join(", "))}
        checked={origin.labels}
        onChange={(labels) => onChange({ labels })}
      />
    </section>
  );
}

const HEADER_ROWS = [0, 1, 2] as const;

interface SheetFieldsProps {
  readonly origin: FileOrigin & { readonly kind: "workbook" };
  onChange(patch: FileOptions): void;
}

function SheetFields({ origin, onChange }: SheetFieldsProps): JSX.Element {
  const { importing } = t;
  return (
    <>
      <SelectField
        label={importing.sheet}
        value={origin.sheet}
        choices={origin.sheets.map(({ name, hidden }) => ({
          value: name,
          label: hidden ? importing.hiddenSheet(name) : name,
        }))}
        onChange={(sheet) => onChange({ sheet })}
      />
      <SelectField
        label={importing.headerRows}
        value={String(origin.headerRows)}
        choices={HEADER_ROWS.map((rows) => ({
          value: String(rows),
          label: importing.headerRowChoices[rows] ?? "",
        }))}
        onChange={(value) => {
          const headerRows = HEADER_ROWS.find((rows) => String(rows) === value);
          if (headerRows !== undefined) onChange({ headerRows });
        }}
      />
      {origin.hiddenRows > 0 && (
        <SelectField
          label={importing.hiddenRows}
          value={origin.skipHidden ? "skip" : "import"}
          choices={[
            { value: "import", label: importing.hiddenImport(origin.hiddenRows) },
            { value: "skip", label: importing.hiddenSkip },
          ]}
          onChange={(value) => onChange({ skipHidden: value === "skip" })}
        />
      )}
    </>
  );
}
