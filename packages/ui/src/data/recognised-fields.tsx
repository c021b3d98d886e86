import {
  DELIMITERS,
  type DecimalMark,
  type Delimiter,
  ENCODINGS,
  type Encoding,
  type ImportOptions,
  type Recognised,
  type ThousandsMark,
} from "@treeline/engine/import";
import type { JSX } from "preact";
import { CheckField, SelectField } from "../controls/field.tsx";
import { later } from "../strings/later.ts";
import { t } from "../strings/t.ts";

const DECIMALS: readonly DecimalMark[] = [".", ","];
const THOUSANDS: readonly ThousandsMark[] = ["", ",", ".", " ", "'"];

interface RecognisedFieldsProps {
  readonly recognised: Recognised;
  onChange(patch: ImportOptions): void;
}

/** What was recognised, each guess open to change. */
export function RecognisedFields({ recognised, onChange }: RecognisedFieldsProps): JSX.Element {
  const { importing } = t;
  return (
    <section aria-label={importing.recognised}>
      <div class="import-grid">
        <MarkField<Delimiter>
          label={importing.delimiter}
          value={recognised.delimiter}
          marks={DELIMITERS}
          names={importing.delimiters}
          onChange={(delimiter) => onChange({ delimiter })}
        />
        <MarkField<DecimalMark>
          label={importing.decimal}
          value={recognised.decimal}
          marks={DECIMALS}
          names={importing.decimals}
          onChange={(decimal) => onChange({ decimal })}
        />
        <MarkField<ThousandsMark>
          label={importing.thousands}
          value={recognised.thousands}
          marks={THOUSANDS.filter((mark) => mark !== recognised.decimal)}
          names={importing.thousandsMarks}
          onChange={(thousands) => onChange({ thousands })}
        />
        {recognised.encoding !== null && (
          <MarkField<Encoding>
            label={importing.encoding}
            value={recognised.encoding}
            marks={ENCODINGS}
            names={importing.encodings}
            onChange={(encoding) => onChange({ encoding })}
          />
        )}
        <SelectField
          label={importing.header}
          value={recognised.header ? "yes" : "no"}
          choices={[
            { value: "yes", label: importing.headerYes },
            { value: "no", label: importing.headerNo },
          ]}
          onChange={(value) => onChange({ header: value === "yes" })}
        />
      </div>
      <CheckField
        label={later.mapping.transposed}
        checked={recognised.isTransposed}
        onChange={(isTransposed) => onChange({ isTransposed })}
      />
    </section>
  );
}

interface MarkFieldProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly marks: readonly T[];
  readonly names: Readonly<Record<string, string>>;
  onChange(mark: T): void;
}

function MarkField<T extends string>({
  label,
  value,
  marks,
  names,
  onChange,
}: MarkFieldProps<T>): JSX.Element {
  return (
    <SelectField
      label={label}
      value={value}
      choices={marks.map((mark) => ({ value: mark, label: names[mark] ?? mark }))}
      onChange={(chosen) => {
        const mark = marks.find((known) => known === chosen);
        if (mark !== undefined) onChange(mark);
      }}
    />
  );
}
