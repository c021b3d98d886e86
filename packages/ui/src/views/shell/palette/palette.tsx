import type { JSX } from "preact";
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Command, isEnabled } from "../../../commands/command.ts";
import { isOnPage } from "../../../commands/on-page.ts";
import { rememberCommand } from "../../../commands/recent.ts";
import { isOfWindow } from "../../../commands/windows.ts";
import { Dialog } from "../../../controls/dialog.tsx";
import { closePalette } from "../../../state/overlay.ts";
import { palette as words } from "../../../strings/palette.ts";
import { sectionsOf } from "./entries.ts";
import { SectionList } from "./section-list.tsx";
import { useCommands } from "./use-commands.ts";

/** Every action by name: a combobox over a list, as the ARIA pattern has it; the focus stays in the field. */
export function Palette(): JSX.Element {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const { all, coming } = useCommands();
  /** Before the first key the focus is in the field alone: told of an action at once, a screen reader takes the list for what has it, and letters for its own commands. */
  const [isChoosing, setIsChoosing] = useState(false);
  /** Enter came before all commands had: what fits best may be among those. */
  const [isWanted, setIsWanted] = useState(false);
  const sections = useMemo(() => sectionsOf(all, query), [all.length, query]);
  const shown = sections.flatMap(({ commands }) => commands);
  const at = Math.min(active, shown.length - 1);
  const optionId = (place: number): string => `${id}-option-${place}`;

  useEffect(() => {
    list.current?.querySelector(".active")?.scrollIntoView({ block: "nearest" });
  }, [at, sections]);

  const run = (command: Command | undefined): void => {
    if (command === undefined || !isEnabled(command)) return;
    if (!isOfWindow(command) && !isOnPage(command)) rememberCommand(command.id);
    closePalette();
    // Once the window is closed the focus is back where it was: what the command opens returns it there.
    setTimeout(() => void command.run());
  };
  useLayoutEffect(() => {
    if (!isWanted || coming) return;
    setIsWanted(false);
    run(shown[at]);
  }, [isWanted, coming]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = shown.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    };
    const next = moves[event.key];
    setIsChoosing(true);
    if (next !== undefined) setActive(next);
    else if (event.key === "Enter" && !event.isComposing) setIsWanted(true);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={words.title} kind="palette" onClose={closePalette}>
      <input
        type="text"
        role="combobox"
        class="palette-search"
        aria-label={words.search}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isChoosing && at >= 0 ? optionId(at) : undefined}
        autocomplete="off"
        spellcheck={false}
        autofocus
        placeholder={words.example}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setIsChoosing(true);
          setActive(0);
          setIsWanted(false);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} ref={list} class="palette-list" role="listbox" aria-label={words.list}>
        <SectionList
          sections={sections}
          searching={query.trim() !== ""}
          active={at}
          told={isChoosing}
          optionId={optionId}
          onPoint={setActive}
          onRun={run}
        />
      </div>
      {shown.length === 0 && <p class="palette-none">{words.none(query)}</p>}
      <p class="palette-hint">
        <span role="status">{query.trim() === "" ? "" : words.count(shown.length)}</span>{" "}
        <span>{words.hint}</span>
      </p>
    </Dialog>
  );
}
