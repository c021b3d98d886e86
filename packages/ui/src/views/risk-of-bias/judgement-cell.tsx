import { JUDGEMENTS, type Judgement } from "@treeline/engine";
import { judgementWord, type RiskOfBias } from "@treeline/engine/risk-of-bias";
import { ROB_SIGNS } from "@treeline/plots";
import type { JSX } from "preact";
import { riskOfBias as words } from "../../strings/risk-of-bias.ts";

interface JudgementCellProps {
  readonly bias: RiskOfBias;
  /** Study and domain, for those who cannot see the table. */
  readonly name: string;
  readonly judgement: Judgement | null;
  /** What stands in the cell. */
  readonly text: string;
  readonly locked: boolean;
  readonly isTabStop: boolean;
  onFocus(): void;
  onKeyDown(event: KeyboardEvent): void;
  onChange(judgement: Judgement | null): void;
}

/** One judgement as a list in the colour of its light, with its sign before its word. */
export function JudgementCell(props: JudgementCellProps): JSX.Element {
  const { bias, name, judgement, text, locked, isTabStop, onFocus, onKeyDown, onChange } = props;
  const own = bias.tool.judgements.map((known) => known.judgement);
  const offered = judgement === null || own.includes(judgement) ? own : [...own, judgement];
  const isUnknown = judgement === null && text.trim() !== "";
  return (
    <select
      class={`judgement ${judgement ?? (isUnknown ? "unknown" : "not-judged")}`}
      aria-label={name}
      value={judgement ?? (isUnknown ? "unknown" : "")}
      disabled={locked}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onChange={(event) => {
        const { value } = event.currentTarget;
        onChange(JUDGEMENTS.find((known) => known === value) ?? null);
      }}
    >
      <option value="">{words.notJudged}</option>
      {isUnknown && (
        <option value="unknown" disabled>
          {words.notKnown(text.trim().slice(0, 40))}
        </option>
      )}
      {offered.map((one) => (
        <option key={one} value={one}>
          {`${ROB_SIGNS[one]} ${judgementWord(bias.tool, one)}`.trim()}
        </option>
      ))}
    </select>
  );
}
