/** What a cell says of the kind of effect beside it. */
export interface EffectKind {
  /** Key of the quantity. */
  readonly key: string;
  /** Stem of the keys of its interval; null = its interval has no keys. */
  readonly stem: string | null;
  /** Of measurements of the same people before and after. */
  readonly isWithin: boolean;
}

const WITHIN =
  /\bwithin[- ]?(?:subjects?|groups?|persons?|participants?)?\b|\bpre[- –]?(?:to[- ]?)?post\b|\bpaired\b|\bsingle[- ](?:group|arm)\b|\bd[_ ]?z\b|\bone[- ](?:group|arm)\b/i;

interface Named {
  readonly pattern: RegExp;
  readonly key: string;
  readonly stem: string | null;
}

/** In the order in which they are looked for; what one says is not read again by the next. */
const KINDS: readonly Named[] = [
  {
    pattern:
      /\bpartial[-_ ]?(?:eta|η)[-_ ]?(?:2|²|\^2|sq\w*)?|(?:eta|η)[-_ ]?(?:p[-_ ]?(?:2|²)|(?:2|²)[-_ ]?p)/iu,
    key: "eta2_partial",
    stem: null,
  },
  { pattern: /(?<!\p{L})(?:eta|η)[-_ ]?(?:2|²|\^2|sq\w*)?(?!\p{L})/iu, key: "eta2", stem: null },
  { pattern: /\bhedges['’]?s?['’]?(?:[-_ ]?g)?\b|(?:^|\s)g(?=$|\s|,|\()/i, key: "g", stem: "g" },
  { pattern: /\bcohen['’]?s?[-_ ]?f\b/i, key: "f", stem: null },
  {
    pattern: /\b(?:log|ln)[-_ ]?(?:odds[-_ ]?ratio|odds|or)\b/i,
    key: "logor",
    stem: "logor",
  },
  { pattern: /\b(?:log|ln)[-_ ]?(?:risk[-_ ]?ratio|relative[-_ ]?risk|rr)\b/i, key: "logrr", stem: "logrr" },
  { pattern: /\b(?:log|ln)[-_ ]?(?:hazards?[-_ ]?ratio|hr)\b/i, key: "loghr", stem: "loghr" },
  { pattern: /\bodds[-_ ]?ratio\b|\ba?OR\b|^a?or$/, key: "ori", stem: "or" },
  { pattern: /\b(?:risk[-_ ]?ratio|relative[-_ ]?risk|RR)\b|^rr$/, key: "rri", stem: "rr" },
  { pattern: /\b(?:hazards?[-_ ]?ratio|HR)\b|^hr$/, key: "hr", stem: "hr" },
  { pattern: /\b(?:risk[-_ ]?difference|RD)\b|^rd$/, key: "rd", stem: "rd" },
  {
    pattern:
      /\bcohen['’]?s?(?:[-_ ]?d)?\b|\b(?:smd|standardi[sz]ed[-_ ]mean[-_ ]difference)\b|(?:^|\s)d[_ ]?z?(?=$|\s|,|\()/i,
    key: "d",
    stem: "d",
  },
  { pattern: /\bmean[-_ ]?difference\b|\bMD\b|^md$/i, key: "md", stem: "md" },
  { pattern: /\bfisher['’]?s?[-_ ]?z\b|^z[_ ]?r$/i, key: "z_r", stem: null },
  { pattern: /\bpoint[-_ ]?biserial\b|^r[_ ]?pb$/i, key: "rpb", stem: null },
  { pattern: /^r(?:2|²|\^2|[-_ ]squared)$/i, key: "r2", stem: null },
  {
    pattern: /\b(?:pearson|spearman)?['’]?s?[-_ ]?correlation\b|\bpearson['’]?s?\b|(?:^|\s)r(?=$|\s|,|\()/i,
    key: "r",
    stem: "r",
  },
  { pattern: /^(?:phi|φ|ϕ)(?:$|[-_ ]coefficient)/i, key: "phi", stem: null },
];

/**
 * The kind of effect a cell names: "Cohen's d", "Hedges g", "partial eta2", "OR", "r"; "d, pre-post within subjects" is of one
 * group.
 * @returns null where it names none, or more than one
 */
export function readEffectKind(cell: string): EffectKind | null {
  let rest = cell.trim();
  const found = KINDS.filter(({ pattern }) => {
    const isNamed = pattern.test(rest);
    rest = rest.replace(pattern, " ");
    return isNamed;
  });
  const [kind] = found;
  if (kind === undefined || found.length > 1) return null;
  return { key: kind.key, stem: kind.stem, isWithin: WITHIN.test(cell) };
}
