import { type Issue, issue } from "../result.ts";
import { isChecked } from "./checked-parts.ts";

/** A document is at most this deep: plots.forest.limits[0] and table.columns[0].values[0]. */
const MAX_DEPTH = 12;
const MAX_NODES = 30_000_000;
const MAX_LISTED = 10;

/** Refuses what is too deep (or circular) or too large before anything recursive touches it. */
export function checkExtent(input: unknown): Issue | null {
  const stack: { readonly value: object; readonly depth: number }[] = [];
  let nodes = 0;
  const visit = (value: unknown, depth: number): void => {
    nodes += 1;
    if (typeof value === "object" && value !== null && !isChecked(value)) stack.push({ value, depth });
  };
  visit(input, 0);
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (top.depth > MAX_DEPTH) return refuse("document-too-deep", "is nested too deeply");
    // Numbers and texts of long columns only count; they need no entry of their own.
    const children = Array.isArray(top.value) ? top.value : Object.values(top.value);
    if (nodes + children.length > MAX_NODES) return refuse("document-too-large", "is too large");
    for (const child of children) visit(child, top.depth + 1);
  }
  return null;
}

function refuse(code: string, what: string): Issue {
  return issue(
    code,
    "error",
    `This file ${what} to be a project, so it was not opened: it could bring the program to a halt.`,
    "Open a file that was saved as a project.",
  );
}

/** One note that names the fields of the input which a document does not have. */
export function droppedFields(input: unknown, output: unknown): Issue[] {
  const dropped: string[] = [];
  collectDropped(input, output, "", dropped);
  if (dropped.length === 0) return [];
  const shown = dropped.slice(0, MAX_LISTED).map((path) => `“${path.slice(0, 80)}”`);
  const more = dropped.length > MAX_LISTED ? ` and ${dropped.length - MAX_LISTED} more` : "";
  return [
    issue(
      "fields-dropped",
      "note",
      `The project has fields that this version does not know: ${shown.join(", ")}${more}. They were left out and have no effect.`,
      "Keep the original file if you need them.",
    ),
  ];
}

function collectDropped(input: unknown, output: unknown, path: string, dropped: string[]): void {
  if (input === output) return;
  if (typeof input !== "object" || input === null || typeof output !== "object" || output === null) return;
  if (Array.isArray(input)) {
    if (!Array.isArray(output) || typeof input[0] !== "object") return;
    for (const [index, item] of input.entries())
      collectDropped(item, output[index], `${path}[${index}]`, dropped);
    return;
  }
  const kept: Readonly<Record<string, unknown>> = { ...output };
  for (const [key, value] of Object.entries(input)) {
    const where = path === "" ? key : `${path}.${key}`;
    if (!Object.hasOwn(kept, key)) dropped.push(where);
    else collectDropped(value, kept[key], where, dropped);
  }
}
