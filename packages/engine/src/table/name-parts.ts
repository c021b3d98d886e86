import { quantities } from "../conversions/quantities.ts";
import { ofName } from "./of-name.ts";
import { withoutUnit } from "./usual-name.ts";

/** Which of two groups a name speaks of; 0 = of none. */
export type Arm = 0 | 1 | 2;

const ARMS: ReadonlyMap<string, Arm> = new Map<string, Arm>([
  ...words("t tx trt treat treated treatment e exp experimental int intervention active exposed ig eg 1", 1),
  ...words(
    "interventionsgruppe experimentalgruppe versuchsgruppe therapiegruppe behandlungsgruppe behandlung",
    1,
  ),
  ...words("verum behandelte intervencion tratamiento tratado tratados ge gi", 1),
  ...words(
    "c ctl ctrl con control controls placebo pbo comparator comparison waitlist wl unexposed cg kg 2",
    2,
  ),
  ...words(
    "kontrolle kontrollgruppe vergleichsgruppe wartegruppe warteliste wartelistengruppe kontrollen vergleich gc",
    2,
  ),
  ...words("sham tau soc temoin temoins", 2),
  // The group compared with (Vergleichsgruppe); what it is beside a KG is read in context.
  ...words("vg", 2),
]);

const TIMES: ReadonlyMap<string, string> = new Map([
  ...words("pre pretest baseline before pra vorher antes", "pre"),
  ...words("post posttest after end nachher despues", "post"),
  ...words("change changes delta veranderung cambio", "change"),
]);

const STATISTICS: ReadonlyMap<string, string> = new Map([
  ...words("n ni size samplesize total analysed analyzed randomised randomized", "n"),
  ...words("anzahl fallzahl umfang stichprobe stichprobenumfang gruppengroße gruppengroesse personen", "n"),
  ...words("stichprobengroße stichprobengroesse probanden teilnehmer teilnehmende patienten", "n"),
  ...words("tamano tamanomuestral tamanomuestra muestra participantes pacientes sujetos", "n"),
  ...words("numeroparticipantes numeropacientes numerosujetos", "n"),
  ...words("m mi mean means average mittelwert mittelwerte mittel mw durchschnitt media promedio", "m"),
  ...words(
    "sd sdi stdev stddev standarddeviation standardabweichung desviacionestandar desviaciontipica",
    "sd",
  ),
  ...words("stdabw sa streuung dt desvest desvestandar desvtipica desvtip", "sd"),
  ...words("se sem stderr standarderror semean meanse standardfehler sf ee errorestandar errortipico", "se"),
  ...words("median med mdn mediana", "med"),
  ...words(
    "q1 q25 p25 lq firstquartile lowerquartile 25thpercentile primercuartil unteresquartil erstesquartil",
    "q1",
  ),
  ...words(
    "q3 q75 p75 uq thirdquartile upperquartile 75thpercentile tercercuartil oberesquartil drittesquartil",
    "q3",
  ),
  ...words("min minimum minimo", "min"),
  ...words("max maximum maximo", "max"),
  ...words("iqr interquartilerange interquartilsabstand interquartilbereich rangointercuartilico ric", "iqr"),
  ...words("range spannweite rango", "range"),
  ...words(
    "events event x xi responders cases deaths death died dead ereignisse falle todesfalle eventos sucesos casos muertes",
    "events",
  ),
  ...words("cas deces evenements", "events"),
  ...words("effectif effectifs", "n"),
  ...words("moyenne moyennes", "m"),
  ...words("ecarttype ecarttypes", "sd"),
  ...words("percent percentage pct prozent prozentsatz porcentaje", "percent"),
  ...words("persontime personyears patientyears pyears persondays patientdays personmonths", "time"),
  ...words("personenjahre personenzeit patientenjahre anospersona personasano", "time"),
]);

/** Words that say nothing of the number. */
const FILLERS: ReadonlyMap<string, true> = new Map([
  ...words(
    "group arm of in the for at reported value score scores gruppe der die des grupo de del la el en",
    true,
  ),
  // Of two effects of a study the adjusted one is meant; a crude one keeps its name.
  ...words("adjusted adj multivariable multivariate adjustiert adjustierte ajustado ajustada", true),
]);

