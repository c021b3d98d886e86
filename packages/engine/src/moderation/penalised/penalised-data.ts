import { buildDesign, moderatorValues } from "../../design/index.ts";
import { effectsAt } from "../../models/regression/fit-meta-regression.ts";
import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import { designGiven, type ModerationInput } from "../moderation-stage.ts";
import type { PenalisedData, PenalisedTerm } from "./types.ts";

/** Fewest studies of which some can be left out and others learnt from. */
const FEWEST_STUDIES = 6;

/**
 * The studies of a document that have all its moderators, and the columns of each term by itself: unlike the design of an ordinary
 * meta-regression there may be more columns than studies, and columns that repeat each other. Without terms, every moderator is one.
 * @returns issues of the moderators, `penalised-no-moderators`, `penalised-too-few-studies`, `penalised-studies-left-out`
 */
export function penalisedData(input: ModerationInput): Result<PenalisedData> {
  const { spec, effects, model } = input;
  const terms = spec.terms.length > 0 ? spec.terms : spec.variables.map(({ column }) => [column]);
  if (terms.length === 0) return fail(noModerators());
  const read = moderatorValues(designGiven(input), terms.flat());
  if (!read.ok) return read;
  const rows = effects.yi.flatMap((_, i) =>
    read.value.every(({ values }) => values[i] !== null) ? [i] : [],
  );
  const k = rows.length;
  if (k < FEWEST_STUDIES) return fail(...read.issues, tooFew(k));
  const used = { ...input, effects: effectsAt(effects, rows) };
  const issues: Issue[] = [...read.issues];
  if (k < effects.yi.length) issues.push(leftOut(effects.yi.length - k, effects.yi.length));
  const built: PenalisedTerm[] = [];
  for (const term of terms) {
    const one = termColumns(used, terms, term);
    issues.push(...one.issues.filter((found) => !issues.some(({ message }) => message === found.message)));
    if (!one.ok) return fail(...issues);
    if (one.value.columns.length > 0) built.push(one.value);
  }
  return built.length === 0
    ? fail(...issues, noModerators())
    : ok({ effects: used.effects, terms: built, model }, issues);
}

/** The columns of one term, coded as beside the terms that lie within it. */
function termColumns(
  input: ModerationInput,
  terms: readonly (readonly string[])[],
  term: readonly string[],
): Result<PenalisedTerm> {
  const within = terms.filter((other) => other.every((column) => term.includes(column)));
  const design = buildDesign({
    ...designGiven(input),
    spec: { ...input.spec, terms: within, intercept: true },
  });
  if (!design.ok) return design;
  const own = design.value.terms.find(
    ({ moderators }) =>
      moderators.length === term.length && moderators.every((column) => term.includes(column)),
  );
  const places = own?.columns ?? [];
  const at = <T>(list: readonly T[]): T[] => places.map((j) => list[j]!);
  const { names, labels, columns } = design.value;
  return ok(
    { label: own?.label ?? term.join(" × "), names: at(names), labels: at(labels), columns: at(columns) },
    design.issues,
  );
}

function noModerators(): Issue {
  return issue(
    "penalised-no-moderators",
    "error",
    "Nothing is shrunk: no moderator differs between the studies.",
    "Choose at least one moderator that differs between studies.",
    { field: "moderators.variables" },
  );
}

function tooFew(k: number): Issue {
  return issue(
    "penalised-too-few-studies",
    "error",
    `Nothing is shrunk: ${k === 1 ? "1 study has" : `${k} studies have`} all moderators, and how strongly to shrink cannot be learnt from fewer than ${FEWEST_STUDIES}.`,
    "Choose fewer moderators, or fill in missing values.",
    { field: "moderators.variables" },
  );
}

function leftOut(many: number, k: number): Issue {
  return issue(
    "penalised-studies-left-out",
    "warning",
    `${many} of ${k} studies are left out because they lack a moderator: if they differ from the others, so would the selection.`,
    "Look at which values are missing, and offer only moderators that most studies report.",
    { field: "moderators.variables" },
  );
}
