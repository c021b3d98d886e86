import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseAst } from "vitest/node";

const packages = fileURLToPath(new URL("../../packages/", import.meta.url));

/** Attributes that no one reads or hears: class names, ids, geometry. */
const SILENT_ATTRIBUTES =
  /^(?:class|id|for|d|viewBox|aria-(?:controls|labelledby|describedby)|style|accept)$/;
/** Calls whose text is for programs: selectors, and faults that only a developer meets. */
const SILENT_CALLS =
  /(?:querySelector(?:All)?|closest|matches|RangeError|TypeError|UsageError|RequestDroppedError)$/;
/** Names of fonts, not words. */
const FONT_LIST = /(?:sans-)?serif$/;
/** What a record says of itself; its label and its options are shown by whoever lists records. */
const RECORD_FIELDS = /^(?:label|summary|reference|options|help|ends)$/;

/** Words for people: a letter, a space, a lower-case word; or, where a drawing is made, a single word with a capital. */
function isProse(text: string): boolean {
  return !FONT_LIST.test(text) && /\p{L}[\p{L}\p{P}\d]* +\p{Ll}{2,}/u.test(text.replace(/\s+/g, " "));
}
function isWord(text: string): boolean {
  return !FONT_LIST.test(text) && /^\P{L}*\p{Lu}\p{Ll}{2,}/u.test(text);
}

interface Rules {
  /** Whether a record's own fields count as said by the record. */
  readonly records: boolean;
  /** Whether a single capitalised word counts. */
  readonly words: boolean;
}

/** A node of the syntax tree, as far as it is looked at. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** Texts in a source that a person would read, with their lines. */
function proseIn(path: string, rules: Rules): string[] {
  const code = readFileSync(path, "utf8");
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isNode(value) || isSilent(value, code, rules)) return;
    const text = textOf(value);
    const inPage = value.type === "JSXText" && /\p{L}/u.test(text ?? "");
    if (text !== null && (inPage || isProse(text) || (rules.words && isWord(text)))) {
      const line = code.slice(0, value.start).split("\n").length;
      found.push(`${relative(packages, path)}:${line} ${text.trim().slice(0, 60)}`);
    }
    for (const part of Object.values(value)) visit(part);
  };
  visit(parseAst(code, { lang: path.endsWith("x") ? "tsx" : "ts" }));
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** The text of a literal; the holes of a template stand for words. */
function textOf(node: Node): string | null {
  if (node.type === "Literal" || node.type === "JSXText") {
    return typeof node.value === "string" ? node.value : null;
  }
  if (node.type !== "TemplateLiteral") return null;
  const quasis = node.quasis as readonly { readonly value: { readonly cooked: string } }[];
  return quasis.map(({ value }) => value.cooked).join("X");
}

function isSilent(node: Node, code: string, rules: Rules): boolean {
  const named = (field: unknown): string => {
    const part = field as { readonly start: number; readonly end: number };
    return code.slice(part.start, part.end);
  };
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
      return true;
    case "JSXAttribute":
      return SILENT_ATTRIBUTES.test(named(node.name));
    case "CallExpression":
    case "NewExpression":
      return SILENT_CALLS.test(named(node.callee));
    case "Property":
      return rules.records && RECORD_FIELDS.test(named(node.key));
    default:
      return node.type.startsWith("TS") && /Type|Interface/.test(node.type);
  }
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe("words for people stand in a catalogue", () => {
  it("of the page: packages/ui/src/strings", () => {
    // The same in every language: formulas, sources and calls of R stand with their topics, whose words are in the catalogue.
    const files = sources(join(packages, "ui/src")).filter(
      (path) => !/\/src\/(?:strings|help\/topics)\//.test(path),
    );
    expect(files.length).toBeGreaterThan(40);
    expect(files.flatMap((path) => proseIn(path, { records: false, words: false }))).toEqual([]);
  });

  // Files called *-r.ts hold R code, which says what R wants to hear, html/ holds HTML and CSS, and languages/ the
  // catalogues of other languages.
  it("of the plots: packages/plots/src/words.ts", () => {
    const files = sources(join(packages, "plots/src")).filter(
      (path) => !/\/words\.ts$|\/languages\/|\/testing\/|-r\.ts$|\/html\//.test(path),
    );
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((path) => proseIn(path, { records: true, words: true }))).toEqual([]);
  });

  it("and are found where they stand", () => {
    const strings = proseIn(join(packages, "ui/src/strings/results.ts"), { records: false, words: false });
    expect(strings.length).toBeGreaterThan(30);
    const words = proseIn(join(packages, "plots/src/words.ts"), { records: false, words: true });
    expect(words.length).toBeGreaterThan(20);
  });
});