/** Names of groups that are several words. */
const USUAL_CARE =
  /\b(?:treatment as usual|(?:usual|standard|routine) (?:care|treatment|therapy)|standard of care|no treatment|übliche behandlung|tratamiento (?:habitual|usual|estándar))(?!\p{L})/giu;

/** The quantity of no group, of group 1 and of group 2. */
const KEYS: Readonly<Record<string, readonly [string | null, string | null, string | null]>> = {
  n: ["ni", "n1i", "n2i"],
  m: ["m", "m1i", "m2i"],
  sd: ["sdi", "sd1i", "sd2i"],
  se: ["se_mean", "se1", "se2"],
  med: ["med0", "med1", "med2"],
  q1: ["q1_0", "q1_1", "q1_2"],
  q3: ["q3_0", "q3_1", "q3_2"],
  min: ["min0", "min1", "min2"],
  max: ["max0", "max1", "max2"],
  iqr: ["iqr0", "iqr1", "iqr2"],
  range: ["range0", "range1", "range2"],
  events: ["xi", "ai", "ci"],
  percent: ["percent", null, null],
  time: ["person_time", "t1i", "t2i"],
};

function words<const T>(list: string, meaning: T): [string, T][] {
  return list.split(" ").map((word) => [word, meaning]);
}

/** Quartiles by their number, which would else be that of a group. */
const QUARTILES = [
  [
    "q1",
    /(?:\b(?:1\s*(?:\.|st|er|º)?|first|erstes|primer)\s*(?:quartile?|cuartil)|\b(?:quartile?|cuartil)\s*1\b|\b25\s*(?:\.|%|th)?\s*-?\s*(?:percentile?|perzentile?|percentil)|\b(?:percentile?|perzentile?|percentil)\s*25\b)(?!\p{L})/giu,
  ],
  [
    "q3",
    /(?:\b(?:3\s*(?:\.|rd|er|º)?|third|drittes|tercer)\s*(?:quartile?|cuartil)|\b(?:quartile?|cuartil)\s*3\b|\b75\s*(?:\.|%|th)?\s*-?\s*(?:percentile?|perzentile?|percentil)|\b(?:percentile?|perzentile?|percentil)\s*75\b)(?!\p{L})/giu,
  ],
] as const;

function withQuartiles(name: string): string {
  return QUARTILES.reduce((text, [word, spelling]) => text.replace(spelling, ` ${word} `), name);
}

/** The words of a name in lower case without accents; a power stays at its word. */
export const wordsOf: (name: string) => readonly string[] = ofName((name) =>
  withQuartiles(withoutUnit(name))
    .replace(USUAL_CARE, "control")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== ""),
);

/**
 * The number that a name of several words stands for, whatever the order of its words: a statistic, the group and the time it
 * is of ("Median (control)", `sd_pre_t`, "Intervention group: N analysed").
 * @returns a key of quantities, or of an input that measures share; null = none
 */
export function quantityOfWords(name: string): string | null {
  return quantityRead(name);
}

const quantityRead = ofName((name): string | null => {
  let arm: Arm = 0;
  let time = "";
  const rest: string[] = [];
  for (const word of wordsOf(name)) {
    const [ofArm, ofTime] = [ARMS.get(word), TIMES.get(word)];
    if (ofArm !== undefined && arm !== 0) return null;
    if (ofArm !== undefined) arm = ofArm;
    else if (ofTime !== undefined && time === "") time = ofTime;
    else if (!FILLERS.has(word)) rest.push(word);
  }
  const statistic =
    STATISTICS.get(rest.join("")) ??
    (rest.length === 0 ? abbreviated(name) : undefined) ??
    (arm === 0 && isSizeOfAll(rest) ? "n" : undefined);
  if (statistic === undefined) return null;
  if (time === "") return KEYS[statistic]?.[arm] ?? null;
  const key = `${statistic}${arm === 0 ? "" : arm}_${time}`;
  // Sizes have no time of their own.
  if (statistic === "n") return time === "change" ? null : (KEYS.n?.[arm] ?? null);
  return quantities.has(key) ? key : null;
});

