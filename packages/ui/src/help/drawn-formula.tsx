import { Fragment, type JSX } from "preact";
import type { Formula } from "./formula.ts";

/**
 * A formula drawn with the letters of the page and lines of the style sheet. MathML needs a font for mathematics for its
 * roots and brackets, which few machines have.
 */
export function DrawnFormula({ formula }: { readonly formula: Formula }): JSX.Element {
  switch (formula.kind) {
    case "name":
      return <span class={isLetter(formula.text) ? "fx-letter" : undefined}>{formula.text}</span>;
    case "number":
      return <span>{formula.text}</span>;
    case "op":
      return <span class={operatorClass(formula.text)}>{formula.text}</span>;
    case "row":
      return <DrawnRow items={formula.items} />;
    case "over":
      return (
        <span class={`fx-over${isTall(formula.base) ? " fx-high" : ""}`}>
          <DrawnFormula formula={formula.base} />
          <span class="fx-mark">{ABOVE[formula.mark]}</span>
        </span>
      );
    case "frac":
      return (
        <span class="fx-frac">
          <span class="fx-above">
            <DrawnFormula formula={formula.above} />
          </span>
          <span class="fx-below">
            <DrawnFormula formula={formula.below} />
          </span>
        </span>
      );
    case "sqrt":
      return (
        <span class="fx-root">
          <span class="fx-radicand">
            <DrawnFormula formula={formula.inner} />
          </span>
        </span>
      );
    case "scripts":
      return <DrawnScripts base={formula.base} sub={formula.sub} sup={formula.sup} />;
  }
}

/** Marks that stand above a small letter by themselves, as the circumflex, the macron and the tilde of accents do. */
const ABOVE: Readonly<Record<string, string>> = { "^": "\u02c6", "\u00af": "\u00af", "~": "\u02dc" };

/** Letters above which a mark has to stand higher. */
const TALL = /^[A-Zbdfhklt\u03b2\u03b4\u03b8\u0393\u03a6]$/;

function isTall(base: Formula): boolean {
  return base.kind === "name" && TALL.test(base.text);
}

/** A variable is one letter and slanted; what is longer is the name of a function, and so is a Greek capital. */
function isLetter(text: string): boolean {
  return text.length === 1 && !/[\u0393\u03a6]/.test(text);
}

function operatorClass(text: string): string {
  if (text === "\u2211") return "fx-sum";
  if (/^[(){}|/]$/.test(text)) return "fx-tight";
  return /^[,;]$/.test(text) ? "fx-comma" : "fx-op";
}

interface RowProps {
  readonly items: readonly Formula[];
}

/** Brackets around a fraction are as tall as it. */
function DrawnRow({ items }: RowProps): JSX.Element {
  const inner = bracketed(items);
  if (inner !== null && hasFraction(inner)) {
    return (
      <span class="fx-fence">
        <span class="fx-fenced">
          <DrawnFormula formula={inner} />
        </span>
      </span>
    );
  }
  return (
    <span>
      {items.map((item, place) => (
        <Fragment key={place}>
          {gapBetween(items[place - 1], item)}
          <DrawnFormula formula={item} />
        </Fragment>
      ))}
    </span>
  );
}

/** What stands in brackets, where a row is nothing else. */
function bracketed(items: readonly Formula[]): Formula | null {
  const [open, inner, close] = items;
  const isPair = open?.kind === "op" && open.text === "(" && close?.kind === "op" && close.text === ")";
  return isPair && items.length === 3 ? (inner ?? null) : null;
}

/** The space between what stands beside one another without an operator; a bracket follows its function at once. */
export function gapBetween(before: Formula | undefined, after: Formula): string {
  if (before === undefined || isOperator(before) || isOperator(after)) return "";
  if (isBracket(after) && before.kind !== "number") return "";
  return isWide(before) || isWide(after) ? "\u2005" : "\u2009";
}

function isOperator(formula: Formula): boolean {
  return formula.kind === "op" && formula.text !== "\u2211";
}

function isBracket(formula: Formula): boolean {
  return formula.kind === "scripts" ? isBracket(formula.base) : formula.kind === "row";
}

function isWide(formula: Formula): boolean {
  if (formula.kind === "scripts") return isWide(formula.base);
  if (formula.kind === "name") return !isLetter(formula.text);
  return formula.kind === "frac" || formula.kind === "sqrt";
}

function hasFraction(formula: Formula): boolean {
  if (formula.kind === "frac") return true;
  return formula.kind === "row" && formula.items.some(hasFraction);
}

interface ScriptsProps {
  readonly base: Formula;
  readonly sub: Formula | null;
  readonly sup: Formula | null;
}

function DrawnScripts({ base, sub, sup }: ScriptsProps): JSX.Element {
  return (
    <span>
      <DrawnFormula formula={base} />
      <span class={sub === null ? "fx-sup" : sup === null ? "fx-sub" : "fx-both"}>
        {sup !== null && (
          <span>
            <DrawnFormula formula={sup} />
          </span>
        )}
        {sub !== null && (
          <span>
            <DrawnFormula formula={sub} />
          </span>
        )}
      </span>
    </span>
  );
}
