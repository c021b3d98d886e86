import { createDocument, estimators, measures, poolingMethods } from "@treeline/engine";
import { jobs } from "@treeline/engine/jobs";
import { plotCards } from "@treeline/plots/cards";
import { afterAll, describe, expect, it, vi } from "vitest";
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
// No window is open.
vi.stubGlobal("document", { querySelectorAll: () => [] });
afterAll(() => vi.unstubAllGlobals());
const { commands } = await import("./registry.ts");
const { sources } = await import("./sources.ts");
const { withOtherNames } = await import("./other-names.ts");
const { openProject, project } = await import("../state/project.ts");
const { said } = await import("../state/said.ts");
const { singleKeys } = await import("../state/preferences.ts");
const { languageOf } = await import("../state/languages-apart.ts");
const { exportItems } = await import("../views/shell/export-menu.ts");
const { CODE_FILES, REPORT_FILES } = await import("../export/report-files.ts");
const { RESULT_TABLES } = await import("../views/results/result-tables.ts");
const { STEPS } = await import("../views/shell/pages.tsx");

openProject(
  createDocument({
    table: {
      rowIds: ["r1", "r2"],
      columns: [
        { name: "study", kind: "text", values: ["A", "B"] },
        { name: "yi", kind: "number", values: [0.1, 0.2], unparsed: {} },
      ],
    },
  }),
);

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

  it("has an action for every menu: of the grid, the exports, the files of the report, plots, tables, pages, choices", () => {
    const labels = all.map(({ label }) => label);
    const has = (wanted: string): boolean =>
      labels.some(
        (label) => label === wanted || label.endsWith(`: ${wanted}`) || label.endsWith(` ${wanted}`),
      );
    const wanted = [
      ...exportItems().map(({ label }) => label),
      ...[...REPORT_FILES, ...CODE_FILES, ...RESULT_TABLES].map(({ label }) => label),
      ...STEPS.flatMap(({ pages }) => pages.map(({ label }) => label)),
      ...[estimators, measures, poolingMethods].flatMap(({ records }) => records.map(({ label }) => label)),
    ];
    expect(wanted.filter((label) => !has(label))).toEqual([]);
    expect(plotCards.ids.filter((id) => !all.some((command) => command.id === `plot.${id}`))).toEqual([]);
  });

  it("says what it did where the page may not show it", async () => {
    const run = (label: string) => all.find((command) => command.label === label)!.run();
    for (const label of [
      "Shortcuts of a single character, such as\u00a0?: off",
      "Language of the report: Deutsch",
      "Spacing: compact",
      "Theme: dark",
      "House style: RevMan 5, random effects",
    ]) {
      await run(label);
      expect(said.value).toBe(label);
    }
    expect(singleKeys.value).toBe(false);
    expect(languageOf("report")).toBe("de");
    await run("Theme: light");
    await run("Theme: light");
    expect(said.value.trim()).toBe("Theme: light");
    expect(said.value).not.toBe("Theme: light");
  });

  it("offers no house style that would leave everything as it is", () => {
    openProject(createDocument({ ...project.value, effects: { ...project.value.effects, measure: "SMD" } }));
    const style = (id: string) => all.find((command) => command.id === `option.House style.${id}`)!;
    expect(style("revman5-random").enabled!()).toBe(true);
    void style("revman5-random").run();
    // Without counts Mantel and Haenszel's weights have nothing to weigh.
    expect(["revman5-random", "revman5-mh-random"].map((id) => style(id).enabled!())).toEqual([false, false]);
    expect(style("metafor").enabled!()).toBe(true);
  });

  it("starts every analysis that takes its time", () => {
    expect(jobs.ids.filter((id) => !all.some((command) => command.id === `job.${id}`))).toEqual([]);
  });

  it("has what is done to the cells, rows and columns of the grid, with its keys, from any page", () => {
    const grid = all.filter(({ group }) => group === "grid");
    const keys = Object.fromEntries(grid.map(({ label, keys }) => [label, keys]));
    expect(keys).toMatchObject({
      "Fill down": "Ctrl D",
      "Find and replace": "Ctrl F",
      "Move row down": "Alt \u2193",
      "Move column right": "Alt \u2192",
      "Rename study": "F2",
      "Select whole rows": "Shift Space",
    });
    for (const label of [
      "Insert row above",
      "Remove row",
      "Add a row at the end",
      "Insert column left",
      "Remove column",
      "Sort rows by study, ascending",
      "Filter by study \u2026",
      "Freeze columns up to study",
      "Type of study: numbers",
      "New column from formula",
      "Filter rows",
    ]) {
      expect(keys, label).toHaveProperty([label]);
    }
  });

  it("finds every command of the page by other words, too", () => {
    expect(
      commands
        .map(withOtherNames)
        .filter(({ also = "" }) => also === "")
        .map(({ id }) => id),
    ).toEqual([]);
  });

  it("says the same label only once within a kind", () => {
    const labels = all.map(({ group, label }) => `${group}: ${label}`);
    expect(labels.filter((label, place) => labels.indexOf(label) !== place)).toEqual([]);
  });
});
