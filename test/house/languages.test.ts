import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { allTexts, spokenPhrases } from "./phrases.ts";

const strings = fileURLToPath(new URL("../../packages/ui/src/strings/", import.meta.url));
const plots = fileURLToPath(new URL("../../packages/plots/src/", import.meta.url));

/** Files of the catalogue that hold no words of their own. */
const GATHERING = /^(?:t|later|spoken)\.ts$|\.test\.ts$/;

/** What a file exports, and the part of the catalogue that it is. */
const SPOKEN = /^export const (\w+)[^=]*= spoken\("(\w+)"/gm;

/** A catalogue with words replaced by their kind, so that two languages can be compared. */
function shapeOf(words: unknown): unknown {
  if (typeof words !== "object" || words === null) return typeof words;
  return Object.fromEntries(
    Object.entries(words)
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([key, value]) => [key, shapeOf(value)]),
  );
}

/** The parts that these files hold: `spoken("part", ...)`. */
async function partsOf(files: readonly string[]): Promise<Record<string, unknown>> {
  const parts: Record<string, unknown> = {};
  for (const file of files) {
    const module = (await import(file)) as Record<string, unknown>;
    for (const [, name = "", part = ""] of readFileSync(file, "utf8").matchAll(SPOKEN)) {
      parts[part] = module[name];
    }
  }
  return parts;
}

/** An apostrophe of the typewriter: "Cohen's", "Hedges' g"; code keeps it, words for people have the curved one. */
const STRAIGHT = /(?<=\p{L})'(?=\p{L})|(?<=\p{L}[sz])'(?=[\s,.;:)])/u;

/** Everything that a catalogue lacks, has too much, or has in another shape. */
function expectShape(translated: Record<string, unknown>, parts: Record<string, unknown>): void {
  expect(Object.keys(translated).toSorted()).toEqual(Object.keys(parts).toSorted());
  for (const [part, words] of Object.entries(parts)) {
    expect(shapeOf(translated[part]), part).toEqual(shapeOf(words));
  }
}

describe.each(["es", "de"])("the page in %s", (language) => {
  it("says what it needs where nothing can choose the language", () => {
    const page = readFileSync(new URL("../../packages/ui/index.html", import.meta.url), "utf8");
    const [, said = ""] =
      new RegExp(`<noscript>.*<p lang="${language}">([^<]+)</p>.*</noscript>`, "s").exec(page) ?? [];
    expect(said).toContain("JavaScript");
  });

  it("has every part of the English catalogue in its shape", async () => {
    const files = readdirSync(strings).filter((name) => name.endsWith(".ts") && !GATHERING.test(name));
    const parts = await partsOf(files.map((name) => `${strings}${name}`));
    expect(Object.keys(parts).length).toBeGreaterThan(20);
    expectShape((await import(`${strings}${language}/index.ts`)) as Record<string, unknown>, parts);
  });
});

describe.each(["es", "de"])("the plots in %s", (language) => {
  it("have every part of the English catalogue in its shape", async () => {
    const files = readdirSync(plots, { recursive: true, encoding: "utf8" }).filter(
      (name) => /(?:^|\/)words\.ts$/.test(name) && !name.startsWith("languages/"),
    );
    const parts = await partsOf(files.map((name) => `${plots}${name}`));
    expect(Object.keys(parts).length).toBeGreaterThan(10);
    expectShape((await import(`${plots}languages/${language}/index.ts`)) as Record<string, unknown>, parts);
  });
});

describe.each(["es", "de"])("the phrases of the engine in %s", (language) => {
  const holes = (phrase: string): readonly string[] => (phrase.match(/\{\d+\}/g) ?? []).toSorted();
  const book = JSON.parse(
    readFileSync(new URL(`../../packages/engine/src/phrases/${language}.json`, import.meta.url), "utf8"),
  ) as Record<string, string>;

  it("are all there, and none that nobody says", () => {
    const spoken = spokenPhrases();
    expect(spoken.length).toBeGreaterThan(4000);
    const said = new Set([...spoken, ...allTexts()]);
    expect(spoken.filter((phrase) => !Object.hasOwn(book, phrase))).toEqual([]);
    expect(Object.keys(book).filter((phrase) => !said.has(phrase))).toEqual([]);
  });

  it("keep their holes", () => {
    const broken = Object.entries(book).filter(
      ([phrase, said]) => said.trim() === "" || holes(phrase).join() !== holes(said).join(),
    );
    expect(broken).toEqual([]);
  });
});

describe.each(["es", "de"])("what is said in %s", (language) => {
  const words = (folder: string): string =>
    readdirSync(folder)
      .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
      .join("\n");
  const texts = [
    ...readFileSync(new URL(`../../packages/engine/src/phrases/${language}.json`, import.meta.url), "utf8")
      .split("\n")
      .map((line) => line.replace(/^ *"(?:[^"\\]|\\.)*": /u, "")),
    ...`${words(`${strings}${language}`)}\n${words(`${plots}languages/${language}`)}`.split("\n"),
  ];

  it("keeps numbers and their percent signs on one line", () => {
    expect(texts.length).toBeGreaterThan(6000);
    expect(texts.filter((text) => /[\d}] %(?! )/u.test(text))).toEqual([]);
  });

  it("has curved apostrophes", () => {
    expect(texts.filter((text) => STRAIGHT.test(text) && !/^ *(?:\/?\*|\/\/)/u.test(text))).toEqual([]);
  });
});

describe("English", () => {
  const catalogues = [
    ...readdirSync(strings)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${strings}${name}`),
    ...readdirSync(plots, { recursive: true, encoding: "utf8" })
      .filter((name) => /(?:^|\/)words\.ts$/.test(name))
      .map((name) => `${plots}${name}`),
  ];
  const texts = catalogues
    .flatMap((file) => readFileSync(file, "utf8").match(/"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? [])
    .concat(spokenPhrases());
  /** Domains of RoB 2 go by the names of their tool; the others are code, or what people type to find something. */
  const kept =
    /randomization process|"standardized-difference"|rma\(|\$tau2|_fit\$|must be tau2 or Q|^yi effectsize|^prop sens|meta summarize|effectsizetype|effectsizereported|such as plot|"confidence interval tau2"/;
  const shown = texts.filter((text) => !kept.test(text) && text.includes(" "));

  it("is spelt the British way everywhere", () => {
    const american =
      /\b(?!(?:re|over|under)?siz|priz|seiz)\p{L}+(?:iz(?:e[drs]?|ing|ations?)|yz(?:e[drs]?|ing))\b|\b(?:colors?|favors?|gray|behaviors?|centers?|centered|modeled|labeled)\b/iu;
    expect(shown.filter((text) => american.test(text))).toEqual([]);
  });

  it("has curved apostrophes", () => {
    const code = /^# |^likelihood that R's search adds$/u;
    expect(shown.filter((text) => STRAIGHT.test(text) && !code.test(text))).toEqual([]);
  });

  it("writes statistics with their signs: \u03c4\u00b2, not tau2", () => {
    const spelled = /(?<![\p{L}\d.$_"{(-])(?:tau2?|I2|H2|R2|chi2|sigma2)(?![\p{L}\d_(])/u;
    expect(shown.filter((text) => spelled.test(text))).toEqual([]);
  });
});
