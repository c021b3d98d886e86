import type { Judgement } from "../document/risk-of-bias-spec.ts";
import { plainName } from "../table/headers.ts";

/** Words for a judgement that every tool shares, in English, German and Spanish, as `plainName` leaves them. */
const WORDS: Readonly<Record<Judgement, string>> = {
  low: "low l lo lowrisk lowriskofbias lowrob green niedrig niedrigesrisiko gering geringesrisiko bajo bajoriesgo riesgobajo",
  some: "some someconcern someconcerns sc moderate mod m medium moderaterisk moderateriskofbias unclear unclearrisk unclearriskofbias u yellow amber einigebedenken bedenken moderat mittel mittleresrisiko unklar unklaresrisiko algunaspreocupaciones algunasdudas preocupaciones dudas moderado medio riesgomoderado incierto pococlaro noclaro",
  high: "high h hi highrisk highriskofbias serious ser seriousrisk seriousriskofbias red hoch hohesrisiko schwerwiegend ernst alto altoriesgo riesgoalto grave serio",
  critical:
    "critical crit cr criticalrisk criticalriskofbias veryhigh veryhighrisk kritisch kritischesrisiko critico riesgocritico sehrhoch muyalto",
  none: "noinformation noinfo ni nr notreported notstated missinginformation keineinformation keineangabe keineangaben ka sininformacion noinforma noinformado",
  "not-applicable": "na notapplicable nichtzutreffend nz entfallt noaplica noaplicable nap",
};

const BY_WORD: ReadonlyMap<string, Judgement> = new Map(
  Object.entries(WORDS).flatMap(([judgement, list]) =>
    list.split(" ").map((word) => [word, judgement as Judgement] as const),
  ),
);

/** What a word stands for in every tool; null = it is not known. */
export function sharedWord(text: string): Judgement | null {
  return BY_WORD.get(plainName(text)) ?? null;
}
