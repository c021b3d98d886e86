import type { Moderator, ModeratorsSpec } from "./types.ts";

/** A numeric moderator as it is, and a factor compared with its first level. */
export const DEFAULT_MODERATOR: Omit<Moderator, "column" | "kind"> = {
  role: null,
  shape: "linear",
  shapeParams: {},
  knots: null,
  centre: "none",
  scale: "none",
  within: null,
  dose: null,
  coding: "treatment",
  reference: null,
  levels: [],
  spellings: {},
};

export function createModerator(parts: Pick<Moderator, "column" | "kind"> & Partial<Moderator>): Moderator {
  return { ...DEFAULT_MODERATOR, ...parts };
}

/** What is asked of moderators, from the parts that are known. */
export function createModerators(parts: Partial<ModeratorsSpec> = {}): ModeratorsSpec {
  return {
    variables: [],
    terms: [],
    intercept: true,
    subgroups: null,
    scale: null,
    adjustment: "holm",
    contrasts: [],
    profile: null,
    missing: { method: "complete", imputations: 20, iterations: 10 },
    permutations: 10_000,
    ...parts,
  };
}

/** What is asked of moderators as projects are saved, without what is left at its default. */
export interface ModeratorsParts extends Partial<Omit<ModeratorsSpec, "variables">> {
  readonly variables?: readonly (Pick<Moderator, "column" | "kind"> & Partial<Moderator>)[];
}

/** The same with all its defaults, those of each moderator too. */
export function wholeModerators({ variables = [], ...rest }: ModeratorsParts): ModeratorsSpec {
  return createModerators({ ...rest, variables: variables.map(createModerator) });
}

/** Columns of the table that a document's moderators refer to. */
export function moderatorColumns({ variables, subgroups }: ModeratorsSpec): string[] {
  const columns = variables.flatMap(({ column, within, dose }) => [
    column,
    ...(within === null ? [] : [within]),
    ...(dose?.session?.column == null ? [] : [dose.session.column]),
  ]);
  return [...new Set([...columns, ...(subgroups === null ? [] : [subgroups.by])])];
}

/** Moderators after columns got other names; null = a column is gone, and what was asked of it. */
export function renameModeratorColumns(
  spec: ModeratorsSpec,
  rename: (name: string) => string | null,
): ModeratorsSpec {
  const follow = (name: string | null): string | null => (name === null ? null : rename(name));
  const terms = (list: ModeratorsSpec["terms"]): ModeratorsSpec["terms"] =>
    list.flatMap((term) => {
      const names = term.map(rename).filter((name) => name !== null);
      return names.length === term.length ? [names] : [];
    });
  const variables = spec.variables.flatMap((variable): Moderator[] => {
    const column = rename(variable.column);
    if (column === null) return [];
    const { dose } = variable;
    const session = dose?.session == null ? null : { ...dose.session, column: follow(dose.session.column) };
    return [
      {
        ...variable,
        column,
        within: follow(variable.within),
        dose: dose === null ? null : { ...dose, session },
      },
    ];
  });
  const by = follow(spec.subgroups?.by ?? null);
  const profile = Object.entries(spec.profile ?? {}).flatMap(([name, value]) => {
    const next = rename(name);
    return next === null ? [] : [[next, value] as const];
  });
  const cuts = Object.entries(spec.map?.cuts ?? {}).flatMap(([name, values]) => {
    const next = rename(name);
    return next === null ? [] : [[next, values] as const];
  });
  return {
    ...spec,
    variables,
    terms: terms(spec.terms),
    subgroups: spec.subgroups === null || by === null ? null : { ...spec.subgroups, by },
    scale: spec.scale === null ? null : { ...spec.scale, terms: terms(spec.scale.terms) },
    profile: spec.profile === null ? null : Object.fromEntries(profile),
    ...(spec.map === undefined ? {} : { map: { ...spec.map, cuts: Object.fromEntries(cuts) } }),
  };
}
