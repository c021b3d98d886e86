import { afterEach, describe, expect, it } from "vitest";
import { createRegistry } from "../registry.ts";
import { ownWords } from "./own-words.ts";
import { type Phrasebook, phrase, speakPhrases as setLanguage } from "./phrases.ts";
import { MANNERS, sayer, type Voice } from "./sayer.ts";

const BOOK = {
  "Purple effects": "Zufällige Effekte",
  "{0} of {1} studies are used.": "Von {1} Studien werden {0} verwendet.",
  "{0} studies": "{0} Studien",
  "Row {0}: the purple error is {1}.": "Zeile {0}: Der Standardfehler ist {1}.",
  "Check the lamp.": "Prüfen Sie die Zeile.",
  "the purple error": "der Standardfehler",
  purple: "zufällig",
};

const POINT: Voice = { ...MANNERS.de, number: (text) => text, own: ownWords };
const SPANISH: Voice = { ...POINT, ...MANNERS.es };

function speakPhrases(book: Phrasebook | null, voice: Voice = POINT): void {
  if (book === null) setLanguage(null);
  else setLanguage(book, sayer(book, voice));
}

const comma = {
  number: (text: string): string => text.replace(".", ","),
  ...MANNERS.de,
  own: ownWords,
};

afterEach(() => speakPhrases(null));

