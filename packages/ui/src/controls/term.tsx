import type { ComponentChildren, JSX } from "preact";
import { openHelp } from "../state/help.ts";

interface TermProps {
  /** Id of an explanation of `help/topics.ts`; a record of the engine is `estimator:DL`, `bias-method:egger`. null = none. */
  readonly about: string | null;
  readonly children: ComponentChildren;
}

/** The name of a statistic that explains itself where there is an explanation: a click opens formula, meaning, source and caution. */
export function Term({ about, children }: TermProps): JSX.Element {
  if (about === null) return <>{children}</>;
  return (
    <button
      type="button"
      class="term"
      aria-haspopup="dialog"
      aria-expanded={openHelp.value?.topic === about}
      onClick={(event) => {
        const anchor = event.currentTarget;
        openHelp.value = openHelp.value?.anchor === anchor ? null : { topic: about, anchor };
      }}
    >
      {children}
    </button>
  );
}
