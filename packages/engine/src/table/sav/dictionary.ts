import { damaged, Refusal } from "../workbook/refusal.ts";
import { type Cursor, createCursor } from "./cursor.ts";
import { type Extensions, noExtensions, readExtension } from "./extensions.ts";
import { decoderFor, type TextReader } from "./text-reader.ts";

/** Values that stand for "missing": single ones, and a range. */
interface MissingValues {
  readonly values: readonly Uint8Array[];
  readonly range: readonly [number, number] | null;
}

/** One variable of the file, which a long text spreads over several elements of 8 bytes. */
export interface SavVariable {
  readonly name: string;
  readonly label: string;
  /** Bytes of a text; 0 = a number. */
  readonly width: number;
  /** The first of its elements in a case, and how many of 8 bytes each of its segments has. */
  readonly first: number;
  readonly segments: readonly { readonly elements: number; readonly bytes: number }[];
  /** Code of the format it is printed in, which tells dates from numbers. */
  readonly format: number;
  readonly missing: MissingValues;
  /** Labels by the 8 bytes of the value. */
  readonly labels: ReadonlyMap<string, string>;
}

export interface SavDictionary {
  readonly variables: readonly SavVariable[];
  /** Elements of 8 bytes in a case. */
  readonly caseElements: number;
  /** -1 = the file does not say. */
  readonly cases: number;
  readonly compression: "none" | "bytecode" | "zlib";
  readonly bias: number;
  readonly isLittle: boolean;
  /** What the file holds for a number that is not there. */
  readonly systemMissing: number;
  /** The variable that weights cases; null = none. */
  readonly weight: string | null;
  readonly dataStart: number;
  readonly text: TextReader;
}

interface RawVariable {
  readonly index: number;
  readonly type: number;
  readonly name: string;
  readonly label: Uint8Array;
  readonly format: number;
  readonly missing: MissingValues;
}

const VARIABLE = 2;
const VALUE_LABELS = 3;
const LABELLED = 4;
const DOCUMENT = 6;
const EXTENSION = 7;
const END = 999;
/** More are no table of studies. */
const MAX_ELEMENTS = 50_000;
const MAX_LABELS = 100_000;

/**
 * Reads what stands before the cases: the header, variables, labels and extensions.
 * Source: GNU PSPP, "System File Format" (documentation of the format of SPSS system files).
 * @throws Refusal for what is damaged or no such file
 */
export function readDictionary(content: Uint8Array): SavDictionary {
  const header = readHeader(content);
  const cursor = createCursor(content, header.isLittle, 176);
  const raw: RawVariable[] = [];
  const labelled = new Map<number, ReadonlyMap<string, Uint8Array>>();
  const extensions = noExtensions();
  let elements = 0;
  for (let type = cursor.int32(); type !== END; type = cursor.int32()) {
    if (type === VARIABLE) {
      const variable = readVariable(cursor, elements);
      elements += 1;
      if (elements > MAX_ELEMENTS) throw tooMany();
      if (variable.type >= 0) raw.push(variable);
    } else if (type === VALUE_LABELS) readValueLabels(cursor, labelled);
    else if (type === DOCUMENT) cursor.bytes(cursor.int32() * 80);
    else if (type === EXTENSION) readExtension(cursor, extensions);
    else throw damaged(`it has a part of the unknown kind ${type}`);
  }
  cursor.int32();
  if (raw.length === 0)
    throw new Refusal("import-empty", "This file has no variables", "Choose another file.");
  const text = decoderFor(extensions.encoding, extensions.characterCode);
  const variables = whole(raw, labelled, extensions, text);
  const weighted = raw.find(({ index }) => index === header.weight - 1);
  return {
    ...header,
    variables,
    caseElements: elements,
    systemMissing: extensions.systemMissing,
    weight: weighted === undefined ? null : text(nameBytes(weighted.name)),
    dataStart: cursor.at,
    text,
  };
}

