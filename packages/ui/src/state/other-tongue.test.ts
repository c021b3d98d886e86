import { inLanguage, measures, speakPhrases } from "@treeline/engine";
import { tongueOf } from "@treeline/plots/tongue";
import { afterEach, expect, it } from "vitest";
import { otherTongue } from "./other-tongue.ts";

afterEach(() => speakPhrases(null));

it("makes figures of a German page in English, from answers that were said in German", async () => {
  const { book, say } = await tongueOf("de", ",");
  speakPhrases(book, say);
  const answer = inLanguage({ rows: [["Prediction interval"]], label: "Study" });
  expect(answer.rows[0]?.[0]).toBe("Vorhersageintervall");
  const english = await otherTongue("en");
  const label = measures.get("RR").label;
  expect(english.run(() => [english.told(answer).rows[0]?.[0], measures.get("RR").label])).toEqual([
    "Prediction interval",
    "Risk ratio",
  ]);
  expect(english.told(answer)).toBe(english.told(answer));
  expect(measures.get("RR").label).toBe(label);
  expect(answer.rows[0]?.[0]).toBe("Vorhersageintervall");
});
