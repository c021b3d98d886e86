import type { Judgement } from "../document/risk-of-bias-spec.ts";
import { plainName } from "../table/headers.ts";
import type { RobTool, ToolDomain } from "./types.ts";
import { sharedWord } from "./words.ts";

/** What signs mean in a table: as review software prints them, as traffic-light plots do, or it cannot be told. */
export type Signs = "unclear" | "information" | "unsure";

const SIGNS: Readonly<Record<Exclude<Signs, "unsure">, Readonly<Record<string, Judgement>>>> = {
  unclear: { "+": "low", "?": "some", "-": "high" },
  information: { "+": "low", "-": "some", x: "high", "!": "critical", "?": "none" },
};

/** One form of each sign: minus signs, dashes and crosses have several. */
function signOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[−–—]/g, "-")
    .replace(/[×✕✗✖]/g, "x")
    .replace(/⊕/g, "+")
    .replace(/⊖/g, "-");
}

/**
 * What - and ? mean in a table: beside an x they are some concerns and no information; in a tool that knows "unclear" they are high
 * and unclear; otherwise a table may mean either.
 * @param cells all cells with judgements
 */
export function signsOf(cells: Iterable<string>, tool: RobTool): Signs {
  for (const cell of cells) if (signOf(cell) === "x") return "information";
  return tool.signs === "unclear" ? "unclear" : "unsure";
}

/** How the cells of a table are read. */
export interface Reading {
  readonly tool: RobTool;
  readonly signs: Signs;
  /** The user's own words, as they stand in the cells. */
  readonly own: Readonly<Record<string, Judgement>>;
}

/**
 * The judgement that a cell stands for: the user's own words first, then signs, the tool's words and those of all tools.
 * @param domain the domain of the tool the cell belongs to, where there is one: stars are read by it
 * @returns null where the words are not known
 */
export function readJudgement(text: string, reading: Reading, domain?: ToolDomain): Judgement | null {
  const { tool, signs, own } = reading;
  const word = text.trim();
  if (Object.hasOwn(own, word)) return own[word] ?? null;
  const stars = domain?.stars === undefined ? null : starsOf(word);
  if (stars !== null) return domain?.stars?.(stars) ?? null;
  const sign = signOf(word);
  if (/^[-+x?!]$/.test(sign)) {
    if (signs === "unsure") return sign === "+" ? "low" : null;
    return SIGNS[signs][sign] ?? null;
  }
  const labels = [...tool.judgements, ...(tool.concerns ?? [])];
  const label = labels.find((known) => plainName(known.label) === plainName(word));
  if (label !== undefined) return label.judgement;
  const plain = plainName(word);
  return (Object.hasOwn(tool.words, plain) ? tool.words[plain] : undefined) ?? sharedWord(word);
}

/** A number of stars: `3`, `***`, `★★★☆`. */
function starsOf(text: string): number | null {
  if (/^\d$/.test(text)) return Number(text);
  return /^[*★☆]+$/.test(text) ? text.replace(/☆/g, "").length : null;
}
