import { formatFixed } from "@treeline/engine";
import {
  type CodingDifference,
  type EffectChange,
  type Resolution,
  resolveDifference,
} from "@treeline/engine/double-coding";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ScrollRegion } from "../../controls/scroll-region.tsx";
import { shownNumber } from "../../data/grid-model.ts";
import { change, readOnly } from "../../state/project.ts";
import { later } from "../../strings/later.ts";

/** Every cell the two codings fill in differently, with what it does to the effect and how it may be settled. */
export function DifferenceTable({
  differences,
}: {
  readonly differences: readonly CodingDifference[];
}): JSX.Element {
  const [settled, setSettled] = useState<ReadonlySet<CodingDifference>>(new Set());
  const words = later.coding;
  if (differences.length === 0) return <p>{words.noDifference}</p>;
  const settle = (difference: CodingDifference, resolution: Resolution): void => {
    change((document) => {
      const result = resolveDifference(document, difference, resolution);
      return result.ok ? result.value : document;
    });
    setSettled(new Set([...settled, difference]));
  };
  const heads = [words.row, words.column, words.effect, words.settle];
  return (
    <>
      <h3>{words.differences(differences.length)}</h3>
      <ScrollRegion
        class="import-preview read-whole differences"
        label={words.differences(differences.length)}
      >
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <tr key={`${difference.rowId} ${difference.column}`}>
                <th scope="row">{difference.label}</th>
                <td>{difference.column}</td>
                <td class="difference-effect" data-label={words.effect}>
                  {effectText(difference.effect)}
                </td>
                <td>
                  {settled.has(difference) ? (
                    words.settled
                  ) : (
                    <Choices
                      difference={difference}
                      onSettle={(resolution) => settle(difference, resolution)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

interface ChoicesProps {
  readonly difference: CodingDifference;
  onSettle(resolution: Resolution): void;
}

function Choices({ difference: { a, b, column, label }, onSettle }: ChoicesProps): JSX.Element {
  const [text, setText] = useState("");
  const words = later.coding;
  const shown = (value: string): string => (value === "" ? words.emptyCell : shortText(value));
  const locked = readOnly.value;
  return (
    <div class="inline-actions">
      <button type="button" class="button" disabled={locked} onClick={() => onSettle({ take: "a" })}>
        {words.takeFirst(shown(a))}
      </button>
      <button type="button" class="button" disabled={locked} onClick={() => onSettle({ take: "b" })}>
        {words.takeSecond(shown(b))}
      </button>
      <input
        type="text"
        autocomplete="off"
        size={8}
        aria-label={words.other(column, label)}
        value={text}
        onInput={({ currentTarget: { value } }) => setText(value)}
      />
      <button
        type="button"
        class="button"
        disabled={locked || text.trim() === ""}
        onClick={() => onSettle({ take: "typed", text: text.trim() })}
      >
        {words.takeTyped}
      </button>
    </div>
  );
}

/** Numbers of many digits as the grid shows them. */
function shortText(text: string): string {
  const value = Number(text);
  return Number.isFinite(value) ? shownNumber(value, text) : text;
}

function effectText(effect: EffectChange | null): string {
  const words = later.coding;
  if (effect === null) return words.nothing;
  const shown = (value: number | null): string => (value === null ? words.noEffect : formatFixed(value, 4));
  return effect.a === effect.b
    ? words.effectStays(shown(effect.a))
    : words.effectBecomes(shown(effect.a), shown(effect.b));
}
