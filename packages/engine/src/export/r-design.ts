import { rName } from "../design/encoded.ts";
import { shapes } from "../design/shapes/registry.ts";
import type { BuiltDesign, Encoding } from "../design/types.ts";
import type { ModeratorsSpec } from "../document/types.ts";
import { rString } from "./r-text.ts";

/** A design in R, on a data frame of the studies used whose columns hold the settled values of the moderators. */
export interface DesignInR {
  /** To be attached with `library()`. */
  readonly packages: readonly string[];
  /** Definitions of functions that R lacks. */
  readonly functions: readonly string[];
  /** Lines that make factors with their contrasts, and columns split by groups. */
  readonly lines: readonly string[];
  /** `~ format * dose`, written out term by term; its columns bear the names of the design. */
  readonly formula: string;
}

/**
 * The R code whose `model.matrix` has the columns of a design by the same names; those that others hold are dropped by R too.
 * @param data name of the data frame
 */
export function designToR(
  design: BuiltDesign,
  { variables }: Pick<ModeratorsSpec, "variables">,
  data: string,
): DesignInR {
  const used = variables.filter(
    ({ column, kind }) => kind === "numeric" && design.encodings.some((one) => one.column === column),
  );
  const records = [...new Set(used.map(({ shape }) => shapes.get(shape)))];
  const alternatives = new Map(design.encodings.map((one) => [one.column, termsOf(one)]));
  const terms = design.terms.flatMap(({ moderators }) => products(moderators, alternatives));
  const start = design.intercept ? (terms.length === 0 ? ["1"] : []) : ["0"];
  return {
    packages: records.flatMap(({ rPackage }) => rPackage ?? []),
    functions: records.flatMap(({ rFunction }) => rFunction ?? []),
    lines: design.encodings.flatMap((one) => linesOf(one, data)),
    formula: `~ ${[...start, ...terms].join(" + ")}`,
  };
}

function termsOf(encoding: Encoding): readonly string[] {
  if (encoding.kind === "numeric") return encoding.terms;
  const [only, ...others] = encoding.levels;
  return [only === undefined || others.length > 0 ? rName(encoding.column) : loneName(encoding.column, only)];
}

/** R refuses a factor of one level in a formula: the column that it would make, all ones, stands for it. */
function loneName(column: string, level: string): string {
  return rName(column + level);
}

function products(
  moderators: readonly string[],
  alternatives: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  return moderators
    .map((column) => alternatives.get(column)!)
    .reduce((left, right) => right.flatMap((b) => left.map((a) => `${a}:${b}`)));
}

function linesOf(encoding: Encoding, data: string): readonly string[] {
  if (encoding.kind === "numeric")
    return (encoding.columns ?? []).map(
      (made, i) => `${data}$${encoding.terms[i]} <- with(${data}, ${made})`,
    );
  const factor = `${data}$${rName(encoding.column)}`;
  const levels = encoding.levels.map(rString).join(", ");
  const lines = [`${factor} <- factor(${factor}, levels = c(${levels}))`];
  const [only, ...others] = encoding.levels;
  if (only !== undefined && others.length === 0)
    return [...lines, `${data}$${loneName(encoding.column, only)} <- rep(1, nrow(${data}))`];
  return [...lines, `contrasts(${factor}) <- ${contrastsOf(encoding.contrasts, factor, encoding.column)}`];
}

/** The coding names the factor as a formula does; in a line of its own it is a column of the data. */
function contrastsOf(contrasts: string, factor: string, column: string): string {
  // A name in backticks after a dollar sign would be read as a pattern of replacement.
  return contrasts.replace(`levels(${rName(column)})`, () => `levels(${factor})`);
}
