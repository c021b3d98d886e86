import { SaxesParser } from "saxes";
import { decodeText } from "../decode-text.ts";
import { damaged, Refusal } from "./refusal.ts";

/** An element as it begins: its name without prefix, and its attributes by name without prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface XmlReader {
  open?(element: XmlElement): void;
  /** Text between elements, in one or several pieces. */
  text?(text: string): void;
  close?(name: string): void;
}

const MAX_DEPTH = 100;

/**
 * Goes through an XML document from its beginning to its end. Document type definitions are refused: tables have none, and
 * entities defined in them can grow without bound or name other files.
 * @throws Refusal where it is not well-formed
 */
export function readXml(content: Uint8Array, reader: XmlReader): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on("error", () => {
    throw damaged("its XML is not well-formed");
  });
  parser.on("doctype", () => {
    throw new Refusal(
      "xml-doctype",
      "This file has a document type definition, as tables have none",
      "Save it again from the program it comes from.",
    );
  });
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    if (depth > MAX_DEPTH) throw damaged("its XML is nested too deeply");
    reader.open?.({
      name: local(name),
      attributes: new Map(Object.entries(attributes).map(([key, value]) => [local(key), value])),
    });
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    reader.close?.(local(name));
  });
  const onText = (text: string): void => reader.text?.(text);
  parser.on("text", onText);
  parser.on("cdata", onText);
  parser.write(decodeText(content).text).close();
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
