import type { Page } from "@playwright/test";

/** A node of what the browser tells a screen reader. */
interface Heard {
  readonly role: string;
  readonly name: string;
  readonly level: number;
  /** Whether what changes in it is spoken without being asked for. */
  readonly live: boolean;
  readonly children: readonly Heard[];
}

/** What is read part by part: spoken as it changes, its parts come in any order. */
const READ_IN_PARTS = ["DescriptionList", "grid", "graphicsdocument", "list", "table"];

/** What is operated, or looked at as a whole, and has to say what it is. */
const NAMED = [
  "button",
  "checkbox",
  "combobox",
  "dialog",
  "DisclosureTriangle",
  "graphicsdocument",
  "grid",
  "heading",
  "image",
  "link",
  "menuitem",
  "radio",
  "region",
  "tab",
  "table",
  "tabpanel",
  "textbox",
];

/** Of these two of one name in one place cannot be told apart. */
const OPERATED = ["button", "checkbox", "combobox", "DisclosureTriangle", "link", "tab", "textbox"];

/** What gives those within it a place, where it has a name. */
const PLACES = [
  "article",
  "dialog",
  "group",
  "listitem",
  "radiogroup",
  "region",
  "row",
  "tabpanel",
  "toolbar",
];

/** What a screen reader is told of the page, as Chromium has it. */
async function heardOn(page: Page): Promise<Heard> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const heard = (node: (typeof nodes)[number]): Heard => ({
    role: node.ignored ? "" : String(node.role?.value ?? "").replace("-", ""),
    name: String(node.name?.value ?? "").trim(),
    level: Number(node.properties?.find(({ name }) => name === "level")?.value.value ?? 0),
    live: node.properties?.some(({ name, value }) => name === "live" && value.value !== "off") ?? false,
    children: (node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child === undefined ? [] : [heard(child)];
    }),
  });
  return heard(nodes[0]!);
}

/**
 * What a screen reader would leave its user to guess: what has no name, what has the name of its neighbour, tables without
 * heads, headings that leave a level out, and tables or buttons that are spoken whenever they change.
 */
export async function unheard(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const seen = new Set<string>();
  let [level, under] = [0, ""];
  const visit = (node: Heard, place: string): void => {
    const { role, name, children } = node;
    if (NAMED.includes(role) && name === "") faults.push(`${role} without a name: ${place}, ${under}`);
    if (role === "heading") {
      if (level > 0 && node.level > level + 1)
        faults.push(`h${level} "${under}" to h${node.level} "${name}"`);
      [level, under] = [node.level, name];
    }
    if (node.live && role !== "grid" && holds(node, READ_IN_PARTS))
      faults.push(`spoken in parts: ${textOf(node)}`);
    if (role === "button" && children.some(isLive)) faults.push(`spoken within a button: ${textOf(node)}`);
    if (role === "table" && !holds(node, ["columnheader", "rowheader"])) faults.push(`no heads: ${name}`);
    const told = `${role} "${name}": ${place}, ${under}`;
    if (OPERATED.includes(role) && seen.has(told)) faults.push(`twice ${told}`);
    seen.add(told);
    const within = PLACES.includes(role) ? `${place} > ${name || textOf(node)}` : place;
    for (const child of children) visit(child, within);
  };
  visit(await heardOn(page), "");
  return faults;
}

function isLive(node: Heard): boolean {
  return node.live || node.children.some(isLive);
}

function holds(node: Heard, roles: readonly string[]): boolean {
  return roles.includes(node.role) || node.children.some((child) => holds(child, roles));
}

function textOf(node: Heard): string {
  return node.role === "StaticText" ? node.name : node.children.map(textOf).join(" ").slice(0, 80);
}
