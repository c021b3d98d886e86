import type { ModeratorRole } from "../document/types.ts";

/** A term of a model: the columns of the design matrix that stand for it. */
export interface DesignTerm {
  /** "format", "format × dose". */
  readonly label: string;
  /** The moderators in it, by column of the table. */
  readonly moderators: readonly string[];
  /** Places of its columns in the design matrix, ascending. */
  readonly columns: readonly number[];
}

/** A column of the design that the others already hold, left out by name. */
export interface AliasedColumn {
  readonly name: string;
  /** As people read it: "delivery: individual". */
  readonly label: string;
  /** Why it is left out, after "because": it is constant, has not been studied, or what it equals. */
  readonly why: string;
  /** The columns it is a linear combination of, with their coefficients. */
  readonly of: readonly { readonly name: string; readonly coefficient: number }[];
}

/** Values of moderators by column: a level, or a number in the unit that the moderator is counted in. */
export type Profile = Readonly<Record<string, string | number>>;

/** A moderator as the studies used have it, after spellings and units are settled. */
export interface ModeratorValues {
  readonly column: string;
  readonly role: ModeratorRole | null;
  readonly kind: "numeric" | "factor";
  /** Factor: levels present, the reference first where the coding has one; numeric: []. */
  readonly levels: readonly string[];
  /** Per study used: a number, or the place of its level; null where it is missing. */
  readonly values: readonly (number | null)[];
  /** "hours"; null where it has none. */
  readonly unit: string | null;
}

/** How a moderator became columns, for what shows it (knots, centre) and for R. */
export type Encoding =
  | {
      readonly kind: "numeric";
      readonly column: string;
      /** In the unit of the moderator, ascending; empty where its shape has none. */
      readonly knots: readonly number[];
      /** What was subtracted and divided by, after the transformation. */
      readonly shift: number;
      readonly factor: number;
      /** Smallest and largest transformed value of the studies used. */
      readonly range: readonly [number, number];
      /** Terms of an R formula that make its columns. */
      readonly terms: readonly string[];
      /** R expressions of columns that the terms name and the data lack: the parts between and within groups. */
      readonly columns?: readonly string[];
    }
  | {
      readonly kind: "factor";
      readonly column: string;
      readonly levels: readonly string[];
      /** What R's `contrasts(column) <-` takes, with the levels in this order. */
      readonly contrasts: string;
    };

/**
 * The design matrix of a meta-regression. X is k x p, stored by column, as the user chose its coding and centring; columns of
 * full rank: what is collinear is named in `aliased` and left out.
 */
export interface ModelDesign {
  /** Places in the effect set of the studies used, ascending: those with all moderators of the model. */
  readonly rows: readonly number[];
  /** p names as R's `model.matrix` writes them: `intrcpt`, `allocrandom`, `allocrandom:ablat`. */
  readonly names: readonly string[];
  /** p names for people: "alloc: random", "alloc: random × ablat". */
  readonly labels: readonly string[];
  readonly columns: readonly Float64Array[];
  /** Without the intercept. */
  readonly terms: readonly DesignTerm[];
  /** Whether the constant lies in the column space: an intercept, or a full set of levels. */
  readonly hasConstant: boolean;
  readonly intercept: boolean;
  readonly aliased: readonly AliasedColumn[];
  readonly moderators: readonly ModeratorValues[];
  /** The design row of a profile; null where it lacks a moderator of the model or names an unknown level. */
  rowOf(profile: Profile): Float64Array | null;
}

/** A design with how it came about. */
export interface BuiltDesign extends ModelDesign {
  readonly encodings: readonly Encoding[];
  /** Largest by smallest singular value of the columns, centred with an intercept and of equal length: 1 = all apart. */
  readonly condition: number;
}
