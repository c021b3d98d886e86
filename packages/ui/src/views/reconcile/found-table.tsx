import { effectText, type FoundSettings, type Reconciliation } from "@treeline/engine/reconcile";
import type { JSX } from "preact";
import { WideTable } from "../../controls/wide-table.tsx";
import { setSettings } from "../../state/edits.ts";
import { readOnly } from "../../state/project.ts";
import { reconcile as words } from "../../strings/reconcile.ts";
import { changeText, offTexts } from "./texts.ts";

/** The settings found, the most usual first, each to be taken over by a click; or what comes nearest. */
export function FoundTable({ answer }: { readonly answer: Reconciliation }): JSX.Element {
  const { sentence, tried, found, nearest } = answer;
  const list = found.length > 0 ? found : nearest;
  return (
    <>
      <p class="reconcile-answer">{sentence}</p>
      <p class="hint">{words.tried(tried)}</p>
      {list.length > 0 && (
        <WideTable label={words.foundHeading}>
          <table class="numbers reconcile-found">
            <caption class="visually-hidden">
              {found.length > 0 ? words.foundCaption : words.nearestCaption}
            </caption>
            <thead>
              <tr>
                <th scope="col">{words.settingsColumn}</th>
                <th scope="col">{words.givesColumn}</th>
                <th scope="col">{words.changesColumn}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {list.map((one, at) => (
                // The same name may stand for several corrections: the place tells them apart.
                <Found key={`${at} ${one.name}`} found={one} />
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </>
  );
}

/** Decimals of what the settings give: two more than papers print. */
const DECIMALS = 4;

function Found({ found }: { readonly found: FoundSettings }): JSX.Element {
  const { name, styles, numbers, changes, compared, truncated, turned, effects, model } = found;
  const cutOff = truncated.map((number) => words.names[number]);
  return (
    <tr>
      <th scope="row">
        {name}
        {styles.length > 0 && <span class="found-styles">{styles.join(", ")}</span>}
        {turned !== null && <span class="found-styles">{turned}</span>}
      </th>
      <td>
        {effectText(numbers, DECIMALS)}
        {[...offTexts(compared), ...(cutOff.length === 0 ? [] : [words.cutOff(cutOff)])].map((text) => (
          <span key={text} class="found-off">
            {text}
          </span>
        ))}
      </td>
      <td>
        {changes.length === 0
          ? words.noChange
          : changes.map((change) => (
              <span key={change.name} class="chain-change">
                {changeText(change)}
              </span>
            ))}
      </td>
      <td>
        <button
          type="button"
          class="link-button"
          disabled={readOnly.value || changes.length === 0}
          aria-label={words.useNamed(name)}
          onClick={() => setSettings({ effects, model })}
        >
          {words.use}
        </button>
      </td>
    </tr>
  );
}
