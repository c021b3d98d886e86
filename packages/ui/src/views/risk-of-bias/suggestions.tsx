import { judgementWord, type RiskOfBias, type RobRow } from "@treeline/engine/risk-of-bias";
import type { JSX } from "preact";
import { project, readOnly } from "../../state/project.ts";
import { addJudgementColumn, judge } from "../../state/risk-of-bias-edits.ts";
import { riskOfBias as words } from "../../strings/risk-of-bias.ts";

/** What the rule of the tool says of a study, beside the judgement given; taken over only by a click. */
export function SuggestionCell({
  bias,
  row,
}: {
  readonly bias: RiskOfBias;
  readonly row: RobRow;
}): JSX.Element {
  const { suggested, overall } = row;
  if (suggested === null) return <span class="hint">{words.tooFew}</span>;
  if (suggested.judgement === overall) return <span class="hint">{words.same}</span>;
  const label = judgementWord(bias.tool, suggested.judgement);
  if (overall !== null || !canTake(bias)) {
    return <span title={suggested.why}>{overall === null ? label : words.differs(label)}</span>;
  }
  return (
    <button
      type="button"
      class="link-button"
      title={suggested.why}
      aria-label={words.take(label, row.label)}
      disabled={readOnly.value}
      onClick={() => take(bias, [row])}
    >
      {label}
    </button>
  );
}

/** Takes every suggestion for a study that has no overall judgement, as one step. */
export function TakeSuggestions({ bias }: { readonly bias: RiskOfBias }): JSX.Element | null {
  if (bias.domains.length === 0) return null;
  const waiting = bias.rows.filter(({ overall, suggested }) => overall === null && suggested !== null);
  return (
    <>
      <p class="hint">{words.suggestedLead(bias.tool.label)}</p>
      {bias.overall === null ? (
        <button
          type="button"
          class="button"
          disabled={readOnly.value}
          onClick={() => addJudgementColumn("overall", words.newOverall)}
        >
          {words.addOverall}
        </button>
      ) : (
        canTake(bias) &&
        waiting.length > 0 && (
          <button type="button" class="button" disabled={readOnly.value} onClick={() => take(bias, waiting)}>
            {words.takeAll(waiting.length)}
          </button>
        )
      )}
    </>
  );
}

function canTake({ overall }: RiskOfBias): boolean {
  return overall !== null && !project.value.derived.some(({ name }) => name === overall);
}

function take(bias: RiskOfBias, rows: readonly RobRow[]): void {
  const { overall, tool } = bias;
  if (overall === null) return;
  judge(
    tool,
    rows.flatMap(({ rowId, suggested }) =>
      suggested === null ? [] : [{ rowId, column: overall, judgement: suggested.judgement }],
    ),
  );
}
