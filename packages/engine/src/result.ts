import { phrase } from "./phrases/phrases.ts";
import type { Params } from "./registry.ts";

/** How much an issue matters: `error` = something could not be used or computed, `warning` = computed with a caveat, `note` = worth knowing. */
export type Severity = "error" | "warning" | "note";

/** Where an issue lies: a cell (row id and column), or a field of the document such as `model.estimator`. */
export interface IssuePath {
  readonly rowId?: string;
  readonly column?: string;
  readonly field?: string;
}

/**
 * A problem in the user's data or choices, as data. `code` is stable kebab-case; `message` says what, its effect and why;
 * `hint` says what to do.
 */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  readonly path: IssuePath;
  readonly message: string;
  readonly hint: string;
  /** Changes of the document that would mend it, each done only when the user asks for it; absent = none is known. */
  readonly repairs?: readonly Repair[];
  /** Of a warning by guess: keeps the numbers as they are and the warning quiet, or lets it warn again. */
  readonly dismissal?: Repair;
}

/** One change of a document, in the words of a button, with what is then kept in the ledger of the rows it touches. */
export interface Repair {
  readonly label: string;
  readonly change: Change;
  readonly record: string;
}

/** A way to pool with the choices that have to go with it, as the document's model holds them. */
export interface PoolingChoices {
  readonly pooling: string;
  readonly poolingParams: Params;
  readonly kind: "random" | "equal" | "fixed";
  readonly weighting: "inverse-variance" | "unweighted" | "user";
  readonly test: string;
  readonly tau2Interval: string;
  readonly prediction: string;
}

/** What a repair changes, as data: roles of columns, cells, directions, exclusions, and what guards keep quiet about. */
export type Change =
  /** Role key to column; null takes the role away. */
  | {
      readonly kind: "roles";
      readonly inputs: Readonly<Record<string, string | null>>;
      readonly rowIds: readonly string[];
    }
  | {
      readonly kind: "cells";
      /** A value of null empties the cell. */
      readonly cells: readonly {
        readonly rowId: string;
        readonly column: string;
        readonly value: number | null;
      }[];
    }
  /** The effects of these rows count the other way round. */
  | { readonly kind: "flip"; readonly rowIds: readonly string[] }
  /** Choices of the model that take the place of others. */
  | { readonly kind: "model"; readonly model: PoolingChoices }
  | { readonly kind: "exclude"; readonly rowIds: readonly string[]; readonly reason: string }
  /** The rows are right, whatever the guard says of them; `warn-again` takes that back. */
  | {
      readonly kind: "dismiss" | "warn-again";
      readonly guard: string;
      readonly rowIds: readonly string[];
    };

/** A value with the issues met on the way, or the issues that prevented it. Crosses the worker boundary; never thrown. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export function ok<T>(value: T, issues: readonly Issue[] = []): Result<T> {
  return { ok: true, value, issues };
}

export function fail<T>(...issues: Issue[]): Result<T> {
  return { ok: false, issues };
}

/** Builds an {@link Issue}; the one constructor, so that every issue has the same shape. */
export function issue(
  code: string,
  severity: Severity,
  message: string,
  hint: string,
  path: IssuePath = {},
): Issue {
  return { code, severity, path, message: phrase(message), hint: phrase(hint) };
}
