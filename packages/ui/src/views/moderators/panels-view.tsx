import { formatLevel, levelName, type ModeratorPanel, unbroken } from "@treeline/engine";
import type { JSX } from "preact";
import type { Evaluated } from "../../state/evaluation.ts";
import { moderation } from "../../strings/moderation.ts";
import { moderators } from "../../strings/moderators.ts";
import { displayOf, showStatistic } from "../results/display.ts";
import { adjustmentName } from "./adjustment-name.ts";
import { ModeratorIssues } from "./moderator-issues.tsx";
import { NumberTable } from "./number-table.tsx";
import { PanelPlot } from "./panel-plot.tsx";
import {
  meanHead,
  showMean,
  showMeanRange,
  showNumber,
  showP,
  showRange,
  showTest,
} from "./shown-numbers.ts";

const words = moderation.panel;

interface PanelsProps {
  readonly evaluated: Evaluated;
  readonly panels: readonly ModeratorPanel[];
}

/** Each moderator by itself: a sentence that reads it, its plot, its tests; and all of them side by side first. */
export function PanelsView({ evaluated, panels }: PanelsProps): JSX.Element {
  if (panels.length === 0) return <p class="panel hint">{words.none}</p>;
  return (
    <div class="moderation-part">
      <p class="hint">{unbroken(words.lead)}</p>
      <Overview panels={panels} />
      {panels.map((panel) => (
        <Panel
          key={panel.column}
          evaluated={evaluated}
          panel={panel}
          level={formatLevel(evaluated.document.model.level)}
        />
      ))}
    </div>
  );
}

/** Every test of the page in one table, so that the best of many does not pass for the only one. */
function Overview({ panels }: { readonly panels: readonly ModeratorPanel[] }): JSX.Element {
  const { adjustment, family } = panels[0]!;
  const name = adjustmentName(adjustment);
  return (
    <>
      <h3>{words.overview}</h3>
      <NumberTable
        caption={words.adjusted(name, family)}
        isCaptionShown
        head={[
          moderation.map.moderator,
          moderation.map.count,
          moderation.pWald,
          moderation.pAdjustedShort(words.wald),
          moderation.pKnappHartung,
          moderation.pAdjustedShort(words.knappHartung),
        ]}
        about={[null, "k", "wald", null, "test", null]}
        rows={panels.map(({ column, k, tests }) => ({
          key: column,
          head: column,
          cells: [
            String(k),
            showP(tests.wald?.pValue),
            showP(tests.waldAdjusted),
            showP(tests.knappHartung?.pValue),
            showP(tests.knappHartungAdjusted),
          ],
        }))}
      />
    </>
  );
}

interface PanelProps {
  readonly evaluated: Evaluated;
  readonly panel: ModeratorPanel;
  readonly level: string;
}

function Panel({ evaluated, panel, level }: PanelProps): JSX.Element {
  const { column, role, k, missing, inModel, sentence, groups, issues, tests } = panel;
  const display = displayOf(evaluated.document, evaluated.report);
  const detail = [
    role === null ? null : moderators.roles[role],
    words.count(k, missing),
    inModel ? null : words.notInModel,
  ];
  return (
    <section class="moderator-panel" aria-label={column}>
      <h3>
        {column} <span class="hint">{detail.filter((part) => part !== null).join(", ")}</span>
      </h3>
      <p class="moderation-sentence">{unbroken(sentence)}</p>
      <ModeratorIssues issues={issues} />
      <PanelPlot evaluated={evaluated} panel={panel} />
      {groups.length > 0 && (
        <NumberTable
          caption={words.groupsOf(column)}
          isCaptionShown
          head={[words.level, moderation.map.count, meanHead(display, words.mean(level)), words.prediction]}
          about={[null, "k", "marginal-mean", "pi"]}
          rows={groups.map((group) => ({
            key: group.level,
            head: levelName(group.level),
            cells: [String(group.k), showMean(display, group.mean), showMeanRange(display, group.prediction)],
          }))}
        />
      )}
      {panel.coefficients.length > 0 && <Coefficients panel={panel} level={level} />}
      <p class="hint">
        {words.wald}: {unbroken(showTest(tests.wald))}. {words.knappHartung}:{" "}
        {unbroken(showTest(tests.knappHartung))}.
      </p>
    </section>
  );
}

function Coefficients({ panel, level }: Omit<PanelProps, "evaluated">): JSX.Element {
  return (
    <details class="fold">
      <summary>{words.coefficientsOf(panel.column)}</summary>
      <NumberTable
        caption={words.coefficientsOf(panel.column)}
        head={[
          moderation.coefficient,
          moderation.estimate,
          moderation.ci(level),
          moderation.statistic,
          moderation.pWald,
          moderation.pKnappHartung,
        ]}
        about={[null, "coefficient", "ci", null, "wald", "test"]}
        rows={panel.coefficients.map(({ label, coefficient, wald, knappHartung }) => ({
          key: label,
          head: label,
          cells: [
            showNumber(coefficient.estimate),
            showRange(coefficient.interval),
            coefficient.test === null ? moderation.none : showStatistic(coefficient.test),
            showP(wald?.pValue),
            showP(knappHartung?.pValue),
          ],
        }))}
      />
    </details>
  );
}
