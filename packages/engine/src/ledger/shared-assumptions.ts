import { quantities } from "../conversions/quantities.ts";
import type { Conversion } from "../conversions/types.ts";
import type { Quantities } from "../derivation.ts";
import { formatExact } from "../format/index.ts";
import type { MeasureIssue } from "../measures/types.ts";
import type { ParamDef, Params } from "../registry.ts";

/** The numbers that the conversions of one row assume: one value for each quantity, whichever conversion it was given to. */
type SharedNumbers =
  | { readonly ok: true; readonly values: Quantities }
  | { readonly ok: false; readonly issue: MeasureIssue };

/** No assumptions of one's own; the conversion's defaults, made once, then serve every row. */
export const NO_ASSUMPTIONS: Params = {};

const NOTHING: SharedNumbers & { readonly ok: true } = { ok: true, values: {} };

interface Said {
  readonly value: number;
  readonly by: Conversion;
}

/**
 * One value for each number that several conversions of a route assume. Where it was chosen for one of them, the others take
 * it over; where two of them were given different values, no one of them can be right for the study.
 * @param given what was chosen for a conversion, without defaults
 * @param reported numbers of the row, which go before any assumption
 */
export function sharedNumbers(
  route: readonly Conversion[],
  given: (conversion: Conversion) => Params,
  reported: Quantities,
): SharedNumbers {
  // Nearly every row: nothing was chosen, and nothing can contradict.
  if (!route.some((conversion) => given(conversion) !== NO_ASSUMPTIONS)) return NOTHING;
  const chosenFor = route.map(given);
  const said = new Map<string, Said>();
  for (const [index, by] of route.entries()) {
    const chosen = chosenFor[index]!;
    for (const def of by.params) {
      const value = chosen[def.key];
      if (def.type !== "number" || typeof value !== "number" || reported[def.key] !== undefined) continue;
      const before = said.get(def.key);
      if (before === undefined) said.set(def.key, { value, by });
      else if (before.value !== value) return { ok: false, issue: contradiction(def, before, { value, by }) };
    }
  }
  if (said.size === 0) return NOTHING;
  return { ok: true, values: Object.fromEntries([...said].map(([key, { value }]) => [key, value])) };
}

/** What was chosen for a conversion, with the numbers that were chosen for others of the same row. */
export function withShared({ params: defs }: Conversion, own: Params, shared: Quantities): Params {
  if (shared === NOTHING.values) return own;
  const taken = defs.filter(({ key }) => own[key] === undefined && shared[key] !== undefined);
  return taken.length === 0
    ? own
    : { ...own, ...Object.fromEntries(taken.map(({ key }) => [key, shared[key]!])) };
}

/**
 * Assumptions with one number set for one conversion, and taken back from all others: while it is tried at several values, no
 * other choice of it may stand beside them.
 * @param assumptions chosen ones by conversion id
 */
export function withNumber(
  assumptions: Readonly<Record<string, Params>>,
  conversion: string,
  key: string,
  value: number,
): Readonly<Record<string, Params>> {
  const others = Object.entries(assumptions).map(([id, params]): [string, Params] => {
    const { [key]: _, ...rest } = params;
    return [id, rest];
  });
  const rest = Object.fromEntries(others);
  return { ...rest, [conversion]: { ...rest[conversion], [key]: value } };
}

function contradiction({ key, label }: ParamDef, one: Said, other: Said): MeasureIssue {
  const what = quantities.get(key)?.label ?? label;
  return {
    code: "assumptions-contradict",
    severity: "error",
    input: null,
    message: `“${what}” is assumed to be ${formatExact(one.value)} in “${one.by.label}” and ${formatExact(other.value)} in “${other.by.label}”; it is one number of one study, so the row is not converted.`,
    hint: "Choose the same value for both, or enter the number as the study reports it.",
  };
}
