import type { ModeratorRole } from "../../document/types.ts";

/** A level by the name it is given, and other names for it, all as {@link plainSpelling} leaves them. */
export interface Synonyms {
  readonly level: string;
  readonly words: readonly string[];
}

/** Names that reviews of interventions use for the same level; those of one list never mean different things there. */
export const SYNONYMS: Readonly<Record<ModeratorRole, readonly Synonyms[]>> = {
  format: [
    {
      level: "online",
      words: [
        "online",
        "on line",
        "web based",
        "web",
        "webbased",
        "internet",
        "internet based",
        "internet delivered",
        "app",
        "app based",
        "mobile app",
        "smartphone app",
        "digital",
        "remote",
        "virtual",
        "ehealth",
        "e health",
      ],
    },
    {
      level: "face to face",
      words: ["face to face", "f2f", "ftf", "in person", "inperson", "onsite", "on site", "offline"],
    },
    { level: "blended", words: ["blended", "hybrid", "mixed format", "online and face to face"] },
    { level: "group", words: ["group", "groups", "group based", "in groups", "group format"] },
    {
      level: "individual",
      words: ["individual", "individually", "indiv", "one to one", "one on one", "1 1", "1 to 1", "1 on 1"],
    },
  ],
  facilitator: [
    {
      level: "self-guided",
      words: [
        "self guided",
        "selfguided",
        "unguided",
        "self help",
        "self directed",
        "self administered",
        "none",
        "no facilitator",
        "without facilitator",
      ],
    },
    {
      level: "peer",
      words: [
        "peer",
        "peers",
        "peer led",
        "peer facilitator",
        "lived experience",
        "peer with lived experience",
      ],
    },
    {
      level: "trained instructor",
      words: [
        "trained instructor",
        "instructor",
        "teacher",
        "trained teacher",
        "trainer",
        "trained facilitator",
        "coach",
      ],
    },
    {
      level: "therapist",
      words: [
        "therapist",
        "psychologist",
        "clinician",
        "clinical psychologist",
        "psychotherapist",
        "counsellor",
        "counselor",
      ],
    },
  ],
  dose: [],
};
