import { afterEach, describe, expect, it } from "vitest";
import { createRegistry } from "../registry.ts";
import { englishOf, inLanguage } from "./answers.ts";
import { ownWords, setOwnWords } from "./own-words.ts";
import { ownWordsOf } from "./own-words-of.ts";
import { phrase, speakPhrases, whileSpeaking } from "./phrases.ts";
import { MANNERS, sayer } from "./sayer.ts";

const BOOK = {
  "Pooled mean": "Gepoolter Mittelwert",
  setting: "Einstellung",
  no: "nein",
  "{0} was {1}": "{0} betrug {1}",
  "Where, or what to do": "Wo, oder was zu tun ist",
  "Differences by {0}": "Unterschiede nach {0}",
};
const say = sayer(BOOK, { ...MANNERS.de, number: (text) => text.replace(".", ","), own: ownWords });

function project(names: readonly string[], values: readonly string[]) {
  return { table: { columns: names.map((name) => ({ name, values })) } };
}

afterEach(() => {
  speakPhrases(null);
  setOwnWords(null);
});

describe("answers in another language", () => {
  it("say in English again what they said before", () => {
    speakPhrases(BOOK, say);
    const answer = { title: "Pooled mean", rows: [["no", "Aronson 1948"]], value: 0.5, none: null };
    const before = structuredClone(answer);
    expect(inLanguage(answer)).toEqual({
      title: "Gepoolter Mittelwert",
      rows: [["nein", "Aronson 1948"]],
      value: 0.5,
      none: null,
    });
    expect(englishOf(answer)).toEqual(before);
    expect(answer.title).toBe("Gepoolter Mittelwert");
  });

  it("leave what the user wrote: names of columns in sentences, any cell that stands alone", () => {
    speakPhrases(BOOK, say);
    expect(phrase("Differences by setting")).toBe("Unterschiede nach Einstellung");
    setOwnWords(ownWordsOf(project(["setting"], ["no"])));
    expect(phrase("Differences by setting")).toBe("Unterschiede nach setting");
    expect(inLanguage({ rows: [["no"], ["yes"]], label: "no" })).toEqual({
      rows: [["no"], ["yes"]],
      label: "no",
    });
  });
});

describe("what has been said already", () => {
  it("is not taken for English that holds foreign words", () => {
    speakPhrases(BOOK, say);
    const once = phrase("Where, or what to do");
    expect(phrase(once)).toBe(once);
    expect(phrase(`${once}.`)).toBe(`${once}.`);
  });

  it("leaves numbers of versions whole", () => {
    speakPhrases(BOOK, say);
    expect(phrase("p was 0.5")).toBe("p betrug 0,5");
    expect(phrase("p was 0.1.0")).toBe("p betrug 0.1.0");
  });
});

describe("records", () => {
  it("speak another language for a while, and then the one before", () => {
    const { records } = createRegistry("sample", [
      { id: "a", label: "Pooled mean", summary: "A mean.", reference: "None" },
    ]);
    expect(whileSpeaking(BOOK, say, () => records[0]?.label)).toBe("Gepoolter Mittelwert");
    expect(records[0]?.label).toBe("Pooled mean");
    speakPhrases(BOOK, say);
    expect(
      whileSpeaking(
        null,
        (text) => text,
        () => records[0]?.label,
      ),
    ).toBe("Pooled mean");
    expect(records[0]?.label).toBe("Gepoolter Mittelwert");
  });
});
