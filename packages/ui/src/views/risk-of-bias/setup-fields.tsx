import type { RiskOfBiasSpec } from "@treeline/engine";
import { robTools } from "@treeline/engine/risk-of-bias";
import type { JSX } from "preact";
import { SelectField, TextField } from "../../controls/field.tsx";
import { Icon } from "../../controls/icons.tsx";
import { project, readOnly } from "../../state/project.ts";
import {
  addJudgementColumn,
  changeTool,
  patchRiskOfBias,
  setRiskOfBias,
} from "../../state/risk-of-bias-edits.ts";
import { riskOfBias as words } from "../../strings/risk-of-bias.ts";

/** The tool, and the columns that are its domains. */
export function SetupFields({ spec }: { readonly spec: RiskOfBiasSpec }): JSX.Element {
  const tool = robTools.get(spec.tool);
  const locked = readOnly.value;
  const free = columnsBeside(spec);
  return (
    <>
      <div class="panel-columns">
        <SelectField
          label={words.tool}
          help={`${tool.summary} ${words.source(tool.reference)}`}
          value={spec.tool}
          choices={robTools.records.map(({ id, label }) => ({ value: id, label }))}
          disabled={locked}
          onChange={(id) => changeTool(spec, robTools.get(id))}
        />
        <SelectField
          label={words.overallColumn}
          value={spec.overall ?? ""}
          choices={[{ value: "", label: words.noOverall }, ...columnChoices(free, spec.overall)]}
          disabled={locked}
          onChange={(name) => patchRiskOfBias({ overall: name === "" ? null : name })}
        />
      </div>
      <details class="fold" open={spec.domains.length === 0}>
        <summary>{words.columns}</summary>
        {spec.domains.map((_, place) => (
          <DomainFields key={place} spec={spec} place={place} free={free} />
        ))}
        <div class="form-row">
          <button
            type="button"
            class="button"
            disabled={locked}
            onClick={() => addJudgementColumn("domain", `${words.newDomain}${spec.domains.length + 1}`)}
          >
            {words.addDomain}
          </button>
          {spec.overall === null && (
            <button
              type="button"
              class="button"
              disabled={locked}
              onClick={() => addJudgementColumn("overall", words.newOverall)}
            >
              {words.addOverall}
            </button>
          )}
          <button type="button" class="button" disabled={locked} onClick={() => setRiskOfBias(null)}>
            {words.remove}
          </button>
        </div>
        <SelectField
          label={words.addExisting}
          value=""
          choices={[{ value: "", label: words.choose }, ...columnChoices(free, null)]}
          disabled={locked}
          onChange={(column) => {
            if (column === "") return;
            const label = tool.domains[spec.domains.length]?.label ?? "";
            patchRiskOfBias({ domains: [...spec.domains, { column, label }] });
          }}
        />
      </details>
    </>
  );
}

interface DomainProps {
  readonly spec: RiskOfBiasSpec;
  readonly place: number;
  readonly free: readonly string[];
}

/** The column and the name of one domain. */
function DomainFields({ spec, place, free }: DomainProps): JSX.Element | null {
  const domain = spec.domains[place];
  if (domain === undefined) return null;
  const short = `D${place + 1}`;
  const patch = (part: Partial<typeof domain>, tag: string | null = null): void =>
    patchRiskOfBias({ domains: spec.domains.with(place, { ...domain, ...part }) }, tag);
  return (
    <div class="domain-row">
      <SelectField
        label={words.domain(short)}
        value={domain.column}
        choices={columnChoices(free, domain.column)}
        disabled={readOnly.value}
        onChange={(column) => patch({ column })}
      />
      <TextField
        label={words.domainName(short)}
        value={domain.label}
        placeholder={domain.column}
        disabled={readOnly.value}
        onInput={(label) => patch({ label }, `domain ${place}`)}
      />
      <button
        type="button"
        class="icon-button"
        aria-label={words.removeDomain(domain.label === "" ? domain.column : domain.label)}
        disabled={readOnly.value}
        onClick={() => patchRiskOfBias({ domains: spec.domains.toSpliced(place, 1) })}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

/** Columns that hold no judgement yet and no number of the measure. */
function columnsBeside(spec: RiskOfBiasSpec): readonly string[] {
  const { table, derived, roles } = project.value;
  const taken = new Set([
    ...spec.domains.map(({ column }) => column),
    spec.overall,
    roles.label,
    ...Object.values(roles.inputs),
  ]);
  return [...table.columns, ...derived].map(({ name }) => name).filter((name) => !taken.has(name));
}

function columnChoices(
  free: readonly string[],
  own: string | null,
): readonly { readonly value: string; readonly label: string }[] {
  return [...(own === null ? [] : [own]), ...free].map((name) => ({ value: name, label: name }));
}
