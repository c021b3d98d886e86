import { showToldCell, type ToldTable } from "@treeline/engine/jobs/tell";
import { escapeXml } from "../svg.ts";

/** Markup that is safe as it stands: made by the functions of this file alone. */
export type Html = string & { readonly html: unique symbol };

/** Plain text as markup. */
export function text(plain: string): Html {
  return escapeXml(plain) as Html;
}

/** An element with its content; attribute values are escaped. */
export function element(
  name: string,
  content: readonly Html[],
  attributes: Readonly<Record<string, string>> = {},
): Html {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return `<${name}${pairs.join("")}>${content.join("")}</${name}>` as Html;
}

/** Drawings are written by our own printer, which escapes what it prints. */
export function drawing(svg: string, name: string): Html {
  return element("figure", [element("figcaption", [text(name)]), svg as Html]);
}

export function paragraph(plain: string, kind = ""): Html {
  return element("p", [text(plain)], kind === "" ? {} : { class: kind });
}

export function list(sentences: readonly string[]): Html {
  return element(
    "ul",
    sentences.map((sentence) => element("li", [text(sentence)])),
  );
}

/** A table of words, its first row the head, its first column the names of the rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], kind = ""): Html {
  return element(
    "table",
    [
      element("thead", [
        element(
          "tr",
          head.map((name) => element("th", [text(name)], { scope: "col" })),
        ),
      ]),
      element(
        "tbody",
        rows.map((row) =>
          element(
            "tr",
            row.map((cell, place) =>
              place === 0 ? element("th", [text(cell)], { scope: "row" }) : element("td", [text(cell)]),
            ),
          ),
        ),
      ),
    ],
    kind === "" ? {} : { class: kind },
  );
}

/** A table of an outcome, numbers as on the screen. */
export function toldTable({ title, head, rows }: ToldTable, digits: number): Html {
  const shown = rows.map((row) => row.map((cell) => showToldCell(cell, digits)));
  return element("div", [paragraph(title, "caption"), table(head, shown, "numbers")]);
}