function readHeader(content: Uint8Array) {
  const magic = String.fromCharCode(...content.subarray(0, 4));
  if (content.length < 176 || (magic !== "$FL2" && magic !== "$FL3"))
    throw damaged("its beginning is cut off");
  const layout = createCursor(content, true, 64).int32();
  // The layout code is 2 or 3, and any other byte order makes a huge number of it.
  const cursor = createCursor(content, layout > 0 && layout < 256, 68);
  cursor.int32();
  const compression = cursor.int32();
  const weight = cursor.int32();
  const cases = cursor.int32();
  const bias = cursor.float64();
  const kinds = ["none", "bytecode", "zlib"] as const;
  const kind = kinds[compression];
  if (kind === undefined) throw damaged("its cases are packed in an unknown way");
  return { isLittle: cursor.isLittle, compression: kind, weight, cases, bias };
}

function readVariable(cursor: Cursor, index: number): RawVariable {
  const type = cursor.int32();
  const hasLabel = cursor.int32() === 1;
  const missing = cursor.int32();
  const format = (cursor.int32() >> 16) & 0xff;
  cursor.int32();
  const name = String.fromCharCode(...cursor.bytes(8));
  if (type < -1 || type > 255 || missing < -3 || missing > 3)
    throw damaged("a variable in it makes no sense");
  let label: Uint8Array = new Uint8Array();
  if (hasLabel) {
    const length = cursor.int32();
    label = cursor.bytes(length);
    cursor.bytes((4 - (length % 4)) % 4);
  }
  return { index, type, name: name.trimEnd(), label, format, missing: readMissing(cursor, missing) };
}

/** A negative number of values begins with a range. */
function readMissing(cursor: Cursor, count: number): MissingValues {
  const range = count < 0 ? ([cursor.float64(), cursor.float64()] as const) : null;
  const single = count < 0 ? -count - 2 : count;
  return { range, values: Array.from({ length: Math.max(0, single) }, () => cursor.bytes(8)) };
}

function readValueLabels(cursor: Cursor, labelled: Map<number, ReadonlyMap<string, Uint8Array>>): void {
  const count = cursor.int32();
  if (count < 0 || count > MAX_LABELS) throw tooMany();
  const labels = new Map<string, Uint8Array>();
  for (let index = 0; index < count; index += 1) {
    const value = keyOf(cursor.bytes(8));
    const length = cursor.bytes(1)[0]!;
    labels.set(value, cursor.bytes(length));
    cursor.bytes((8 - ((length + 1) % 8)) % 8);
  }
  if (cursor.int32() !== LABELLED) throw damaged("labels in it belong to no variable");
  const variables = cursor.int32();
  if (variables < 0 || variables > MAX_ELEMENTS) throw tooMany();
  for (let index = 0; index < variables; index += 1) labelled.set(cursor.int32() - 1, labels);
}

/** The 8 bytes of a value as a key. */
export function keyOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function nameBytes(name: string): Uint8Array {
  return Uint8Array.from(name, (letter) => letter.charCodeAt(0));
}

/** The variables with their long names; segments of a very long text become one. */
function whole(
  raw: readonly RawVariable[],
  labelled: ReadonlyMap<number, ReadonlyMap<string, Uint8Array>>,
  extensions: Extensions,
  text: TextReader,
): SavVariable[] {
  const variables: SavVariable[] = [];
  const longNames = new Map(
    [...extensions.longNames].map(([short, long]) => [short.toUpperCase(), text(nameBytes(long))]),
  );
  for (let at = 0; at < raw.length; at += 1) {
    const own = raw[at]!;
    const width = extensions.veryLong.get(own.name.toUpperCase()) ?? own.type;
    // One segment for every 252 bytes of width, each filled with up to 255 bytes: the format's own arithmetic.
    const count = width > 255 ? Math.ceil(width / 252) : 1;
    const parts = raw.slice(at, at + count);
    if (parts.length < count) throw damaged("a long text in it is cut off");
    const labels = new Map([...(labelled.get(own.index) ?? [])].map(([key, label]) => [key, text(label)]));
    variables.push({
      name: longNames.get(own.name.toUpperCase()) ?? text(nameBytes(own.name)),
      label: text(own.label),
      width,
      first: own.index,
      segments: parts.map(({ type }) => ({
        elements: Math.max(1, Math.ceil(type / 8)),
        bytes: Math.min(type, 255),
      })),
      format: own.format,
      missing: own.missing,
      labels,
    });
    at += count - 1;
  }
  return variables;
}

function tooMany(): Refusal {
  return new Refusal(
    "file-too-large",
    "This file has more variables or labels than a table of studies can have",
    "Save only the variables that the analysis needs, and try again.",
  );
}
