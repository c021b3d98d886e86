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
}

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
  return { code, severity, path, message, hint };
}
