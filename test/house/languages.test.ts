import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const strings = fileURLToPath(new URL("../../packages/ui/src/strings/", import.meta.url));

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

/** The parts that a catalogue of another language has to have: `spoken("part", ...)`. */
async function englishParts(): Promise<Record<string, unknown>> {
  const parts: Record<string, unknown> = {};
  for (const file of readdirSync(strings).filter((name) => name.endsWith(".ts") && !GATHERING.test(name))) {
    const module = (await import(`${strings}${file}`)) as Record<string, unknown>;
    for (const [, name = "", part = ""] of readFileSync(`${strings}${file}`, "utf8").matchAll(SPOKEN)) {
      parts[part] = module[name];
    }
  }
  return parts;
}

describe.each(["es", "de"])("the page in %s", (language) => {
  it("has every part of the English catalogue in its shape", async () => {
    const parts = await englishParts();
    const translated = (await import(`${strings}${language}/index.ts`)) as Record<string, unknown>;
    expect(Object.keys(parts).length).toBeGreaterThan(20);
    expect(Object.keys(translated).toSorted()).toEqual(Object.keys(parts).toSorted());
    for (const [part, words] of Object.entries(parts)) {
      expect(shapeOf(translated[part]), part).toEqual(shapeOf(words));
    }
  });
});
