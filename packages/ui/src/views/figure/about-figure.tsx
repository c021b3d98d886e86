import { figureWords } from "@treeline/engine";
import { plotData, plots } from "@treeline/plots";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { TextField } from "../../controls/field.tsx";
import { LongTextField } from "../../controls/long-text-field.tsx";
import { setFigure, type ToldFigure } from "../../state/figure-edits.ts";
import type { FigureBasis } from "../../state/figure-export.ts";
import { project, readOnly } from "../../state/project.ts";
import { inTongueOf, tongueOf } from "../../state/tongues.ts";
import { figure } from "../../strings/figure.ts";
import { ToldTables } from "../moderators/told-parts.tsx";
import { figureInput } from "../results/plot-input.ts";

const words = figure.about;
const WIDTH = 800;

interface AboutProps {
  readonly basis: FigureBasis;
  readonly told: ToldFigure;
}

/** The words about a figure, and its numbers as a table. */
export function AboutFigure({ basis, told }: AboutProps): JSX.Element {
  const tongue = tongueOf("figures");
  const automatic = useMemo(() => {
    const { figures: _own, ...document } = basis.evaluated.document;
    const unsaid = { ...basis, evaluated: { ...basis.evaluated, document } };
    return inTongueOf("figures", () => plots.get(told.plot).scene(figureInput(unsaid, WIDTH)));
  }, [basis, told.plot, tongue]);
  const table = useMemo(
    () => inTongueOf("figures", () => plotData(plots.get(told.plot), figureInput(basis, WIDTH))),
    [basis, told.plot, tongue],
  );
  const own = figureWords(project.value, told.plot, told.subject);
  return (
    <section class="about-figure" aria-label={words.open}>
      <div>
        <TextField
          label={words.title}
          value={own.title ?? ""}
          disabled={readOnly.value}
          onInput={(title) => setFigure(told, { title })}
        />
        <p class="hint">{`${words.titleHint} ${automatic.title}`}</p>
      </div>
      <AltText told={told} own={own.alt} automatic={automatic.description} />
      <LongTextField
        disabled={readOnly.value}
        label={words.note}
        value={own.note ?? ""}
        rows={2}
        onInput={(note) => setFigure(told, { note })}
      />
      <details class="fold" open>
        <summary>{words.table}</summary>
        <ToldTables told={{ sentences: [], tables: [table] }} />
      </details>
    </section>
  );
}

interface AltProps {
  readonly told: ToldFigure;
  readonly own: string | undefined;
  readonly automatic: string;
}

function AltText({ told, own, automatic }: AltProps): JSX.Element {
  return (
    <div>
      <LongTextField
        disabled={readOnly.value}
        label={words.alt}
        value={own ?? automatic}
        rows={4}
        onInput={(text) => setFigure(told, { alt: text === automatic ? "" : text })}
      />
      <p class="hint">{`${own === undefined ? words.automatic : words.own} ${words.altHint}`}</p>
      {own !== undefined && (
        <button
          type="button"
          class="button"
          disabled={readOnly.value}
          onClick={() => setFigure(told, { alt: "" })}
        >
          {words.reset}
        </button>
      )}
    </div>
  );
}
