import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId } from "preact/hooks";
import { useWidth } from "./use-width.ts";

interface Tab {
  readonly id: string;
  readonly label: string;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly current: string;
  /** Beside the tabs: what belongs to the one shown. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
  onSelect(id: string): void;
}

/** Tabs as the ARIA pattern has them: arrows move, the panel follows. */
export function Tabs({ label, tabs, current, aside, children, onSelect }: TabsProps): JSX.Element {
  const id = useId();
  const [row, width] = useWidth<HTMLDivElement>();
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex((tab) => tab.id === current);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = tabs[(target + tabs.length) % tabs.length];
    if (next === undefined) return;
    onSelect(next.id);
    document.getElementById(`${id}-${next.id}`)?.focus();
  };
  useEffect(() => {
    // Where tabs scroll sideways, the one shown is in sight, whatever brought it up and however narrow the row becomes; the page itself stays where it is.
    const tab = document.getElementById(`${id}-${current}`);
    const list = row.current;
    if (tab !== null && list !== null)
      list.scrollLeft = tab.offsetLeft - list.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2;
  }, [current, width]);
  return (
    <section class="card">
      <div class="card-head">
        <div ref={row} class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              id={`${id}-${tab.id}`}
              type="button"
              role="tab"
              class="tab"
              aria-selected={tab.id === current}
              aria-controls={`${id}-panel`}
              tabIndex={tab.id === current ? 0 : -1}
              onClick={() => onSelect(tab.id)}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div id={`${id}-panel`} class="card-body" role="tabpanel" aria-labelledby={`${id}-${current}`}>
        {children}
      </div>
    </section>
  );
}
