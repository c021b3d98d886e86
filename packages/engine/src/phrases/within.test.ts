import { afterEach, describe, expect, it } from "vitest";
import { germanWithin } from "./german.ts";
import { speakPhrases } from "./phrases.ts";
import { within } from "./within.ts";

afterEach(() => speakPhrases(null));

describe("a label within a sentence", () => {
  it("keeps the capitals of names", () => {
    for (const name of ["DerSimonian-Laird", "Wald, normal", "Peto odds ratio", "Knapp-Hartung", "REML"]) {
      expect(within(name)).toBe(name);
    }
    expect(within("Risk ratio")).toBe("risk ratio");
  });

  it("keeps the capitals of German nouns, and no others", () => {
    speakPhrases(
      {},
      Object.assign((text: string) => text, { within: germanWithin }),
    );
    for (const name of [
      "Faktor der Korrektur",
      "Studien mit leeren Zellen",
      "Studien ohne Ereignisse",
      "Summe bedingter p-Werte",
      "Number Needed to Treat",
      "Cohens d",
      "Tabelle für Studien",
      "Wald, normal",
      "REML",
    ]) {
      expect(within(name)).toBe(name);
    }
    expect(within("Restringierte Maximum-Likelihood")).toBe("restringierte Maximum-Likelihood");
    expect(within("Zweiseitiges p, gepaart")).toBe("zweiseitiges p, gepaart");
    expect(within("Restringierter kubischer Spline")).toBe("restringierter kubischer Spline");
    expect(within("Stückweise linear")).toBe("stückweise linear");
    expect(within("Quadratisch")).toBe("quadratisch");
    expect(within("Mäßig, einseitig")).toBe("mäßig, einseitig");
  });
});