/** "n Gesamt", "N overall", "N (both groups)": people of all groups together. */
function isSizeOfAll(rest: readonly string[]): boolean {
  const own = rest.filter((word) => !ALL.has(word));
  return own.length > 0 && own.length < rest.length && own.every((word) => STATISTICS.get(word) === "n");
}

/** "DE" is the Spanish SD, where no other word of the name says what the number is. */
function abbreviated(name: string): string | undefined {
  return /(?:^|[^\p{L}])DE(?:$|[^\p{L}])/u.test(name) ? "sd" : undefined;
}

/** The name as one word without the words that say nothing of the number. */
export function withoutFillers(name: string): string {
  return wordsOf(name)
    .filter((word) => !FILLERS.has(word))
    .join("");
}

/** The group a name speaks of; 0 = of none, or of both. */
export function armOf(name: string): Arm {
  const arms = wordsOf(name).flatMap((word) => ARMS.get(word) ?? []);
  return arms.length === 1 ? arms[0]! : 0;
}

/** Whether no word of a name speaks of a group, or of a time. */
export function isArmless(name: string): boolean {
  return wordsOf(name).every((word) => !ARMS.has(word) && !TIMES.has(word));
}

/** Words of both groups together, and of others than the two. */
const ALL: ReadonlyMap<string, true> = new Map(
  words("overall all both combined pooled groups gesamt insgesamt beide gruppen todos ambos grupos", true),
);

/** Whether a word of a name says something else than what a group was given. */
export function isKnownWord(word: string): boolean {
  return STATISTICS.has(word) || FILLERS.has(word) || TIMES.has(word) || ARMS.has(word) || ALL.has(word);
}

/** Whether a name speaks of one of two groups. */
export function speaksOfArm(name: string): boolean {
  return wordsOf(name).some((word) => word.length > 1 && ARMS.has(word));
}

/** What a name says of the end of an interval. */
export interface IntervalEnd {
  readonly side: "lb" | "ub";
  /** The name of what the interval is of; empty where it does not say. */
  readonly of: string;
}

const SIDES: ReadonlyMap<string, "lb" | "ub"> = new Map<string, "lb" | "ub">([
  ...words(
    "lower low lb lcl lci ll lo cilb cilow cilower lowerci lowercl lowerlimit lowerbound ll95 lcl95 lci95",
    "lb",
  ),
  ...words("unten untere unterer unteres untergrenze inferior inf", "lb"),
  ...words(
    "upper high ub ucl uci ul hi ciub cihigh ciupper upperci uppercl upperlimit upperbound ul95 ucl95 uci95",
    "ub",
  ),
  ...words("oben obere oberer oberes obergrenze superior sup", "ub"),
]);
const OF_INTERVALS: ReadonlyMap<string, true> = new Map([
  ...words("ci cl conf confidence interval limit bound end 90 95 99 90ci 95ci 99ci ci90 ci95 ci99", true),
  ...words("ki konfidenzintervall intervall grenze ki90 ki95 ki99 90ki 95ki 99ki", true),
  ...words("ic intervalo confianza limite extremo ic90 ic95 ic99 90ic 95ic 99ic", true),
]);

/** Reads "OR lower", "lower limit of the odds ratio", `ci_lb`, "95% CI high"; null where a name speaks of no end. */
export function intervalEnd(name: string): IntervalEnd | null {
  let side: IntervalEnd["side"] | null = null;
  const rest: string[] = [];
  for (const word of wordsOf(name)) {
    const found = SIDES.get(word);
    if (found !== undefined && side !== null) return null;
    if (found !== undefined) side = found;
    else if (!OF_INTERVALS.has(word) && !FILLERS.has(word)) rest.push(word);
  }
  return side === null ? null : { side, of: rest.join("") };
}
