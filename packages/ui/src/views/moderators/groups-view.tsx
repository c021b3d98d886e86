import {
  formatLevel,
  formatPercent,
  type GroupSummary,
  levelName,
  type ModelSpec,
  type ShownI2,
  type SubgroupReport,
  shownI2,
  unbroken,
} from "@treeline/engine";
import { usualSubgroupTau2 } from "@treeline/engine/styles";
import type { JSX } from "preact";
import { SegmentedField, SelectField } from "../../controls/field.tsx";
import { Term } from "../../controls/term.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { setModerators } from "../../state/moderators.ts";
import { readOnly } from "../../state/project.ts";
import { moderation } from "../../strings/moderation.ts";
import { t } from "../../strings/t.ts";
import { type Display, displayOf } from "../results/display.ts";
import { ModeratorIssues } from "./moderator-issues.tsx";
import { NumberTable } from "./number-table.tsx";
import { meanHead, showMean, showMeanRange, showNumber, showTest } from "./shown-numbers.ts";

const words = moderation.groups;

interface GroupsProps {
  readonly evaluated: Evaluated;
  readonly subgroups: SubgroupReport | null;
}

/** Groups of studies side by side, with one tau2 or one each, and the test between them. */
export function GroupsView({ evaluated, subgroups }: GroupsProps): JSX.Element {
  const { document, report } = evaluated;
  const spec = document.moderators?.subgroups ?? null;
  const factors = (document.moderators?.variables ?? []).filter(({ kind }) => kind === "factor");
  return (
    <div class="moderation-part">
      <p class="hint">{words.lead}</p>
      <div class="panel-columns">
        <SelectField
          label={words.by}
          value={spec?.by ?? ""}
          choices={[
            { value: "", label: words.none },
            ...factors.map(({ column }) => ({ value: column, label: column })),
          ]}
          disabled={readOnly.value}
          onChange={(by) =>
            setModerators({
              subgroups: by === "" ? null : { by, tau2: spec?.tau2 ?? usualSubgroupTau2(document) },
            })
          }
        />
        {spec !== null && (
          <SegmentedField
            label={words.tau2}
            value={spec.tau2}
            choices={(["common", "separate"] as const).map((value) => ({ value, label: words.tau2s[value] }))}
            disabled={readOnly.value}
            onChange={(tau2) =>
              setModerators({ subgroups: { by: spec.by, tau2: tau2 === "separate" ? "separate" : "common" } })
            }
          />
        )}
      </div>
      {spec === null && <p class="hint">{factors.length === 0 ? words.noFactor : words.choose}</p>}
      {spec !== null && subgroups === null && <p class="hint">{words.impossible}</p>}
      {subgroups !== null && (
        <Groups subgroups={subgroups} display={displayOf(document, report)} model={document.model} />
      )}
    </div>
  );
}

interface ShownGroupsProps {
  readonly subgroups: SubgroupReport;
  readonly display: Display;
  readonly model: ModelSpec;
}

function Groups({ subgroups, display, model }: ShownGroupsProps): JSX.Element {
  const { by, groups, between, within, explained, caption, sentences, issues, level } = subgroups;
  const i2Of = ({ heterogeneity }: GroupSummary): ShownI2 | null =>
    heterogeneity === null ? null : shownI2({ spec: model, heterogeneity });
  const isFromQ = groups.some((group) => i2Of(group)?.from === "Q");
  return (
    <>
      {sentences.map((sentence) => (
        <p key={sentence} class="moderation-sentence">
          {unbroken(sentence)}
        </p>
      ))}
      <ModeratorIssues issues={issues} />
      <NumberTable
        caption={words.caption(by)}
        head={[
          words.group,
          words.k,
          meanHead(display, words.summary(formatLevel(level))),
          moderation.panel.prediction,
          words.tau2Column,
          isFromQ ? t.results.i2Q : t.results.i2Tau,
          words.share,
        ]}
        about={[null, "k", "pooled", "pi", "tau2", isFromQ ? "i2-q" : "i2-tau", "weight"]}
        rows={groups.map((group) => ({
          key: group.level,
          head: group.compared ? levelName(group.level) : `${levelName(group.level)} (${words.notCompared})`,
          cells: groupCells(group, display, i2Of(group)),
        }))}
      />
      <p class="hint">{unbroken(caption)}</p>
      <p>
        <b>
          <Term about="subgroup-q">{words.between}</Term>:
        </b>{" "}
        {unbroken(showTest(between))}
        {". "}
        <b>{words.within}:</b> {unbroken(showTest(within))}
        {". "}
        {explained !== null && words.explained(formatPercent(explained))}
      </p>
    </>
  );
}

/** A single study stands for itself: a summary of one would be the study under another name. */
function groupCells(group: GroupSummary, display: Display, i2: ShownI2 | null): string[] {
  const { k, summary, studies, prediction, tau2, share } = group;
  const [only] = studies;
  const shown =
    summary !== null
      ? showMean(display, summary)
      : only === undefined
        ? words.noSummary
        : words.single(only.label, showMean(display, { estimate: only.yi, interval: only.interval }));
  return [
    String(k),
    shown,
    showMeanRange(display, prediction),
    tau2 === null ? moderation.none : showNumber(tau2.estimate),
    i2 === null ? moderation.none : formatPercent(i2.index.estimate),
    formatPercent(share),
  ];
}
