import type { BiasInput } from "../../../packages/engine/src/bias/types.ts";
import { DEFAULT_MODEL } from "../../../packages/engine/src/document/defaults.ts";
import type { Params } from "../../../packages/engine/src/registry.ts";
import { type BiasCase, type BiasFile, inputOf } from "./load.ts";

/** A case of the reference in the words of the audit. */
export interface Asked {
  readonly method: string;
  readonly params: Params;
  readonly input: BiasInput;
}

/** R's names of methods and tests, where ours differ. */
const METHODS: Readonly<Record<string, string>> = {
  Egger: "egger",
  Thompson: "thompson-sharp",
  Begg: "begg",
  Macaskill: "macaskill",
  Harbord: "harbord",
  Peters: "peters",
  Schwarzer: "schwarzer",
  Deeks: "deeks",
  Pustejovsky: "pustejovsky-rodgers",
};

/** What a case asks for; null where it is not understood. */
export function asked(file: BiasFile, reference: BiasCase): Asked | null {
  const { id } = reference;
  if (id === "egger-classic") return { method: "egger", params: {}, input: inputOf(file) };
  if (id === "lfkindex") return { method: "lfk", params: {}, input: inputOf(file) };
  if (id.startsWith("ranktest")) return rank(file, reference);
  if (id.startsWith("regtest")) return regression(file, reference);
  return id.startsWith("metabias") ? metabias(file, reference) : null;
}

function rank(file: BiasFile, { input }: BiasCase): Asked {
  const p = input.continuity === true ? "corrected" : input.exact === true ? "exact" : "normal";
  return { method: "begg", params: { p }, input: inputOf(file) };
}

function regression(file: BiasFile, { input }: BiasCase): Asked {
  const { model, predictor, method, test, moderator } = input;
  const params: Params = {
    form: model === "rma" ? "meta-regression" : "classic",
    predictor: String(predictor),
  };
  const spec = {
    ...DEFAULT_MODEL,
    kind: method === "EE" ? ("equal" as const) : ("random" as const),
    estimator: method === "EE" || method === null ? "REML" : String(method),
    test: model === "rma" ? String(test) : DEFAULT_MODEL.test,
  };
  return {
    method: "egger",
    params,
    input: inputOf(file, { model: spec, moderators: moderatorOf(file, moderator) }),
  };
}

function moderatorOf({ data }: BiasFile, name: unknown): BiasInput["moderators"] {
  if (typeof name !== "string") return null;
  const column = data.mods?.[name] ?? [];
  const positions = column.flatMap((value, place) => (typeof value === "number" ? [place] : []));
  return { names: [name], columns: [positions.map((place) => column[place] as number)], positions };
}

function metabias(file: BiasFile, { input, id }: BiasCase): Asked | null {
  const method = METHODS[String(input.methodBias)];
  if (method === undefined) return null;
  const numbers = (key: string): readonly number[] | null => (Array.isArray(input[key]) ? input[key] : null);
  const [ai, n1i, ci, n2i] = [numbers("ai"), numbers("n1i"), numbers("ci"), numbers("n2i")];
  const sizes = n1i?.map((n1, i) => ({ n1, n2: n2i![i]! })) ?? null;
  const counted = new Set(["harbord", "peters", "schwarzer", "deeks"]).has(method);
  const base = inputOf(file, {
    measure: method === "deeks" ? "DOR" : typeof input.measure === "string" ? input.measure : "GEN",
    ...(sizes === null ? {} : { sizes, totals: sizes.map(({ n1, n2 }) => n1 + n2) }),
    ...(counted && ai !== null
      ? { tables: ai.map((a, i) => ({ ai: a, n1i: n1i![i]!, ci: ci![i]!, n2i: n2i![i]! })) }
      : {}),
    ...(id.includes("metaprop") ? { events: file.data.raw?.xi ?? [], nullValue: null } : {}),
  });
  const [effects, errors] = [numbers("TE"), numbers("seTE")];
  return {
    method,
    params: paramsOf(method, input.correct === true),
    input:
      effects === null || errors === null
        ? base
        : { ...base, effects: { ...base.effects, yi: effects, vi: errors.map((se) => se * se) } },
  };
}

function paramsOf(method: string, correct: boolean): Params {
  if (method === "begg" || method === "schwarzer") return { p: correct ? "corrected" : "normal" };
  return method === "harbord" ? { information: "halves" } : {};
}
