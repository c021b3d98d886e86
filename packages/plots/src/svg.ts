import { heightMm } from "./export/figure-size.ts";
import { pixels } from "./nodes.ts";
import { HALO_WIDTH, type Role, type Scene, type SceneNode, type TextNode } from "./scene.ts";
import { BOLD_WEIGHT, FONT_FAMILY } from "./text-metrics.ts";
import type { Theme } from "./themes.ts";

export interface SvgOptions {
  readonly theme: Theme;
  /** A file of its own: with namespace, background and inline font features. Else a fragment for a page that has these. */
  readonly standalone: boolean;
  /** Width on paper in mm; absent = as many px as the scene is wide. */
  readonly widthMm?: number;
  /** Without style attributes: a clipboard loses them, and a strict policy of the page complains of each. */
  readonly unstyled?: boolean;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Texts in columns of numbers; in names, tabular figures would stretch the hyphens. */
const TABULAR: ReadonlySet<Role> = new Set<Role>(["value", "tick"]);

/** Everything XML 1.0 does not allow in a document, escaped or not (section 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const ILLEGAL_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text without the characters that no XML may hold. */
export function legalInXml(text: string): string {
  return text.replace(ILLEGAL_IN_XML, "");
}

/** Text made safe for XML content and attributes; whatever shortens a text must come before, or it may cut an entity in two. */
export function escapeXml(text: string): string {
  return legalInXml(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/**
 * A scene as SVG text. No scripts, no foreign objects, no references outside the file; text stays text.
 * @throws RangeError when a length is not finite: a scene holds only numbers that can be drawn
 */
export function sceneToSvg(scene: Scene, options: SvgOptions): string {
  const { theme, standalone } = options;
  const id = slug(scene.title);
  const root = {
    xmlns: standalone ? "http://www.w3.org/2000/svg" : undefined,
    class: "treeline-plot",
    role: "img",
    "aria-labelledby": `${id}-title ${id}-desc`,
    ...sizeOf(scene, options.widthMm),
    viewBox: `0 0 ${length(scene.width)} ${length(scene.height)}`,
    "font-family": FONT_FAMILY,
  };
  const ground = standalone
    ? element("rect", { width: "100%", height: "100%", fill: theme.colors.surface }, "")
    : "";
  return element(
    "svg",
    root,
    `\n${element("title", { id: `${id}-title` }, escapeXml(scene.title))}\n${element("desc", { id: `${id}-desc` }, escapeXml(scene.description))}\n${ground}${render(scene.root, options)}\n`,
  );
}

const MM = "mm";

function sizeOf(scene: Scene, widthMm: number | undefined): Attributes {
  if (widthMm === undefined) return { width: scene.width, height: scene.height };
  return { width: `${length(widthMm)}${MM}`, height: `${length(heightMm(scene, widthMm))}${MM}` };
}

function render(node: SceneNode, options: SvgOptions): string {
  const { theme, standalone, unstyled } = options;
  const shared = { class: node.role, "data-row-id": node.rowId };
  const title = node.title === undefined ? "" : element("title", {}, escapeXml(node.title));
  const { colors } = theme;
  switch (node.type) {
    case "group":
      return element(
        "g",
        { ...shared, transform: node.shift === undefined ? undefined : `translate(0 ${length(node.shift)})` },
        title + node.children.map((child) => `\n${render(child, options)}`).join(""),
      );
    case "line": {
      const { x1, y1, x2, y2, strokeWidth } = node;
      const stroke = { stroke: colors[node.stroke], "stroke-width": strokeWidth };
      return element("line", { ...shared, x1, y1, x2, y2, ...stroke, ...dashes(node.dash) }, title);
    }
    case "rect": {
      const { x, y, width, height } = node;
      return element("rect", { ...shared, x, y, width, height, ...fillAndStroke(node, theme) }, title);
    }
    case "circle": {
      const { cx, cy, r } = node;
      return element("circle", { ...shared, cx, cy, r, ...fillAndStroke(node, theme) }, title);
    }
    case "path": {
      const width = { "stroke-width": node.strokeWidth };
      return element(
        "path",
        { ...shared, d: node.d, ...fillAndStroke(node, theme), ...width, ...dashes(node.dash) },
        title,
      );
    }
    case "text": {
      const font = {
        // A strict content security policy forbids style attributes in a page; there the page's own sheet sets the figures.
        style:
          standalone && unstyled !== true && TABULAR.has(node.role)
            ? "font-feature-settings:'tnum' 1"
            : undefined,
        "text-anchor": node.anchor === "start" ? undefined : node.anchor,
        "font-size": node.size,
        "font-weight": node.weight === "bold" ? BOLD_WEIGHT : undefined,
        "font-style": node.italic ? "italic" : undefined,
        fill: colors[node.fill],
        ...(node.halo === undefined ? {} : haloOf(colors[node.halo])),
      };
      return element("text", { ...shared, x: node.x, y: node.y, ...font }, title + textContent(node));
    }
  }
}

function haloOf(stroke: string): Attributes {
  return { stroke, "stroke-width": HALO_WIDTH, "stroke-linejoin": "round", "paint-order": "stroke" };
}

/** Parts in italics are spans within the text. */
function textContent({ text, runs }: TextNode): string {
  if (runs === undefined) return escapeXml(text);
  return runs
    .map((run) =>
      run.italic === true
        ? element("tspan", { "font-style": "italic" }, escapeXml(run.text))
        : escapeXml(run.text),
    )
    .join("");
}

function fillAndStroke(
  node: Extract<SceneNode, { type: "rect" | "circle" | "path" }>,
  theme: Theme,
): Attributes {
  return {
    fill: theme.colors[node.fill],
    "fill-opacity": node.type === "rect" ? undefined : node.fillOpacity,
    stroke: node.stroke === undefined ? undefined : theme.colors[node.stroke],
  };
}

function dashes(dash: readonly number[] | undefined): Attributes {
  return { "stroke-dasharray": dash?.map(length).join(" ") };
}

function element(name: string, attributes: Attributes, content: string): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) => ` ${key}="${typeof value === "number" ? length(value) : escapeXml(String(value))}"`,
    )
    .join("");
  return content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

function length(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`a scene holds a length that is not finite: ${value}`);
  return pixels(value);
}

function slug(title: string): string {
  const words = title
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return words.replace(/^-|-$/g, "").slice(0, 60) || "plot";
}
