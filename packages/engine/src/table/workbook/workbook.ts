import { damaged, Refusal } from "./refusal.ts";
import { extended, MAX_CELL_TEXT, readSheet, type Sheet, unescapeText } from "./sheet.ts";
import { readStyles } from "./styles.ts";
import { readXml } from "./xml.ts";
import { openZip, type Zip } from "./zip.ts";

export interface SheetName {
  readonly name: string;
  readonly hidden: boolean;
}

/** A workbook of which sheets are read when they are asked for. */
export interface Workbook {
  readonly sheets: readonly SheetName[];
  /** @throws Refusal for what is damaged or too large; RangeError for a name that is not there */
  read(name: string): Sheet;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

const MAX_STRINGS = 2_000_000;

/** Opens an .xlsx or .xlsm file (ECMA-376). @throws Refusal for anything else, and for what is damaged or too large */
export function openWorkbook(bytes: Uint8Array): Workbook {
  const zip = openZip(bytes);
  const main = mainPart(zip);
  const content = zip.read(main);
  if (content === null) throw damaged("its list of sheets is missing");
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const relations = readRelations(zip, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const partOf = (type: string): string | null =>
    [...relations.values()].find((relation) => relation.type === type)?.target ?? null;
  const { sheets, from1904 } = readSheetList(content, relations);
  if (sheets.length === 0)
    throw new Refusal("workbook-empty", "This workbook has no sheet with cells", "Choose another file.");
  let shared: { strings: readonly string[]; styles: ReturnType<typeof readStyles> } | null = null;
  const read = new Map<string, Sheet>();
  return {
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    read(name) {
      const before = read.get(name);
      if (before !== undefined) return before;
      const sheet = sheets.find((known) => known.name === name);
      if (sheet === undefined) throw new RangeError(`the workbook has no sheet ${name}`);
      const stylesPart = partOf("styles");
      const stringsPart = partOf("sharedStrings");
      shared ??= {
        strings: readStrings(stringsPart === null ? null : zip.read(stringsPart)),
        styles: readStyles(stylesPart === null ? null : zip.read(stylesPart), from1904),
      };
      const cells = zip.read(sheet.target);
      if (cells === null) throw damaged(`its sheet “${name.slice(0, 60)}” is missing`);
      const made = readSheet(cells, shared.strings, shared.styles);
      read.set(name, made);
      return made;
    },
  };
}

function mainPart(zip: Zip): string {
  const found = [...readRelations(zip, "_rels/.rels", "").values()].find(
    ({ type }) => type === "officeDocument",
  );
  const part = found?.target ?? "xl/workbook.xml";
  if (zip.names.includes(part) && /\bxl\/.*\.xml$/.test(part)) return part;
  const { names } = zip;
  const kind = names.some((name) => name.endsWith("workbook.bin"))
    ? "a binary workbook (.xlsb)"
    : names.includes("mimetype") || names.includes("content.xml")
      ? "an OpenDocument file"
      : names.some((name) => name.startsWith("word/"))
        ? "a text document"
        : "a packed file without a workbook in it";
  throw new Refusal("workbook-unknown", `This is ${kind}`, "Save the sheet as .xlsx or as CSV.");
}

/** Relations of a part by their ids; targets as names of parts. */
function readRelations(zip: Zip, name: string, folder: string): ReadonlyMap<string, Relation> {
  const relations = new Map<string, Relation>();
  const content = zip.read(name);
  if (content === null) return relations;
  readXml(content, {
    open({ name: element, attributes }) {
      if (element !== "Relationship" || attributes.get("TargetMode") === "External") return;
      const target = attributes.get("Target") ?? "";
      const type = attributes.get("Type") ?? "";
      relations.set(attributes.get("Id") ?? "", {
        type: type.slice(type.lastIndexOf("/") + 1),
        target: target.startsWith("/") ? target.slice(1) : resolve(folder, target),
      });
    },
  });
  return relations;
}

/** A name of a part relative to a folder; it is only ever looked up among the parts of the same file. */
function resolve(folder: string, target: string): string {
  const steps = folder.split("/").filter((step) => step !== "");
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function readSheetList(
  content: Uint8Array,
  relations: ReadonlyMap<string, Relation>,
): { sheets: (SheetName & { target: string })[]; from1904: boolean } {
  const sheets: (SheetName & { target: string })[] = [];
  let from1904 = false;
  readXml(content, {
    open({ name, attributes }) {
      if (name === "workbookPr") from1904 = /^(?:1|true)$/.test(attributes.get("date1904") ?? "");
      if (name !== "sheet") return;
      const relation = relations.get(attributes.get("id") ?? "");
      if (relation?.type !== "worksheet") return;
      const state = attributes.get("state") ?? "visible";
      const title = attributes.get("name") ?? `Sheet ${sheets.length + 1}`;
      sheets.push({ name: title, hidden: state !== "visible", target: relation.target });
    },
  });
  // What is shown comes first.
  return {
    sheets: [...sheets.filter(({ hidden }) => !hidden), ...sheets.filter(({ hidden }) => hidden)],
    from1904,
  };
}

function readStrings(content: Uint8Array | null): readonly string[] {
  const strings: string[] = [];
  if (content === null) return strings;
  let text = "";
  let inText = false;
  let phonetic = false;
  readXml(content, {
    open({ name }) {
      if (name === "si") text = "";
      if (name === "t") inText = true;
      if (name === "rPh") phonetic = true;
    },
    text(piece) {
      if (inText && !phonetic) text = extended(text, piece);
    },
    close(name) {
      if (name === "t") inText = false;
      if (name === "rPh") phonetic = false;
      if (name !== "si") return;
      if (strings.length >= MAX_STRINGS) throw damaged("it has too many texts");
      // One more than a cell holds, so that its cells can tell.
      strings.push(unescapeText(text).slice(0, MAX_CELL_TEXT + 1));
    },
  });
  return strings;
}
