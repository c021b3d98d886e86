/** A formula as a tree. */
export type Formula =
  | { readonly kind: "name" | "number" | "op"; readonly text: string }
  | { readonly kind: "row"; readonly items: readonly Formula[] }
  | { readonly kind: "over"; readonly mark: string; readonly base: Formula }
  | { readonly kind: "frac"; readonly above: Formula; readonly below: Formula }
  | { readonly kind: "sqrt"; readonly inner: Formula }
  | {
      readonly kind: "scripts";
      readonly base: Formula;
      readonly sub: Formula | null;
      readonly sup: Formula | null;
    };

const GREEK: Readonly<Record<string, string>> = {
  alpha: "\u03b1",
  beta: "\u03b2",
  delta: "\u03b4",
  eta: "\u03b7",
  theta: "\u03b8",
  mu: "\u03bc",
  rho: "\u03c1",
  sigma: "\u03c3",
  tau: "\u03c4",
  chi: "\u03c7",
  Gamma: "\u0393",
  Phi: "\u03a6",
};
const MARKS: Readonly<Record<string, string>> = { hat: "^", bar: "\u00af", tilde: "~" };
const OPERATORS: Readonly<Record<string, string>> = {
  "-": "\u2212",
  "+-": "\u00b1",
  "~": "\u223c",
  "*": "\u00b7",
};
const TOKEN = /\s*(\+-|[A-Za-z]+|\d+(?:\.\d+)?|[-+*/=~<>|(),;_^{}])/y;

/**
 * Reads the notation of formulas: names (Greek ones spelt out), numbers, operators, `x_i^2`, `x_{1-a}`, `hat(x)`, `bar(x)`,
 * `tilde(x)`, `frac(a; b)`, `sqrt(x)`, `sum`.
 * @throws RangeError where the notation is broken: formulas are part of the program
 */
export function parseFormula(text: string): Formula {
  const tokens = tokensOf(text);
  let at = 0;
  const fail = (): never => {
    throw new RangeError(`formula "${text}" breaks at token ${at}: ${tokens[at] ?? "its end"}`);
  };
  const expect = (token: string): void => {
    if (tokens[at] !== token) fail();
    at++;
  };
  const row = (ends: readonly string[]): Formula => {
    const items: Formula[] = [];
    while (at < tokens.length && !ends.includes(tokens[at]!)) items.push(scripted());
    return items.length === 1 ? items[0]! : { kind: "row", items };
  };
  const inside = (open: string, close: string): Formula => {
    expect(open);
    const inner = row([close]);
    expect(close);
    return inner;
  };
  const scripted = (): Formula => {
    const base = atom();
    let sub: Formula | null = null;
    let sup: Formula | null = null;
    while (tokens[at] === "_" || tokens[at] === "^") {
      const isSub = tokens[at++] === "_";
      const script = tokens[at] === "{" ? inside("{", "}") : atom();
      if (isSub) sub = script;
      else sup = script;
    }
    return sub === null && sup === null ? base : { kind: "scripts", base, sub, sup };
  };
  const atom = (): Formula => {
    const token = tokens[at++] ?? fail();
    if (token === "frac") return fraction();
    if (token === "sqrt") return { kind: "sqrt", inner: inside("(", ")") };
    const mark = MARKS[token];
    if (mark !== undefined) return { kind: "over", mark, base: inside("(", ")") };
    if (token === "(") {
      at--;
      const inner = inside("(", ")");
      return { kind: "row", items: [{ kind: "op", text: "(" }, inner, { kind: "op", text: ")" }] };
    }
    if (token === "sum") return { kind: "op", text: "\u2211" };
    if (/^[A-Za-z]/.test(token)) return { kind: "name", text: GREEK[token] ?? token };
    if (/^\d/.test(token)) return { kind: "number", text: token };
    if (/^[_^{})]$/.test(token)) {
      at--;
      fail();
    }
    return { kind: "op", text: OPERATORS[token] ?? token };
  };
  const fraction = (): Formula => {
    expect("(");
    const above = row([";"]);
    expect(";");
    const below = row([")"]);
    expect(")");
    return { kind: "frac", above, below };
  };
  const parsed = row([]);
  return at === tokens.length ? parsed : fail();
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    tokens.push(match[1]!);
    end = TOKEN.lastIndex;
  }
  if (text.slice(end).trim() !== "") throw new RangeError(`formula "${text}" has a character it cannot have`);
  return tokens;
}

/** The parts of a formula that commas set apart. */
export function formulaLines(formula: Formula): readonly Formula[] {
  if (formula.kind !== "row") return [formula];
  const lines: Formula[][] = [[]];
  for (const item of formula.items) {
    if (item.kind === "op" && item.text === ",") lines.push([]);
    else lines.at(-1)!.push(item);
  }
  return lines.map((items) => ({ kind: "row", items }));
}

/** A formula in one line of text, for those whose browser shows no formulas. */
export function formulaText(formula: Formula): string {
  switch (formula.kind) {
    case "name":
    case "number":
      return formula.text;
    case "op":
      return /^[(),|/]$/.test(formula.text) ? formula.text : ` ${formula.text} `;
    case "row":
      return formula.items.reduce((said, item) => {
        const next = formulaText(item);
        if (/[\p{L}\p{N})]$/u.test(said) && /^[\p{L}\p{N}]/u.test(next)) return `${said} ${next}`;
        return said.endsWith(" ") ? said + next.trimStart() : said + next;
      }, "");
    case "over":
      return `${formulaText(formula.base)}${{ "^": "\u0302", "\u00af": "\u0304" }[formula.mark] ?? "\u0303"}`;
    case "frac":
      return `(${formulaText(formula.above)}) / (${formulaText(formula.below)})`;
    case "sqrt":
      return `\u221a(${formulaText(formula.inner)})`;
    case "scripts": {
      const { base, sub, sup } = formula;
      return `${formulaText(base)}${sub === null ? "" : `_${formulaText(sub)}`}${sup === null ? "" : `^${formulaText(sup)}`}`;
    }
  }
}
