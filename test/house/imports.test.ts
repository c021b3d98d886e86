import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const packages = resolve(fileURLToPath(new URL(".", import.meta.url)), "../../packages");

/**
 * The floors of the house, from the ground up: a file may import from its own floor and from those below.
 * The first prefix that fits decides, so single files come before the folders around them.
 */
const FLOORS: readonly (readonly string[])[] = [
  [
    "engine/src/result.ts",
    "engine/src/phrases/",
    "engine/src/registry.ts",
    "engine/src/derivation.ts",
    "engine/src/format/",
    "engine/src/same-value.ts",
    "engine/src/unpack.ts",
    "engine/src/numeric/elementary.ts",
  ],
  [
    "engine/src/numeric/",
    "engine/src/table/study-table.ts",
    "engine/src/table/formula-tree.ts",
    "engine/src/document/types.ts",
    "engine/src/document/defaults.ts",
    "engine/src/document/moderators.ts",
    "engine/src/document/dose-trend.ts",
    "engine/src/document/network-spec.ts",
    "engine/src/document/dependence-spec.ts",
    "engine/src/dependence-types.ts",
    "engine/src/ledger/types.ts",
    "engine/src/analysis-types.ts",
    "engine/src/regression-types.ts",
    "engine/src/moderation-types.ts",
    "engine/src/scale-types.ts",
    "engine/src/moderation/location-scale/types.ts",
    "engine/src/dose-types.ts",
    "engine/src/network-types.ts",
    "engine/src/bias-types.ts",
    "engine/src/document/bias-spec.ts",
    "engine/src/document/risk-of-bias-spec.ts",
    "engine/src/document/sensitivity-spec.ts",
    "engine/src/sensitivity-types.ts",
    "engine/src/document/flow-spec.ts",
    "engine/src/document/certainty-spec.ts",
    "engine/src/moderation/dose-response/types.ts",
    "engine/src/design/types.ts",
  ],
  [
    "engine/src/table/",
    "engine/src/measures/",
    "engine/src/conversions/",
    "engine/src/design/",
    "engine/src/estimators/",
    "engine/src/inference/",
  ],
  [
    "engine/src/ledger/",
    "engine/src/table/guess-quantities.ts",
    "engine/src/table/guess-roles.ts",
    "engine/src/table/column-uses.ts",
    "engine/src/table/nearly-complete.ts",
    "engine/src/table/import-file.ts",
    "engine/src/table/import-structured.ts",
  ],
  ["engine/src/effects/"],
  ["engine/src/artefacts/"],
  ["engine/src/aggregate/"],
  // The ledger plans and converts below the effects; what shows and compares the way of a row stands above them.
  [
    "engine/src/ledger/derive-row.ts",
    "engine/src/ledger/ways.ts",
    "engine/src/ledger/sweep-calculation.ts",
    "engine/src/ledger/index.ts",
  ],
  ["engine/src/guards/"],
  [
    "engine/src/statistics.ts",
    "engine/src/models/",
    "engine/src/dependence/",
    "engine/src/moderation/",
    "engine/src/network/",
    "engine/src/bias/",
    "engine/src/sensitivity/",
    "engine/src/bayes/",
    "engine/src/glmm/",
    "engine/src/pooling/",
    "engine/src/study-intervals/",
    "engine/src/risk-of-bias/",
    "engine/src/flow/",
    "engine/src/aggregate/sensitivity.ts",
    "engine/src/aggregate/index.ts",
  ],
  ["engine/src/document/", "engine/src/data.ts"],
  [
    "engine/src/analysis",
    "engine/src/reuse-columns.ts",
    "engine/src/stage-cache.ts",
    "engine/src/version.ts",
    "engine/src/warm-up.ts",
    // The methods of the audit stand below documents, which name them; its stage stands above.
    "engine/src/bias/bias-stage.ts",
    "engine/src/bias/index.ts",
    "engine/src/sensitivity/sensitivity-input.ts",
    "engine/src/sensitivity/sensitivity-stage.ts",
    "engine/src/sensitivity/index.ts",
  ],
  [
    "engine/src/export/",
    "engine/src/certainty/",
    "engine/src/double-coding/",
    "engine/src/jobs/",
    "engine/src/styles/",
    "engine/src/share/",
  ],
  ["engine/src/reconcile/"],
  ["engine/src/report/"],
  ["engine/src/index.ts"],
  ["plots/src/"],
  ["cli/src/", "ui/src/"],
];

