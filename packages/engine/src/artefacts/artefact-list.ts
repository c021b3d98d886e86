import { whenSpoken } from "../phrases/phrases.ts";
import { recordTeller } from "../phrases/records.ts";
import type { Artefact } from "./types.ts";

const RELIABILITY = { above: 0, upTo: 1, open: false } as const;
const SHARE = { above: 0, upTo: 1, open: true } as const;

/** Every artefact that a column can tell of, in the order of menus. */
export const ARTEFACTS: readonly Artefact[] = [
  {
    key: "rxx",
    label: "Reliability of X",
    aliases: ["rxx", "rxxi", "rxxa", "reliabilityx", "relx", "alphax"],
    words: "a reliability of X",
    range: RELIABILITY,
    isAbsentUnlessReported: false,
  },
  {
    key: "ryy",
    label: "Reliability of Y (the outcome)",
    aliases: ["ryy", "ryyi", "reliabilityy", "rely", "alphay"],
    words: "a reliability of Y",
    range: RELIABILITY,
    isAbsentUnlessReported: false,
  },
  {
    key: "ux",
    label: "SD of X in the sample / in the population (u)",
    aliases: ["ux", "u", "uratio", "sdratio"],
    words: "a ratio of SDs u",
    range: { above: 0, upTo: 10, open: false },
    isAbsentUnlessReported: false,
  },
  {
    key: "px",
    label: "Share above the split of a dichotomised X",
    aliases: ["px", "splitx"],
    words: "a share above the split of X",
    range: SHARE,
    isAbsentUnlessReported: true,
  },
  {
    key: "py",
    label: "Share above the split of a dichotomised Y",
    aliases: ["py", "splity"],
    words: "a share above the split of Y",
    range: SHARE,
    isAbsentUnlessReported: true,
  },
];

whenSpoken(recordTeller(() => ARTEFACTS));

/** @throws RangeError for a key that no artefact has */
export function artefactOf(key: string): Artefact {
  const found = ARTEFACTS.find((artefact) => artefact.key === key);
  if (found === undefined) throw new RangeError(`unknown artefact: ${key}`);
  return found;
}
