import type { JSX } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../controls/icons.tsx";
import { usePlaced } from "../../controls/use-placed.ts";
import { topicById } from "../../help/topics.ts";
import { closeHelp, type OpenHelp, openHelp, showInGlossary } from "../../state/help.ts";
import { help as words } from "../../strings/help.ts";
import { placeBeside } from "./place-beside.ts";
import { TopicBody } from "./topic-body.tsx";

/** An explanation beside the statistic it was asked for at; Escape, a click elsewhere or leaving it by Tab closes it. */
export function HelpPopover({ open }: { readonly open: OpenHelp }): JSX.Element | null {
  const element = useRef<HTMLDivElement>(null);
  const heading = useId();
  const topic = topicById(open.topic);
  usePlaced(element, open.anchor, placeBeside, [open]);
  useLayoutEffect(() => element.current?.focus({ preventScroll: true }), [open]);
  useEffect(() => {
    const closeOutside = (event: Event): void => {
      const inside =
        event.target instanceof Node &&
        (element.current?.contains(event.target) || open.anchor.contains(event.target));
      if (!inside) openHelp.value = null;
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, [open]);
  if (topic === undefined) return null;
  return (
    <div
      ref={element}
      class="popover help-popover"
      role="dialog"
      aria-labelledby={heading}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        closeHelp();
      }}
      onFocusOut={(event) => {
        const next = event.relatedTarget;
        if (next instanceof Node && !element.current?.contains(next) && next !== open.anchor)
          openHelp.value = null;
      }}
    >
      <div class="help-head">
        <h3 id={heading}>{topic.term}</h3>
        <button type="button" class="icon-button" aria-label={words.close} onClick={closeHelp}>
          <Icon name="close" />
        </button>
      </div>
      <TopicBody topic={topic} />
      <button type="button" class="link-button" onClick={() => showInGlossary(topic.id)}>
        {words.all}
      </button>
    </div>
  );
}
