import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { searchCommands } from "../../commands/search.ts";
import { Dialog } from "../../controls/dialog.tsx";
import { type HelpTopic, TOPIC_GROUPS } from "../../help/topic.ts";
import { topics } from "../../help/topics.ts";
import { glossaryTopic } from "../../state/help.ts";
import { closeOverlay } from "../../state/overlay.ts";
import { help as words } from "../../strings/help.ts";
import { TopicBody } from "./topic-body.tsx";

const SEARCHED = topics.map((topic) => ({
  topic,
  label: topic.term,
  also: topic.also,
  detail: topic.meaning,
}));

/** Every statistic explained, by kind or by what is searched for. */
export function Glossary(): JSX.Element {
  const [query, setQuery] = useState("");
  const found = useMemo(
    () => (query.trim() === "" ? topics : searchCommands(SEARCHED, query).map(({ topic }) => topic)),
    [query],
  );
  useEffect(() => {
    const id = glossaryTopic.value;
    if (id === null) return;
    document.querySelector(`[data-topic="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "start" });
  }, []);
  return (
    <Dialog title={words.title} onClose={closeOverlay}>
      <div class="glossary-search">
        <input
          type="text"
          aria-label={words.search}
          placeholder={words.search}
          value={query}
          autofocus
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <span role="status" class="hint">
          {query.trim() === "" ? "" : words.count(found.length)}
        </span>
      </div>
      {found.length === 0 && <p class="hint">{words.none(query)}</p>}
      {query.trim() === "" ? (
        TOPIC_GROUPS.map((group) => (
          <section key={group} class="glossary-group">
            <h3>{words.groups[group]}</h3>
            <Entries list={found.filter((topic) => topic.group === group)} />
          </section>
        ))
      ) : (
        <Entries list={found} open={found.length <= 3} mixed />
      )}
    </Dialog>
  );
}

interface EntriesProps {
  readonly list: readonly HelpTopic[];
  /** Whether so few are left that nobody should have to open them. */
  readonly open?: boolean;
  /** Of several kinds, so that each says which is its own. */
  readonly mixed?: boolean;
}

function Entries({ list, open = false, mixed = false }: EntriesProps): JSX.Element {
  return (
    <>
      {list.map((topic) => (
        <Entry key={topic.id} topic={topic} open={open || topic.id === glossaryTopic.value} mixed={mixed} />
      ))}
    </>
  );
}

/** What is folded is not drawn: two hundred formulas would make the window slow to open. */
function Entry({
  topic,
  open,
  mixed,
}: {
  readonly topic: HelpTopic;
  readonly open: boolean;
  readonly mixed: boolean;
}): JSX.Element {
  const [shown, setShown] = useState(open);
  return (
    <details
      class="glossary-entry"
      data-topic={topic.id}
      open={shown || open}
      onToggle={(event) => setShown(event.currentTarget.open)}
    >
      <summary>
        {topic.term}
        {mixed && <small class="glossary-kind">{words.groups[topic.group]}</small>}
      </summary>
      {(shown || open) && <TopicBody topic={topic} />}
    </details>
  );
}
