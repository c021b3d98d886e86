import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import type { FormulaNode } from "./formula-tree.ts";

const MAX_FORMULA_LENGTH = 2000;

/** A formula in which every name and every text is a placeholder, so that the parser meets operators and numbers only. */
export interface FormulaSource {
  readonly code: string;
  /** Where each character of `code` stands in what the user wrote. */
  readonly offsets: readonly number[];
  /** What the placeholders stand for. */
  readonly literals: ReadonlyMap<string, FormulaNode>;
}

const WORDS: ReadonlySet<string> = new Set(["and", "or", "not", "true", "false"]);
const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_.]*/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const OPERATOR = /==|!=|<=|>=|[-+*/^%(),<>?:]/y;
const SPELLINGS: Readonly<Record<string, string>> = {
  "\u2212": "-",
  "\u00d7": "*",
  "\u00b7": "*",
  "\u00f7": "/",
  "\u2264": "<=",
  "\u2265": ">=",
  "\u2260": "!=",
};

/** Takes a formula apart; text stands in single or double quotes, a column of any name in backticks. */
export function readFormulaSource(text: string): Result<FormulaSource> {
  if (text.trim() === "") {
    return fail(
      formulaIssue("formula-empty", "The formula is empty", "Write one, such as weeks * sessions."),
    );
  }
  if (text.length > MAX_FORMULA_LENGTH) {
    return fail(
      formulaIssue(
        "formula-too-long",
        `The formula has ${text.length} characters; more than ${MAX_FORMULA_LENGTH} are not read`,
        "Cut it into several columns.",
      ),
    );
  }
  return scan(text);
}

function scan(text: string): Result<FormulaSource> {
  const offsets: number[] = [];
  const literals = new Map<string, FormulaNode>();
  let code = "";
  const emit = (piece: string, at: number): void => {
    code += piece;
    for (let index = 0; index < piece.length; index += 1) offsets.push(at);
  };
  const place = (node: FormulaNode, at: number): void => {
    const key = `$${literals.size}`;
    literals.set(key, node);
    emit(key, at);
  };
  let at = 0;
  while (at < text.length) {
    const character = text[at]!;
    if (/\s/.test(character)) {
      emit(" ", at);
      at += 1;
    } else if (character === "`" || character === '"' || character === "'") {
      const quoted = readQuoted(text, at);
      if (quoted === null) return fail(unclosed(text, at));
      place(
        character === "`" ? { type: "column", name: quoted.text } : { type: "text", value: quoted.text },
        at,
      );
      at = quoted.end;
    } else {
      const piece =
        match(NUMBER, text, at) ?? match(NAME, text, at) ?? match(OPERATOR, text, at) ?? SPELLINGS[character];
      if (piece === undefined) return fail(unknownCharacter(text, at));
      const end = at + (Object.hasOwn(SPELLINGS, character) ? 1 : piece.length);
      if (!isName(piece) || WORDS.has(piece) || /^\s*\(/.test(text.slice(end))) emit(piece, at);
      else place({ type: "column", name: piece }, at);
      at = end;
    }
  }
  return ok({ code, offsets, literals });
}

function isName(piece: string): boolean {
  return /^[\p{L}_]/u.test(piece);
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** The text between quotes; a backslash takes the next character as it is. */
function readQuoted(text: string, from: number): { text: string; end: number } | null {
  const quote = text[from];
  let content = "";
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === quote) return { text: content, end: at + 1 };
    if (text[at] === "\\" && at + 1 < text.length) at += 1;
    content += text[at];
  }
  return null;
}

function unclosed(text: string, at: number): Issue {
  return formulaIssue(
    "formula-unreadable",
    `The quote before ${near(text, at + 1)} is never closed`,
    "Close it with the same mark.",
  );
}

function unknownCharacter(text: string, at: number): Issue {
  const character = [...text.slice(at)][0]!;
  const hints: Readonly<Record<string, string>> = {
    "=": 'Compare with ==, as in format == "online"; the name of the column is entered apart from its formula.',
    "&": "Write and.",
    "|": "Write or.",
    "!": "Write not, or != for unequal.",
    ".": "Write the name of a column that has unusual characters in backticks: `dose (h)`.",
  };
  return formulaIssue(
    "formula-unreadable",
    `The formula cannot be read at ${near(text, at)}: “${character}” means nothing there`,
    hints[character] ?? "Names of columns with unusual characters stand in backticks, texts in quotes.",
  );
}

/** A short piece of what the user wrote, in quotes. */
export function near(text: string, at: number): string {
  const piece = text.slice(at, at + 16).trim();
  return piece === "" ? "its end" : `“${piece}${text.length > at + 16 ? "…" : ""}”`;
}

export function formulaIssue(code: string, what: string, hint: string): Issue {
  return issue(code, "error", `${what}, so it was not computed.`, hint);
}