// Made up throughout: records of the engine that a book names would stay in its language.
describe("phrase", () => {
  it("is the text itself in English", () => {
    expect(phrase("Purple effects")).toBe("Purple effects");
  });
  it("knows whole texts, and holes in another order", () => {
    speakPhrases(BOOK);
    expect(phrase("Purple effects")).toBe("Zufällige Effekte");
    expect(phrase("3 of 12 studies are used.")).toBe("Von 12 Studien werden 3 verwendet.");
  });
  it("translates what stands in a hole, but not in quotes, which hold the user's words", () => {
    speakPhrases({ ...BOOK, "“{0}” holds {1}": "„{0}“ enthält {1}", study: "Studie" });
    expect(phrase("Row 7: the purple error is the purple error.")).toBe(
      "Zeile 7: Der Standardfehler ist der Standardfehler.",
    );
    expect(phrase("“study” holds study")).toBe("„study“ enthält Studie");
    expect(phrase("Row 7: the purple error is Ferrari.")).toBe("Zeile 7: Der Standardfehler ist Ferrari.");
  });
  it("begins a label small after a colon in Spanish, and a sentence large in German", () => {
    const book = {
      "Run: {0}.": "Zu tun: {0}.",
      "Blue test": "Prueba azul",
      "{0} of {1}{2}.": "{0} de {1}{2}.",
    };
    speakPhrases(book, SPANISH);
    expect(phrase("Run: blue test.")).toBe("Zu tun: prueba azul.");
    expect(phrase("1 of 6 (blue test).")).toBe("1 de 6 (prueba azul).");
    speakPhrases({ "Run: {0}.": "Zu tun: {0}.", "blue test": "Das ist so" });
    expect(phrase("Run: blue test.")).toBe("Zu tun: Das ist so.");
  });
  it("sets quotations of a list in the quotes of the language, joined in either language", () => {
    speakPhrases({ ...BOOK, " and ": " und ", "Looked at: {0}.": "Untersucht: {0}." });
    expect(phrase("Looked at: “age”, “b and c” and “kind”.")).toBe(
      "Untersucht: „age“, „b and c“ und „kind“.",
    );
    expect(phrase("Looked at: “age” und “kind”.")).toBe("Untersucht: „age“ und „kind“.");
  });
  it("says the program's own word in quotes where it stands for nothing, and leaves the user's", () => {
    speakPhrases({ "(none)": "(keine Angabe)", "Test of {0}.": "Test von {0}.", none: "keine" });
    expect(phrase("Test of “(none)”.")).toBe("Test von „(keine Angabe)“.");
    expect(phrase("Test of “none”.")).toBe("Test von „none“.");
  });
  it("takes a sentence that begins with a statistic for one of its own", () => {
    speakPhrases({ "No.": "Nein.", "k = {0}: too few.": "k = {0}: zu wenige." });
    expect(phrase("No. k = 6: too few.")).toBe("Nein. k = 6: zu wenige.");
  });
  it("writes the numbers in sentences the reader's way", () => {
    speakPhrases(BOOK, comma);
    expect(phrase("Row 7: the purple error is \u22120.25.")).toBe(
      "Zeile 7: Der Standardfehler ist \u22120,25.",
    );
  });
  it("goes sentence by sentence where the whole is not known, and keeps what it does not know", () => {
    speakPhrases(BOOK);
    expect(phrase("12 of 13 studies are used. Check the lamp. Nobody wrote this.")).toBe(
      "Von 13 Studien werden 12 verwendet. Prüfen Sie die Zeile. Nobody wrote this.",
    );
  });
  it("puts together what the source puts together", () => {
    speakPhrases({
      "{0} is asked of small and ": "{0} wird gefragt nach kleinen und ",
      "large studies.": "großen Studien.",
    });
    expect(phrase("Size is asked of small and large studies.")).toBe(
      "Size wird gefragt nach kleinen und großen Studien.",
    );
  });
  it("finds phrases that a full stop, a colon or a comma sets apart", () => {
    speakPhrases({
      "asymmetry was tested by {0}": "getestet mit {0}",
      "Alder's test": "Egger-Test",
      "Birch's test": "Begg-Test",
    });
    expect(phrase("k = 18: asymmetry was tested by Alder's test, Birch's test.")).toBe(
      "k = 18: getestet mit Egger-Test, Begg-Test.",
    );
  });
  it("takes every sign of a phrase as itself", () => {
    speakPhrases({ "equal-effects (k = {0}) / [a|b] {1}^2 $ + * ? .": "{1} {0}" });
    expect(phrase("equal-effects (k = 3) / [a|b] x^2 $ + * ? .")).toBe("x 3");
  });
  it("gives a word its capital that is written alike in both languages", () => {
    speakPhrases({ arbour: "Arbour", "Trees of an {0}": "B\u00e4ume eines {0}" });
    expect(phrase("arbour")).toBe("Arbour");
    expect(phrase("Trees of an arbour")).toBe("B\u00e4ume eines Arbour");
  });
  it("writes a label small within a sentence, a name large", () => {
    speakPhrases(
      {
        "tested by {0}": "contrastado mediante {0}",
        "Alder's test": "Prueba de Alder",
        "Birch's test": "Prueba de Birch",
        "Empirical Bayes": "Bayes emp\u00edrico",
        "{0}{1} was {2}": "{0}{1} fue {2}",
        clear: "clara",
        "{0}: {1}": "{0}: {1}",
      },
      SPANISH,
    );
    expect(phrase("tested by Alder's test, Birch's test")).toBe(
      "contrastado mediante prueba de Alder, prueba de Birch",
    );
    expect(phrase("tested by Empirical Bayes")).toBe("contrastado mediante Bayes emp\u00edrico");
    expect(phrase("Alder's test: 3 (Birch's test)")).toBe("Prueba de Alder: 3 (prueba de Birch)");
    expect(phrase("Alder's test was clear")).toBe("Prueba de Alder fue clara");
  });
  it("sets quotes as the language does, and says the program's own labels in them", () => {
    const book = {
      "Risk ratio": "Riesgo relativo",
      "not for {0}": "no para {0}",
      "needs \u201c{0}\u201d": "necesita \u00ab{0}\u00bb",
    };
    speakPhrases(book, SPANISH);
    expect(phrase("not for \u201cRisk ratio\u201d")).toBe("no para \u00abRiesgo relativo\u00bb");
    expect(phrase("needs \u201cRisk ratio\u201d")).toBe("necesita \u00abRiesgo relativo\u00bb");
    expect(phrase("needs \u201crow A\u201d")).toBe("necesita \u00abrow A\u00bb");
    speakPhrases(book, { ...SPANISH, own: () => ({ ...ownWords(), isWritten: () => true }) });
    expect(phrase("needs \u201cRisk ratio\u201d")).toBe("necesita \u00abRisk ratio\u00bb");
  });
  it("leaves the point in the number of a version", () => {
    speakPhrases({ "version {0}": "versi\u00f3n {0}", "{0} to {1}": "{0} a {1}", plain: "simple" }, comma);
    expect(phrase("version 0.1")).toBe("versi\u00f3n 0.1");
    expect(phrase("version 5.1 to 5.4")).toBe("versi\u00f3n 5.1 a 5.4");
    expect(phrase("version 0.97, plain")).toBe("versi\u00f3n 0.97, simple");
  });
  it("is not led astray by names of objects' own", () => {
    speakPhrases(BOOK);
    expect(phrase("constructor")).toBe("constructor");
  });
});

describe("records of registries", () => {
  const record = () => ({
    id: "Purple effects",
    label: "Purple effects",
    summary: "",
    reference: "Purple effects",
    options: [{ key: "the purple error", label: "the purple error" }],
    methods: ["purple"],
    ends: ["purple"],
  });
  it("speak the language whether they were made before it was set or after", () => {
    const before = createRegistry("trial", [record()]);
    speakPhrases(BOOK);
    const after = createRegistry("trial", [record()]);
    for (const registry of [before, after]) {
      const { id, label, reference, options, methods, ends } = registry.get("Purple effects");
      expect([methods, ends]).toEqual([["purple"], ["zufällig"]]);
      expect([id, label, reference]).toEqual(["Purple effects", "Zufällige Effekte", "Purple effects"]);
      expect(options[0]).toEqual({ key: "the purple error", label: "der Standardfehler" });
    }
  });
});
