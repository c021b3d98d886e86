import type { JSX } from "preact";
import { Icon } from "../../controls/icons.tsx";
import { dismissNotice, notices } from "../../state/notices.ts";
import { t } from "../../strings/t.ts";

/** What the application has to say about itself: saving, tabs, a worker that died. */
export function Notices(): JSX.Element {
  return (
    <div class="notices" role="alert">
      {notices.value.map(({ id, severity, text, action, other, lasting }) => (
        <div key={id} class={`note ${severity}`}>
          <p>{text}</p>
          {[action, other].map(
            (choice) =>
              choice && (
                <button key={choice.label} type="button" class="link-button" onClick={() => choice.run()}>
                  {choice.label}
                </button>
              ),
          )}
          {lasting !== true && (
            <button
              type="button"
              class="icon-button"
              aria-label={t.notices.dismiss}
              onClick={() => dismissNotice(id)}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
