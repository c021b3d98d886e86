import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAst } from "vitest/node";

const root = fileURLToPath(new URL("../../packages/", import.meta.url));

/** Files whose words are for R, for files, or stand in a catalogue of their own. */
const SILENT_FILES =
  /\.test\.ts$|\/testing\/|-testing\.ts$|\/export\/|-r\.ts$|\/r-[^/]*\.ts$|\/plots\/.*\/words\.ts$|\/risk-of-bias\/words\.ts$|\/html\/|\/revman-web-names\.ts$|\/languages\//;
/** Faults that only a developer meets, and lists of words that tables are searched for. */
const SILENT_CALLS = /(?:RangeError|TypeError|UsageError|Error)$|^words$/;
/** Fields that cite, compute or tell programs something. */
const SILENT_FIELDS = /^(?:reference|expression|formula|r|condition|lack)$/;
/** Fields whose text is shown however short it is. */
const SHOWN_FIELDS = /^(?:label|summary|help|hint|title|caption|ends|head|note)$/;
/** Calls whose words are shown with a number before them. */
const COUNTING = /^(?:counted|plural)$/;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** Words for people: a letter or a hole, a space, a lower-case word. */
function isProse(text: string): boolean {
  return /[\p{L}}][\p{L}\p{P}\p{N}]* +\p{Ll}{2,}/u.test(text.replace(/\s+/g, " "));
}

/** Lines of R, and pieces of documents that programs read. */
function isCode(text: string): boolean {
  return /sans-serif$|\(\?:|="\{|, level = |^\s*#|<-|::|\bfunction\(|= (?:TRUE|FALSE)\b|\$\w+\b.*\(|^\s*<\/?[a-zA-Z?!]|\w\(.*\) \/ \w+\(/.test(
    text,
  );
}

/** A literal, or a template with its holes numbered. */
function textOf(node: Node): string | null {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node.type !== "TemplateLiteral") return null;
  const quasis = node.quasis as readonly { readonly value: { readonly cooked: string } }[];
  return quasis.map(({ value }, at) => value.cooked + (at < quasis.length - 1 ? `{${at}}` : "")).join("");
}

/** What the holes of a template are filled with where the source says it: `${isHigher ? "higher" : "lower"} in less precise studies`. */
function partsOf(node: Node, said: (node: unknown) => string): string[] {
  if (node.type === "ConditionalExpression")
    return [node.consequent, node.alternate].flatMap((part) => (isNode(part) ? partsOf(part, said) : []));
  if (node.type === "LogicalExpression") return isNode(node.right) ? partsOf(node.right, said) : [];
  if (node.type === "CallExpression" && COUNTING.test(said(node.callee)))
    return (node.arguments as readonly Node[]).flatMap((part) => partsOf(part, said));
  const text = textOf(node);
  return text !== null && !isCode(text) && /\p{Ll}{3}| \p{Ll}{2}|\p{Ll}{2} /u.test(text) ? [text] : [];
}

function phrasesOf(path: string): string[] {
  const code = readFileSync(path, "utf8");
  const said = (node: unknown): string => (isNode(node) ? code.slice(node.start, node.end) : "");
  const found: string[] = [];
  const visit = (value: unknown, shown: boolean): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, shown);
    if (!isNode(value) || /^(?:Import|ExportAll)/.test(value.type)) return;
    if (value.type.startsWith("TS") && /Type|Interface/.test(value.type)) return;
    if (/^(?:Call|New)Expression$/.test(value.type)) {
      if (SILENT_CALLS.test(said(value.callee))) return;
      if (COUNTING.test(said(value.callee))) found.push(...countedWords(value));
    }
    if (value.type === "ConditionalExpression") found.push(...numbered(value));
    if (value.type === "TemplateLiteral" && !isCode(textOf(value) ?? ""))
      found.push(...(value.expressions as readonly Node[]).flatMap((part) => partsOf(part, said)));
    if (value.type === "Property") {
      const field = said(value.key);
      // What a method lacks is said by a function; what a version of R lacks is said to R alone, as a text.
      const isAsked = field === "lack" && isNode(value.value) && /Function/.test(value.value.type);
      if (isAsked || !SILENT_FIELDS.test(field)) visit(value.value, SHOWN_FIELDS.test(field));
      return;
    }
    const text = textOf(value);
    if (
      text !== null &&
      !isCode(text) &&
      (isProse(text) || (shown && /\p{Ll}{2}/u.test(text.replace(/\{\d+\}/g, ""))))
    )
      found.push(text);
    for (const part of Object.values(value))
      visit(part, shown && !/Function/.test(value.type) ? shown : false);
  };
  visit(parseAst(code, { lang: "ts" }), false);
  return found;
}

/** `counted(n, "study", "studies")` says "{0} study" or "{0} studies". */
function countedWords(call: Node): string[] {
  const [, ...words] = call.arguments as readonly Node[];
  return words.flatMap((word) => {
    const text = textOf(word);
    return text === null ? [] : [`{0} ${text}`];
  });
}

/** `count === 1 ? "is" : "are"`: words that agree with a number and stand in a hole of a sentence. */
function numbered(choice: Node): string[] {
  const test = choice.test as Node;
  const one =
    isNode(test) && test.type === "BinaryExpression" && isNode(test.right) && test.right.value === 1;
  if (!one) return [];
  return [choice.consequent, choice.alternate].flatMap((part) => {
    const text = isNode(part) ? textOf(part) : null;
    return text !== null && /^\p{Ll}+$/u.test(text) ? [text] : [];
  });
}

/** Every text in a file: single words among them may be shown, or name something to programs. */
function textsOf(path: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isNode(value)) return;
    const text = textOf(value);
    if (text !== null) found.push(text);
    Object.values(value).forEach(visit);
  };
  visit(parseAst(readFileSync(path, "utf8"), { lang: "ts" }));
  return found;
}

function spokenFiles(): string[] {
  return ["engine/src", "plots/src"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !SILENT_FILES.test(path))
      .toSorted(),
  );
}

/** Everything that engine and plots say outside their catalogues, in the order of the files. */
export function spokenPhrases(): readonly string[] {
  return [...new Set(spokenFiles().flatMap(phrasesOf))];
}

/** Every text of engine and plots outside their catalogues, whoever reads it. */
export function allTexts(): ReadonlySet<string> {
  return new Set(spokenFiles().flatMap(textsOf));
}
