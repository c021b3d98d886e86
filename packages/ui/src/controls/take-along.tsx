import { unbroken } from "@treeline/engine";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { CopyButton } from "./copy-button.tsx";

interface TakeAlongWords {
  readonly heading: string;
  readonly lead: string;
  readonly notReady: string;
  failed(fault: string): string;
  /** What the sentences are for. */
  readonly sentences: string;
  readonly copy: string;
}

interface TakeAlongProps {
  readonly id: string;
  readonly words: TakeAlongWords;
  readonly files: readonly { readonly label: string; save(): void | Promise<void> }[];
  /** What a paper would say of it. */
  readonly text: string;
  /** What is shown is older than the document: its files would be too. */
  readonly isOld: boolean;
}

/** What a page came to as files, and the sentences for a paper. */
export function TakeAlong({ id, words, files, text, isOld }: TakeAlongProps): JSX.Element {
  const [fault, setFault] = useState<string | null>(null);
  const save = async (write: () => void | Promise<void>): Promise<void> => {
    try {
      await write();
      setFault(null);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section id={id} class="card panel take-along" aria-labelledby={`${id}-heading`} tabIndex={-1}>
      <h3 id={`${id}-heading`}>{words.heading}</h3>
      <p class="hint">{isOld ? words.notReady : words.lead}</p>
      <div class="job">
        {files.map((file) => (
          <button
            key={file.label}
            type="button"
            class="button"
            disabled={isOld}
            onClick={() => void save(file.save)}
          >
            {file.label}
          </button>
        ))}
      </div>
      {fault !== null && (
        <p class="note error" role="alert">
          {words.failed(fault)}
        </p>
      )}
      <h4>{words.sentences}</h4>
      <p class="methods-text">{unbroken(text)}</p>
      <CopyButton label={words.copy} text={() => text} />
    </section>
  );
}
