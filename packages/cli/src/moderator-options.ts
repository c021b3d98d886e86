import {
  type AnalysisDocument,
  type ContrastSpec,
  createModerators,
  type ModeratorsSpec,
  parseTypedNumber,
} from "@treeline/engine";
import { adjustments } from "@treeline/engine/adjustments";
import { usualSubgroupTau2 } from "@treeline/engine/styles";
import { type Arguments, type Command, UsageError } from "./command.ts";
import { moderatorNames, parseModerator } from "./moderator-grammar.ts";

/** Takes a choice of the document back. */
const NONE = "none";

/** Options by which moderators are asked about, for commands that make or evaluate an analysis. */
export const MODERATOR_OPTIONS: Command["options"] = {
  moderator: {
    type: "string",
    value: "<column[:part...]>",
    help:
      "a column as a moderator, with its role, shape or settings behind colons (hours:dose:rcs:knots=4, format:factor:ref=online, " +
      "minutes:unit=minutes>hours, format:spell=web>online); may be repeated",
    repeatable: true,
  },
  term: {
    type: "string",
    value: "<column[*column]>",
    help: "a term of the model; format*hours is both and their interaction, format:hours the interaction alone (every --moderator unless told); may be repeated",
    repeatable: true,
  },
  "no-intercept": { type: "boolean", help: "fit the meta-regression without an intercept" },
  subgroup: { type: "string", value: "<column>|none", help: "compare groups of studies" },
  "subgroup-tau2": {
    type: "string",
    value: "common|separate",
    help: "one tau2 for all groups, or one for each (common unless told)",
  },
  contrast: {
    type: "string",
    value: '"<label>: <coefficient>=<weight>,..."',
    help: "a combination of coefficients, by their names in R; may be repeated",
    repeatable: true,
  },
  adjust: { type: "string", value: adjustments.ids.join("|"), help: "adjustment for several tests" },
  profile: {
    type: "string",
    value: "<column=value,...>|none",
    help: "what effect to expect of an intervention like this, such as format=online,hours=10",
  },
  "no-moderators": { type: "boolean", help: "ask nothing of moderators" },
};

const USED = Object.keys(MODERATOR_OPTIONS);

/**
 * The document with the moderators given on the command line; what is not given stays the document's own.
 * @throws UsageError when a column, a level of a choice or a number cannot be used
 */
export function withModerators(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  if (args.flag("no-moderators")) return withoutModerators(document);
  if (!USED.some((name) => isGiven(name, args))) return document;
  const own = document.moderators ?? createModerators();
  const added = args.texts("moderator").map((text) => parseModerator(text, document));
  const names = new Set(added.map(({ column }) => column));
  const variables = [...own.variables.filter(({ column }) => !names.has(column)), ...added];
  const terms = termsOf(args, own, [...names], new Set(variables.map(({ column }) => column)));
  const moderators: ModeratorsSpec = {
    ...own,
    variables,
    terms,
    intercept: args.flag("no-intercept") ? false : own.intercept,
    subgroups: subgroupsOf(document, own, args),
    contrasts: [...own.contrasts, ...args.texts("contrast").map(contrastOf)],
    adjustment: adjustmentOf(own, args),
    profile: profileOf(own, variables, args),
  };
  return { ...document, moderators };
}

function withoutModerators(document: AnalysisDocument): AnalysisDocument {
  const { moderators: _, ...rest } = document;
  return rest;
}

function isGiven(name: string, args: Arguments): boolean {
  const option = MODERATOR_OPTIONS[name]!;
  if (option.type === "boolean") return args.flag(name);
  return option.repeatable === true ? args.texts(name).length > 0 : args.text(name) !== undefined;
}

