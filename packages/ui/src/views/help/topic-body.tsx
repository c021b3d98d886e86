import type { JSX } from "preact";
import { FormulaView } from "../../help/formula-view.tsx";
import type { HelpTopic } from "../../help/topic.ts";
import { help as words } from "../../strings/help.ts";

/** What is said of one statistic. */
export function TopicBody({ topic }: { readonly topic: HelpTopic }): JSX.Element {
  const { formula, meaning, caution, reference, r } = topic;
  return (
    <div class="topic">
      {formula !== null && <FormulaView text={formula} />}
      <p>{meaning}</p>
      {caution !== null && (
        <p class="topic-caution">
          <b>{words.caution}.</b> {caution}
        </p>
      )}
      <dl>
        <dt>{words.source}</dt>
        <dd>{reference}</dd>
        {r !== null && (
          <>
            <dt>{words.r}</dt>
            <dd>
              <code>{r}</code>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
