import { unbroken } from "@treeline/engine";
import type { JSX } from "preact";

const DOI = /\b(doi:10\.\S+)/;

/** Sources whose DOIs stand on one line each rather than in parts on two; they hold no marks, so that they can be copied. */
export function Cited({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {text.split(DOI).map((part) =>
        DOI.test(part) ? (
          <span key={part} class="doi">
            {part}
          </span>
        ) : (
          unbroken(part)
        ),
      )}
    </>
  );
}
