import { createOtherMethods, type FlowSpec } from "@treeline/engine";
import type { JSX } from "preact";
import { CheckField, SegmentedField } from "../../controls/field.tsx";
import { patchFlow } from "../../state/flow-edits.ts";
import { readOnly } from "../../state/project.ts";
import { flow as words } from "../../strings/flow.ts";
import { CountField } from "./count-field.tsx";
import { CountList } from "./count-list.tsx";

/** Keys of the flow that hold one number. */
type CountKey = {
  [Key in keyof FlowSpec]: FlowSpec[Key] extends number | null ? Key : never;
}[keyof FlowSpec];

interface PartProps {
  readonly flow: FlowSpec;
}

/** Every number of the diagram, in its order. */
export function FlowFields({ flow }: PartProps): JSX.Element {
  return (
    <>
      <div class="form-row">
        <SegmentedField
          label={words.review}
          value={flow.review}
          choices={[
            { value: "new", label: words.reviews.new },
            { value: "updated", label: words.reviews.updated },
          ]}
          disabled={readOnly.value}
          onChange={(review) => patchFlow({ review: review === "updated" ? "updated" : "new" })}
        />
        <CheckField
          label={words.otherMethods}
          checked={flow.other !== null}
          disabled={readOnly.value}
          onChange={(on) => patchFlow({ other: on ? createOtherMethods() : null })}
        />
      </div>
      {flow.review === "updated" && (
        <Pair
          heading={words.previous}
          labels={[words.previousStudies, words.previousReports]}
          value={flow.previous}
          onChange={(previous, tag) => patchFlow({ previous }, tag)}
        />
      )}
      <h4>{words.identification}</h4>
      <div class="flow-lists">
        <CountList
          what={words.databases}
          counts={flow.databases}
          onChange={(databases, tag) => patchFlow({ databases }, tag)}
        />
        <CountList
          what={words.registers}
          counts={flow.registers}
          onChange={(registers, tag) => patchFlow({ registers }, tag)}
        />
      </div>
      <Counts flow={flow} keys={["duplicates", "automation", "otherRemoved"]} />
      <h4>{words.screening}</h4>
      <Counts
        flow={flow}
        keys={["screened", "excluded", "excludedAutomation", "sought", "notRetrieved", "assessed"]}
      />
      <CountList
        what={words.reasons}
        counts={flow.excludedReasons}
        onChange={(excludedReasons, tag) => patchFlow({ excludedReasons }, tag)}
      />
      {flow.other !== null && <OtherFields other={flow.other} />}
      <Pair
        heading={words.included}
        labels={[words.studies, words.reports]}
        value={flow.included}
        onChange={(included, tag) => patchFlow({ included }, tag)}
      />
    </>
  );
}

function Counts({ flow, keys }: PartProps & { readonly keys: readonly CountKey[] }): JSX.Element {
  return (
    <div class="panel-columns">
      {keys.map((key) => (
        <CountField
          key={key}
          label={words[key]}
          value={flow[key]}
          onChange={(count) => patchFlow({ [key]: count }, `flow ${key}`)}
        />
      ))}
    </div>
  );
}

interface PairProps {
  readonly heading: string;
  readonly labels: readonly [studies: string, reports: string];
  readonly value: FlowSpec["included"];
  onChange(value: FlowSpec["included"], tag: string): void;
}

/** Studies and their reports. */
function Pair({ heading, labels, value, onChange }: PairProps): JSX.Element {
  return (
    <>
      <h4>{heading}</h4>
      <div class="panel-columns">
        <CountField
          label={labels[0]}
          value={value.studies}
          onChange={(studies) => onChange({ ...value, studies }, `${heading}-studies`)}
        />
        <CountField
          label={labels[1]}
          value={value.reports}
          onChange={(reports) => onChange({ ...value, reports }, `${heading}-reports`)}
        />
      </div>
    </>
  );
}

/** The arm of other methods. */
function OtherFields({ other }: { readonly other: NonNullable<FlowSpec["other"]> }): JSX.Element {
  const patch = (part: Partial<typeof other>, tag: string | null): void =>
    patchFlow({ other: { ...other, ...part } }, tag);
  return (
    <>
      <h4>{words.other}</h4>
      <CountList
        what={words.sources}
        counts={other.sources}
        onChange={(sources, tag) => patch({ sources }, tag)}
      />
      <div class="panel-columns">
        <CountField
          label={words.otherSought}
          value={other.sought}
          onChange={(sought) => patch({ sought }, "other-sought")}
        />
        <CountField
          label={words.otherNotRetrieved}
          value={other.notRetrieved}
          onChange={(notRetrieved) => patch({ notRetrieved }, "other-not-retrieved")}
        />
        <CountField
          label={words.otherAssessed}
          value={other.assessed}
          onChange={(assessed) => patch({ assessed }, "other-assessed")}
        />
      </div>
      <CountList
        what={words.otherReasons}
        counts={other.excludedReasons}
        onChange={(excludedReasons, tag) => patch({ excludedReasons }, tag)}
      />
    </>
  );
}
