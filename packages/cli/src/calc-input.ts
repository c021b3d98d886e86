import {
  type Measure,
  measures,
  type ParamDef,
  type Params,
  type ParamValue,
  paramProblem,
  parseList,
  parseTypedNumber,
} from "@treeline/engine";
import {
  conversions,
  namedQuantity,
  type Quantities,
  quantityOf,
  readPercent,
  readPStatement,
  readTypedQuantity,
  reportedQuantities,
} from "@treeline/engine/ledger";
import { UsageError } from "./command.ts";

const ALL_KEYS = "treeline calc --keys lists all.";

/**
 * The numbers of one study from words such as `t=2.5`.
 * @param measure the measure wanted, whose own names for its inputs are then understood; null = any
 * @throws UsageError naming the word that is no number of a study
 */
export function readNumbers(words: readonly string[], measure: Measure | null): Quantities {
  if (words.length === 0) {
    throw new UsageError(`calc needs numbers of a study, such as t=2.5 n1i=20 n2i=22. ${ALL_KEYS}`);
  }
  const numbers: Record<string, number> = {};
  for (const word of words) {
    for (const [key, value] of readList(word) ?? [readNumber(word, measure)]) {
      if (numbers[key] !== undefined)
        throw new UsageError(`${key} is given twice; which of the two is right?`);
      numbers[key] = value;
    }
  }
  return numbers;
}

/** The numbers of a list such as `o1i=12/30/40/18`, each under its own key; null where the word is no list. */
function readList(word: string): readonly [string, number][] | null {
  const [name, text] = splitAt(word, "=");
  const parts = measures.records
    .flatMap(({ inputs }) => inputs)
    .find((input) => input.key === name && input.parts !== undefined)?.parts;
  if (parts === undefined) return null;
  const values = parseList(text);
  if (values !== null && values.length <= parts.length) {
    return values.map((value, index): [string, number] => [parts[index]!, value]);
  }
  throw new UsageError(
    `${word}: write up to ${parts.length} counts with slashes between: ${name}=12/30/40/18.`,
  );
}

function readNumber(word: string, measure: Measure | null): [string, number] {
  const [name, text] = split(word, "key=number, such as n1i=20");
  const quantity = quantityKey(name, measure);
  const read = readTypedQuantity(quantity, text);
  if (typeof read === "string") throw new UsageError(`${word}: ${unreadable(quantity, text)}`);
  return [read.key, read.value];
}

function unreadable(key: string, text: string): string {
  if (readPercent(text) !== null) {
    return `a percentage means nothing for ${key}; give the count or the number itself, or percent=${text} for one group.`;
  }
  if (readPStatement(text) !== null) {
    return `"${text}" is a bound on a p-value, from which nothing can be computed for ${key}.`;
  }
  return `"${text}" is not a number; write 2.5, -0.3 or 1e-4, and nothing beside it; percentages (xi=69%) and bounds on p (p="<.05") are understood.`;
}

/** The key of a quantity, which measures may call otherwise: `ti` is t of two groups for one, t of a correlation for another. */
function quantityKey(name: string, measure: Measure | null): string {
  if (reportedQuantities.has(name)) return name;
  const wanted = measure === null ? measures.records : [measure];
  const found = new Set(
    wanted.flatMap(({ inputs }) => inputs.filter(({ key }) => key === name).map(quantityOf)),
  );
  const [only] = found;
  if (only !== undefined && found.size === 1) return only;
  if (found.size > 1) {
    throw new UsageError(`${name} may mean ${[...found].join(" or ")}; say which, or give --measure.`);
  }
  // What import takes a column of this name for.
  const named = namedQuantity(name);
  if (named !== null && reportedQuantities.has(named)) return named;
  const close = [...reportedQuantities.keys()].filter((key) => isClose(key, name));
  const hint = close.length === 0 ? "" : `Do you mean ${close.slice(0, 4).join(" or ")}? `;
  throw new UsageError(`There is no number called "${name}". ${hint}${ALL_KEYS}`);
}

/** The same but for case, underscores and the i that metafor's names end in. */
function isClose(key: string, name: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replaceAll("_", "").replace(/i$/, "");
  return bare(key) === bare(name) || reportedQuantities.get(key)?.aliases.includes(bare(name)) === true;
}

/**
 * Assumptions of conversions from words such as `dz-to-smd.r_prepost=0.7`.
 * @throws UsageError naming what there is where the conversion, its assumption or the value is unknown
 */
export function readAssumptions(words: readonly string[]): Readonly<Record<string, Params>> {
  const assumptions: Record<string, Params> = {};
  for (const word of words) {
    const [name, text] = split(word, "conversion.assumption=value");
    const [id, key] = splitAt(name, ".");
    if (!conversions.has(id)) {
      throw new UsageError(
        `--assume ${word}: there is no conversion "${id}"; --steps names those gone through.`,
      );
    }
    const { params } = conversions.get(id);
    const def = params.find((candidate) => candidate.key === key);
    if (def === undefined) {
      const known = params.map((param) => param.key).join(", ");
      throw new UsageError(
        `--assume ${word}: ${id} ${known === "" ? "assumes nothing" : `has no assumption "${key}"; there is ${known}`}.`,
      );
    }
    assumptions[id] = { ...assumptions[id], [key]: readValue(def, text, word) };
  }
  return assumptions;
}

function readValue(def: ParamDef, text: string, word: string): ParamValue {
  const number = parseTypedNumber(text);
  const value = def.type === "number" && typeof number === "number" ? number : text;
  const problem = paramProblem(def, value);
  if (problem !== null) throw new UsageError(`--assume ${word}: "${text}" ${problem}.`);
  return value;
}

function split(word: string, form: string): [string, string] {
  if (!word.includes("="))
    throw new UsageError(`"${word}" is no number of a study; write ${form}. ${ALL_KEYS}`);
  return splitAt(word, "=");
}

function splitAt(text: string, mark: string): [string, string] {
  const cut = text.indexOf(mark);
  return cut < 0 ? [text, ""] : [text.slice(0, cut).trim(), text.slice(cut + 1).trim()];
}
