import { describe, expect, it, vi } from "vitest";
import { COMMAND_GROUPS } from "./command.ts";
import { ariaKeys, isCharacter } from "./keys.ts";

// The engine starts with the modules that need it; here it has nothing to do.
vi.stubGlobal(
  "Worker",
  class {
    addEventListener(): void {}
    removeEventListener(): void {}
    postMessage(): void {}
    terminate(): void {}
  },
);
const { commands } = await import("./registry.ts");
const { sources } = await import("./sources.ts");

const later = (await Promise.all(sources.map((source) => source()))).flat();
const all = [...commands, ...later];

/** What browsers do not give away: new window, tab, closing, tabs by number, address, print, reload. */
const TAKEN = /^Mod\+(?:N|T|W|Shift\+N|Shift\+T|Shift\+W|L|P|R|F|C|V|X|A|\d)$/;

describe("the registry of commands", () => {
  it("has records of every kind, each once and with a label", () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.filter(({ label }) => label.trim() === "")).toEqual([]);
    const groups = new Set(all.map(({ group }) => group));
    expect(COMMAND_GROUPS.filter((group) => !groups.has(group))).toEqual([]);
  });

  it("gives no shortcut twice, and none that a browser keeps for itself", () => {
    const shortcuts = commands.flatMap((command) => command.shortcuts ?? []);
    const heard = shortcuts.map(ariaKeys);
    expect(heard.filter((keys, place) => heard.indexOf(keys) !== place)).toEqual([]);
    expect(shortcuts.filter((shortcut) => TAKEN.test(shortcut))).toEqual([]);
  });

  it("has another way to everything that a single character does", () => {
    const only = commands.filter(
      ({ shortcuts = [] }) => shortcuts.length > 0 && shortcuts.every(isCharacter),
    );
    expect(only).toEqual([]);
  });

  it("keeps shortcuts to what comes with the page: a fetched one would not work before the palette was open", () => {
    expect(later.filter(({ shortcuts }) => shortcuts !== undefined).map(({ id }) => id)).toEqual([]);
  });

  it("says the same label only once within a kind", () => {
    const labels = all.map(({ group, label }) => `${group}: ${label}`);
    expect(labels.filter((label, place) => labels.indexOf(label) !== place)).toEqual([]);
  });
});