/** Runtime packages the engine and the plots may use; anything else (node:, a DOM library, a worker library) may not. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  engine: ["valibot", "papaparse", "mathjs", "fflate", "saxes", "pure-rand"],
  plots: ["d3", "docx", "jspdf", "fflate", "@treeline/engine"],
};

interface Import {
  readonly from: string;
  readonly specifier: string;
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === "node_modules" || name === "dist" ? [] : sources(path);
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.endsWith(".d.ts") ? [path] : [];
  });
}

function importsOf(path: string): Import[] {
  const code = readFileSync(path, "utf8");
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;
  return [...code.matchAll(pattern)].map((match) => ({
    from: relative(packages, path),
    specifier: match[1] ?? match[2]!,
  }));
}

function target({ from, specifier }: Import): string | null {
  if (specifier.startsWith(".")) return relative(packages, resolve(packages, dirname(from), specifier));
  const own = /^@treeline\/([a-z]+)/.exec(specifier)?.[1];
  return own === undefined ? null : `${own}/src/index.ts`;
}

function floorOf(path: string): number {
  const exact = FLOORS.findIndex((prefixes) => prefixes.includes(path));
  if (exact >= 0) return exact;
  return FLOORS.findIndex((prefixes) => prefixes.some((prefix) => path.startsWith(prefix)));
}

const all = ["engine", "plots", "cli", "ui"].flatMap((name) => {
  return sources(join(packages, name, "src"));
});
const imports = all.flatMap(importsOf);

describe("the one-way street", () => {
  it("knows the floor of every file", () => {
    expect(all.map((path) => relative(packages, path)).filter((path) => floorOf(path) < 0)).toEqual([]);
  });

  it("reads imports at all", () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  it("has no import that runs back up", () => {
    const back = imports.filter((line) => {
      const to = target(line);
      return to !== null && floorOf(to) > floorOf(line.from);
    });
    expect(back).toEqual([]);
  });

  it("has no import between the two houses at the top", () => {
    const crossing = imports.filter((line) => {
      const to = target(line);
      const sides = [line.from, to ?? ""].map((path) => path.split("/")[0]);
      return sides.includes("cli") && sides.includes("ui");
    });
    expect(crossing).toEqual([]);
  });

  it("keeps Node and foreign libraries out of the engine and the plots", () => {
    const foreign = imports.filter((line) => {
      const allowed = LIBRARIES[line.from.split("/")[0]!];
      if (allowed === undefined || line.specifier.startsWith(".")) return false;
      return !allowed.some((name) => line.specifier === name || line.specifier.startsWith(`${name}/`));
    });
    expect(foreign).toEqual([]);
  });
});

/** What the page waits for before it runs: words in other languages, and what says phrases by them. */
const AWAITED = [
  ...["es", "de"].flatMap((language) => sources(join(packages, "ui/src/strings", language))),
  ...sources(join(packages, "plots/src/languages")),
  join(packages, "engine/src/phrases/sayer.ts"),
];

/** The formatting of numbers stands in a file of its own when the page is built, so that both sides may ask for it. */
const NUMBERS = "engine/src/format/index.ts";

/** What a file needs to run: names from a package by the file that they come from. */
function neededBy(path: string): string[] {
  const code = readFileSync(path, "utf8");
  const needed = /(?:^|\n)(?:import|export)\s+(?!type\b)(?:\{([^}]*)\}\s+from\s+)?"([^"]+)"/g;
  return [...code.matchAll(needed)].flatMap(([, names = "", specifier = ""]) => {
    const to = target({ from: relative(packages, path), specifier }) ?? specifier;
    const used = names.split(",").map((name) => name.trim());
    const isNumbers = used.every((name) => name === "" || /^(?:type |format[A-Z])/.test(name));
    return to === "engine/src/index.ts" && isNumbers ? [NUMBERS] : [to];
  });
}

describe("what the page waits for", () => {
  it("needs nothing of the page's first file but numbers, or each would wait for the other", () => {
    const waiting = new Set(AWAITED.map((path) => relative(packages, path)));
    const queue = [...waiting];
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      for (const needed of neededBy(join(packages, path))) {
        if (needed === NUMBERS || waiting.has(needed)) continue;
        waiting.add(needed);
        if (existsSync(join(packages, needed))) queue.push(needed);
      }
    }
    const own =
      /^(?:ui\/src\/strings\/(?:es|de)\/|plots\/src\/languages\/|engine\/src\/phrases\/(?:es\.json|de\.json|sayer|entries|template|numerals|balance|german|manners|spanish))/;
    expect([...waiting].filter((path) => !own.test(path))).toEqual([]);
    expect(waiting.size).toBeGreaterThan(100);
  });

  it("and the page are built with the numbers apart", () => {
    const config = readFileSync(join(packages, "ui/vite.config.ts"), "utf8");
    expect(config).toContain('{ name: "numbers", test: /engine\\/src\\/(?:format\\/index');
  });
});

describe("what only a browser has", () => {
  it.each(["engine", "plots"])("does not appear in %s", (name) => {
    const used = sources(join(packages, name, "src")).filter((path) =>
      /\b(?:document\.(?:create|query|getElement)|window\.|navigator\.|self\.postMessage|new Worker\()/.test(
        readFileSync(path, "utf8"),
      ),
    );
    expect(used).toEqual([]);
  });
});