/** Terms as told; else the document's, and the main effects of moderators that have none. */
function termsOf(
  args: Arguments,
  own: ModeratorsSpec,
  added: readonly string[],
  known: ReadonlySet<string>,
): ModeratorsSpec["terms"] {
  const told = args.texts("term");
  if (told.length === 0) {
    const used = new Set(own.terms.flat());
    return [...own.terms, ...added.filter((column) => !used.has(column)).map((column) => [column])];
  }
  const terms = new Map<string, readonly string[]>();
  for (const text of told) {
    const crossed = known.has(text) || text.includes("*") || !text.includes(":");
    const columns = known.has(text) ? [text] : text.split(crossed ? "*" : ":").map((column) => column.trim());
    const unknown = columns.find((column) => !known.has(column));
    if (unknown !== undefined) {
      throw new UsageError(
        `--term ${text}: "${unknown}" is no moderator; there are ${known.size === 0 ? "none" : [...known].join(", ")}. Add it with --moderator.`,
      );
    }
    for (const term of crossed ? subsetsOf(columns) : [columns])
      terms.set([...term].toSorted().join("\n"), term);
  }
  return [...terms.values()].toSorted((a, b) => a.length - b.length);
}

/** Main effects before interactions, in the order told. */
function subsetsOf(columns: readonly string[]): (readonly string[])[] {
  let found: (readonly string[])[] = [[]];
  for (const column of new Set(columns)) found = [...found, ...found.map((term) => [...term, column])];
  return found.filter((term) => term.length > 0);
}

function subgroupsOf(
  document: AnalysisDocument,
  { subgroups }: ModeratorsSpec,
  args: Arguments,
): ModeratorsSpec["subgroups"] {
  const [by, told] = [args.text("subgroup"), args.text("subgroup-tau2")];
  if (told !== undefined && told !== "common" && told !== "separate")
    throw new UsageError(`--subgroup-tau2 ${told} is not known; there are common and separate.`);
  if (by === NONE) return null;
  if (by === undefined) {
    if (told === undefined) return subgroups;
    if (subgroups === null) throw new UsageError("--subgroup-tau2 needs --subgroup <column>: which groups?");
    return { ...subgroups, tau2: told };
  }
  const names = moderatorNames(document);
  if (!names.has(by)) {
    throw new UsageError(
      `--subgroup ${by}: the table has no such column; there are ${[...names.keys()].join(", ")}.`,
    );
  }
  return { by, tau2: told ?? subgroups?.tau2 ?? usualSubgroupTau2(document) };
}

function contrastOf(text: string): ContrastSpec {
  const cut = text.indexOf(": ");
  const label = cut < 0 ? text : text.slice(0, cut).trim();
  const weights = pairsOf("contrast", cut < 0 ? text : text.slice(cut + 2)).map(([name, typed]) => {
    const weight = parseTypedNumber(typed);
    if (typeof weight !== "number") throw new UsageError(`--contrast ${text}: "${typed}" is not a number.`);
    return [name, weight] as const;
  });
  return { label, weights: Object.fromEntries(weights) };
}

function adjustmentOf({ adjustment }: ModeratorsSpec, args: Arguments): string {
  const id = args.text("adjust") ?? adjustment;
  if (args.text("adjust") !== undefined && !adjustments.has(id))
    throw new UsageError(`--adjust ${id} is not known; there are ${adjustments.ids.join(", ")}.`);
  return id;
}

function profileOf(
  { profile }: ModeratorsSpec,
  variables: ModeratorsSpec["variables"],
  args: Arguments,
): ModeratorsSpec["profile"] {
  const text = args.text("profile");
  if (text === undefined) return profile;
  if (text === NONE) return null;
  const values = pairsOf("profile", text).map(([column, typed]) => {
    const moderator = variables.find((one) => one.column === column);
    if (moderator === undefined) {
      throw new UsageError(
        `--profile ${text}: "${column}" is no moderator; there are ${variables.map((one) => one.column).join(", ")}.`,
      );
    }
    if (moderator.kind === "factor") return [column, typed] as const;
    const value = parseTypedNumber(typed);
    if (typeof value !== "number") throw new UsageError(`--profile ${text}: "${typed}" is not a number.`);
    return [column, value] as const;
  });
  return Object.fromEntries(values);
}

function pairsOf(option: string, text: string): (readonly [string, string])[] {
  return text.split(",").map((part) => {
    const cut = part.lastIndexOf("=");
    if (cut < 1) throw new UsageError(`--${option} ${text}: write name=value, several with commas between.`);
    return [part.slice(0, cut).trim(), part.slice(cut + 1).trim()] as const;
  });
}
