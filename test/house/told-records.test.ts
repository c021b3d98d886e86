import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it, vi } from "vitest";
import { FIXED_FIELDS, isShown } from "../../packages/engine/src/phrases/records.ts";
import type { Language } from "./english-left.ts";

const packages = ["engine", "plots"] as const;

/** Every module that the page may fetch, anew, so that nothing was told before. */
async function modulesOf(name: (typeof packages)[number]): Promise<(readonly [string, unknown])[]> {
  const url = new URL(`../../packages/${name}/package.json`, import.meta.url);
  const { exports } = JSON.parse(readFileSync(url, "utf8")) as { exports: Record<string, string> };
  // What is drawn has its words in catalogues, and one plot without its record is named by that.
  const paths = Object.values(exports).filter(
    (path) => path.endsWith(".ts") && !/languages|forest\/drawing/.test(path),
  );
  return Promise.all(paths.map(async (path) => [path, await import(new URL(path, url).pathname)] as const));
}

/** What records show, in every field that people read. */
function* textsOf(value: unknown, field: string, met: Set<unknown>): Generator<string> {
  if (typeof value === "string" && isShown(field, value)) yield value;
  if (typeof value !== "object" || value === null || met.has(value) || value instanceof Map) return;
  met.add(value);
  // What is put together when it is asked for reaches the page as data.
  const own = Object.entries(Object.getOwnPropertyDescriptors(value)).filter(
    ([, { get }]) => get === undefined,
  );
  for (const [name, { value: part }] of own) {
    const within = Array.isArray(value) ? field : name;
    if (!FIXED_FIELDS.has(within)) yield* textsOf(part, within, met);
  }
}

afterAll(() => vi.resetModules());

describe.each(["es", "de"] as const)("records in %s", (language: Language) => {
  it("are told wherever the page may read them", async () => {
    vi.resetModules();
    const { ownWords, speakPhrases } = await import("@treeline/engine");
    const { MANNERS, sayer } = await import("@treeline/engine/phrases");
    const path = new URL(`../../packages/engine/src/phrases/${language}.json`, import.meta.url);
    const book = JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;
    const say = sayer(book, {
      ...MANNERS[language],
      number: (text) => text.replace(".", ","),
      own: ownWords,
    });
    speakPhrases(book, say);
    const modules = (await Promise.all(packages.map(modulesOf))).flat();
    const said = new Set(Object.values(book));
    const left = modules.flatMap(([module, exported]) =>
      [...textsOf(exported, "", new Set())]
        .filter((text) => !said.has(text) && say(text) !== text)
        .map((text) => `${module}: ${text}`),
    );
    expect([...new Set(left)]).toEqual([]);
  });
});
