import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { ScrollRegion } from "../controls/scroll-region.tsx";
import { help as words } from "../strings/help.ts";
import { DrawnFormula } from "./drawn-formula.tsx";
import { type Formula, formulaLines, formulaText, parseFormula } from "./formula.ts";

/** A formula drawn for the eye and as MathML for screen readers; its parts stand below one another. */
export function FormulaView({ text }: { readonly text: string }): JSX.Element {
  const lines = useMemo(() => formulaLines(parseFormula(text)), [text]);
  return (
    <ScrollRegion class="topic-formula" label={words.formula}>
      {lines.map((line, place) => (
        <div key={place} class="fx-line">
          <math class="visually-hidden" {...{ alttext: formulaText(line).trim() }}>
            <Part formula={line} />
          </math>
          <span class="fx" aria-hidden="true">
            <DrawnFormula formula={line} />
          </span>
        </div>
      ))}
    </ScrollRegion>
  );
}

function Part({ formula }: { readonly formula: Formula }): JSX.Element {
  switch (formula.kind) {
    case "name":
      return <mi>{formula.text}</mi>;
    case "number":
      return <mn>{formula.text}</mn>;
    case "op":
      return <mo>{formula.text}</mo>;
    case "row":
      return (
        <mrow>
          {formula.items.map((item, place) => (
            <Part key={place} formula={item} />
          ))}
        </mrow>
      );
    case "over":
      return (
        <mover accent>
          <Part formula={formula.base} />
          <mo>{formula.mark}</mo>
        </mover>
      );
    case "frac":
      return (
        <mfrac>
          <Part formula={formula.above} />
          <Part formula={formula.below} />
        </mfrac>
      );
    case "sqrt":
      return (
        <msqrt>
          <Part formula={formula.inner} />
        </msqrt>
      );
    case "scripts":
      return <Scripts base={formula.base} sub={formula.sub} sup={formula.sup} />;
  }
}

interface ScriptsProps {
  readonly base: Formula;
  readonly sub: Formula | null;
  readonly sup: Formula | null;
}

function Scripts({ base, sub, sup }: ScriptsProps): JSX.Element {
  const root = <Part formula={base} />;
  if (sup === null) {
    return (
      <msub>
        {root}
        {sub !== null && <Part formula={sub} />}
      </msub>
    );
  }
  if (sub === null) {
    return (
      <msup>
        {root}
        <Part formula={sup} />
      </msup>
    );
  }
  return (
    <msubsup>
      {root}
      <Part formula={sub} />
      <Part formula={sup} />
    </msubsup>
  );
}
