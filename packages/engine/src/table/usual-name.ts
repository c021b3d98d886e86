import { plainName } from "./headers.ts";
import { ofName } from "./of-name.ts";

/** A unit in brackets behind a name. Single letters are more often the names of statistics, and KG is a group. */
const UNIT =
  /\s*[([](?:in )?(?:mm ?Hg|[mµμun]?mol(?: ?\/ ?(?:l|L|mol))?|[kmµμ]g(?: ?\/ ?(?:d?[lL]|m[2²]|kg))?|g ?\/ ?d?[lL]|I?U ?\/ ?d?[lL]|[cmk]m[23²³]?|m[23²³]|m[lLs]|hours?|days?|weeks?|months?|years?|points?|°C|Tage|Wochen|Monate|Jahre|Punkte|días|semanas|meses|años|puntos)[)\]]\s*$/u;

/** A name without the unit that its numbers are in: "Mean difference (mmHg)". */
export function withoutUnit(name: string): string {
  return name.replace(UNIT, "");
}

/** What a name is compared with usual ones by: plain, without the unit behind it, and with the letters of papers spelt out. */
export const usualName: (name: string) => string = ofName((name) =>
  plainName(withoutUnit(name).replaceAll("β", "beta")),
);
