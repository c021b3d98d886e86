import {
  type AnalysisDocument,
  type Column,
  createModerator,
  createModerators,
  type Moderator,
  type ModeratorRole,
  type ModeratorsSpec,
  type Params,
} from "@treeline/engine";
import { guessModerator } from "@treeline/engine/design";
import { change } from "./project.ts";

type Terms = ModeratorsSpec["terms"];
type Term = Terms[number];

/** What a document asks of moderators; the usual choices where it asks nothing yet. */
export function moderatorsOf({ moderators }: AnalysisDocument): ModeratorsSpec {
  return moderators ?? createModerators();
}

/** A column as a moderator: what it looks like, in the role it is given, as a main effect of the model. */
export function withModerator(
  spec: ModeratorsSpec,
  column: Column,
  role?: ModeratorRole | null,
): ModeratorsSpec {
  if (spec.variables.some((known) => known.column === column.name)) {
    return role === undefined ? spec : patched(spec, column.name, { role });
  }
  const guess = guessModerator(column);
  const taken = role === undefined ? guess.role : role;
  const moderator = createModerator({
    ...guess,
    role: taken,
    dose: taken === "dose" ? guess.dose : null,
  });
  return {
    ...spec,
    variables: [...spec.variables, moderator],
    terms: [...spec.terms, [column.name]],
  };
}

/** Without a moderator and everything that was asked of it. */
export function withoutModerator(spec: ModeratorsSpec, column: string): ModeratorsSpec {
  const without = (terms: Terms): Terms => terms.filter((term) => !term.includes(column));
  const profile = Object.fromEntries(Object.entries(spec.profile ?? {}).filter(([name]) => name !== column));
  const scaleTerms = without(spec.scale?.terms ?? []);
  return {
    ...spec,
    variables: spec.variables.filter((known) => known.column !== column),
    terms: without(spec.terms),
    subgroups: spec.subgroups?.by === column ? null : spec.subgroups,
    scale: spec.scale === null || scaleTerms.length === 0 ? null : { ...spec.scale, terms: scaleTerms },
    profile: Object.keys(profile).length === 0 ? null : profile,
  };
}

/** Another column in a named role, in the place of the one that had it; null = none. */
export function withRoleColumn(
  spec: ModeratorsSpec,
  role: ModeratorRole,
  column: Column | null,
): ModeratorsSpec {
  const before = spec.variables.find((moderator) => moderator.role === role);
  if (before?.column === column?.name) return spec;
  const cleared = before === undefined ? spec : withoutModerator(spec, before.column);
  return column === null ? cleared : withModerator(cleared, column, role);
}

/** A moderator with other choices; what belongs to a number goes with it when it becomes a factor, and the other way round. */
export function patched(spec: ModeratorsSpec, column: string, patch: Partial<Moderator>): ModeratorsSpec {
  return {
    ...spec,
    variables: spec.variables.map((moderator) =>
      moderator.column === column ? { ...moderator, ...patch } : moderator,
    ),
  };
}

/** Whether two terms are of the same moderators, in whatever order. */
export function sameTerm(a: Term, b: Term): boolean {
  return a.length === b.length && a.every((column) => b.includes(column));
}

/** Terms with or without one; an interaction brings everything below it that it needs to be read, and goes when one of these goes. */
export function withTerm(terms: Terms, term: Term, on: boolean): Terms {
  if (!on) return terms.filter((other) => !term.every((column) => other.includes(column)));
  const wanted = subsetsOf(term);
  const missing = wanted.filter((one) => !terms.some((other) => sameTerm(other, one)));
  // Main effects stand before interactions, as they are read.
  return [...terms, ...missing].sort((a, b) => a.length - b.length);
}

/** Every term of some of the same moderators, the whole last. */
function subsetsOf(term: Term): Term[] {
  let all: Term[] = [[]];
  for (const column of term) all = [...all, ...all.map((part) => [...part, column])];
  return all.filter((part) => part.length > 0);
}

/** Makes an edit of the moderators as one step of the history. */
export function editModerators(
  edit: (spec: ModeratorsSpec) => ModeratorsSpec,
  tag: string | null = null,
): void {
  change(
    (document) => {
      const before = moderatorsOf(document);
      const after = edit(before);
      return after === before ? document : { ...document, moderators: after };
    },
    tag === null ? null : `moderators ${tag}`,
  );
}

export function setModerators(patch: Partial<ModeratorsSpec>, tag: string | null = null): void {
  editModerators((spec) => ({ ...spec, ...patch }), tag);
}

export function setModerator(column: string, patch: Partial<Moderator>, tag: string | null = null): void {
  editModerators((spec) => patched(spec, column, patch), tag === null ? null : `${column} ${tag}`);
}

/** Makes a choice of a long analysis. */
export function setFurther(id: string, params: Params, typed: string | null): void {
  editModerators(
    (spec) => ({ ...spec, further: { ...spec.further, [id]: params } }),
    typed === null ? null : `${id} ${typed}`,
  );
}

export function toggleTerm(term: Term, on: boolean): void {
  editModerators((spec) => ({ ...spec, terms: withTerm(spec.terms, term, on) }));
}
