import type { DoseTrendSpec } from "@treeline/engine";
import type { JSX } from "preact";
import { CheckField, SelectField } from "../../controls/field.tsx";
import { NumbersField } from "../../controls/numbers-field.tsx";
import { setDoses } from "../../state/dose.ts";
import { readOnly } from "../../state/project.ts";
import { dose as words } from "../../strings/dose.ts";

interface SpecProps {
  readonly spec: DoseTrendSpec;
}

type ChoiceKey = "outcome" | "design" | "covariance" | "variance" | "shape" | "stages" | "method";

const LABELS = {
  outcome: words.outcomes,
  design: words.designs,
  covariance: words.covariances,
  variance: words.variances,
  shape: words.shapes,
  stages: words.stagesOf,
  method: words.methods,
} as const;

const HELP: Partial<Record<ChoiceKey, string>> = {
  covariance: words.covarianceHelp,
  stages: words.stagesHelp,
};

/** What the rows report, which curve is drawn through them, and where it is read. */
export function CurveFields({ spec }: SpecProps): JSX.Element {
  const { outcome, reference, at } = spec;
  return (
    <fieldset class="dose-fields">
      <legend>{words.choicesHeading}</legend>
      <ChoiceField name="outcome" spec={spec} />
      {outcome === "ratio" && <ChoiceField name="design" spec={spec} />}
      {outcome === "ratio" && <ChoiceField name="covariance" spec={spec} />}
      {outcome === "mean-difference" && <ChoiceField name="variance" spec={spec} />}
      {outcome === "standardized-difference" && (
        <CheckField
          label={words.correct}
          checked={spec.correct}
          disabled={readOnly.value}
          onChange={(correct) => setDoses({ correct })}
        />
      )}
      <ChoiceField name="shape" spec={spec} />
      <KnotFields spec={spec} />
      <ChoiceField name="stages" spec={spec} />
      <ChoiceField name="method" spec={spec} />
      <NumbersField
        label={words.reference}
        help={words.referenceHelp}
        problem={words.notNumber}
        value={reference === null ? [] : [reference]}
        most={1}
        onChange={([first]) => setDoses({ reference: first ?? null }, "reference")}
      />
      <NumbersField
        label={words.at}
        help={words.atHelp}
        problem={words.notNumbers}
        value={at}
        most={200}
        onChange={(doses) => setDoses({ at: doses }, "at")}
      />
    </fieldset>
  );
}

function ChoiceField({ name, spec }: SpecProps & { readonly name: ChoiceKey }): JSX.Element {
  return (
    <SelectField
      label={words[name]}
      help={HELP[name]}
      value={spec[name]}
      choices={Object.entries(LABELS[name]).map(([value, label]) => ({ value, label }))}
      disabled={readOnly.value}
      onChange={(value) => setDoses({ [name]: value, ...(name === "shape" ? NO_KNOTS : {}) })}
    />
  );
}

/** Knots belong to the shape they were placed for. */
const NO_KNOTS = { knots: null, knotCount: null };

const COUNTS = { rcs: [3, 4, 5], piecewise: [1, 2, 3] } as const;

function KnotFields({ spec: { shape, knots, knotCount } }: SpecProps): JSX.Element | null {
  if (shape !== "rcs" && shape !== "piecewise") return null;
  return (
    <>
      {knots === null && (
        <SelectField
          label={words.knotCount}
          value={knotCount === null ? "" : String(knotCount)}
          choices={[
            { value: "", label: words.knotCountAuto },
            ...COUNTS[shape].map((count) => ({ value: String(count), label: String(count) })),
          ]}
          disabled={readOnly.value}
          onChange={(count) => setDoses({ knotCount: count === "" ? null : Number(count) })}
        />
      )}
      <NumbersField
        label={words.knots}
        help={words.knotsHelp}
        problem={words.notNumbers}
        value={knots ?? []}
        most={20}
        onChange={(places) => setDoses({ knots: places.length === 0 ? null : places }, "knots")}
      />
    </>
  );
}
