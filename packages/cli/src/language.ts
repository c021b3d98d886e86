import {
  type AnalysisDocument,
  inLanguage,
  LANGUAGES,
  type Language,
  ownWordsOf,
  setOwnWords,
} from "@treeline/engine";
import { type Tongue, tongueOf, whileToldIn } from "@treeline/plots/tongue";
import { type Arguments, type Command, UsageError } from "./command.ts";

/** Numbers of these languages have a comma unless told. */
const DECIMALS = { en: ".", es: ",", de: "," } as const;

/** In which language something is written, for every command that writes words for papers. */
export const LANGUAGE_OPTION: Command["options"] = {
  language: {
    type: "string",
    value: LANGUAGES.join("|"),
    help: "language of its words and decimal marks (what the project says unless told, else en)",
  },
};

/** Makes something in the language asked for; what was computed speaks English and is put into it. */
export interface Writer {
  /** The work must not wait for anything before its last word is written. */
  write<T>(answers: object, work: () => T): T;
}

/**
 * @param kept the language that the document keeps for this; absent = English
 * @throws UsageError for a language that is not spoken here
 */
export async function writerIn(
  args: Arguments,
  document: AnalysisDocument,
  kept: Language | undefined,
): Promise<Writer> {
  const tongue = await askedTongue(args.text("language") ?? kept ?? "en");
  return {
    write(answers, work) {
      setOwnWords(ownWordsOf(document));
      try {
        return whileToldIn(tongue, () => {
          inLanguage(answers);
          return work();
        });
      } finally {
        setOwnWords(null);
      }
    },
  };
}

async function askedTongue(asked: string): Promise<Tongue> {
  const language = LANGUAGES.find((known) => known === asked);
  if (language !== undefined) return await tongueOf(language, DECIMALS[language]);
  throw new UsageError(`--language ${asked} is not known; there are ${LANGUAGES.join(", ")}.`);
}
