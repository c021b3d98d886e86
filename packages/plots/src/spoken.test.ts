import { afterEach, expect, test } from "vitest";
import { speak, spoken } from "./spoken.ts";

afterEach(() => speak(null));

test("what reads words follows the language that is spoken, and comes back to English", () => {
  const words = spoken("trial", {
    study: "Study",
    kinds: { random: "Random" },
    percent: (n: string) => `${n} %`,
  });
  expect(words.percent("3")).toBe("3 %");
  speak({
    trial: { study: "Studie", kinds: { random: "Zufällig" }, percent: (n: string) => `${n} Prozent` },
  });
  expect([words.study, words.kinds.random, words.percent("3")]).toEqual(["Studie", "Zufällig", "3 Prozent"]);
  speak(null);
  expect([words.study, words.kinds.random, words.percent("3")]).toEqual(["Study", "Random", "3 %"]);
});

test("words that are fetched after the language was set come in that language", () => {
  speak({ later: { study: "Studie" } });
  expect(spoken("later", { study: "Study" }).study).toBe("Studie");
});
