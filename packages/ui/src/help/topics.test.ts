import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  coefficientTests,
  estimators,
  measures,
  poolingMethods,
  predictionIntervals,
  tau2Intervals,
} from "@treeline/engine";
import { biasMethods } from "@treeline/engine/bias";
import { describe, expect, it } from "vitest";
import { formulaLines, formulaText, parseFormula } from "./formula.ts";
import { TOPIC_GROUPS } from "./topic.ts";
import { topicById, topics } from "./topics.ts";

const page = fileURLToPath(new URL("..", import.meta.url));

function sources(): string[] {
  return readdirSync(page, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => readFileSync(join(page, file), "utf8"));
}

describe("the explanations", () => {
  it("are each there once, of every kind, with meaning and source", () => {
    expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
    expect(topics.filter(({ id }) => !id.includes(":")).length).toBeGreaterThan(40);
    const groups = new Set(topics.map(({ group }) => group));
    expect(TOPIC_GROUPS.filter((group) => !groups.has(group))).toEqual([]);
    const lacking = topics.filter(({ term, meaning, reference }) =>
      [term, meaning, reference].some((text) => text.trim() === ""),
    );
    expect(lacking.map(({ id }) => id)).toEqual([]);
  });

  it("warn, and give a call of R, wherever they are our own", () => {
    const own = topics.filter(({ id }) => !id.includes(":"));
    expect(own.filter(({ caution, r }) => !caution || !r).map(({ id }) => id)).toEqual([]);
  });

  it("have formulas that can be read", () => {
    for (const { id, formula } of topics) {
      if (formula === null) continue;
      const lines = formulaLines(parseFormula(formula)).map((line) => formulaText(line).trim());
      expect(
        lines.filter((line) => line === ""),
        id,
      ).toEqual([]);
    }
  });

  it("cover every record that a menu offers", () => {
    const offered = [
      ...estimators.ids.map((id) => `estimator:${id}`),
      ...coefficientTests.ids.map((id) => `test:${id}`),
      ...tau2Intervals.ids.map((id) => `tau2-interval:${id}`),
      ...predictionIntervals.ids.map((id) => `prediction:${id}`),
      ...poolingMethods.ids.map((id) => `way-to-pool:${id}`),
      ...biasMethods.ids.map((id) => `bias-method:${id}`),
      ...measures.ids.map((id) => `measure:${id}`),
    ];
    expect(offered.filter((id) => topicById(id) === undefined)).toEqual([]);
  });

  it("are there for every number on the screen that names one, and for every key number", () => {
    const asked = sources().flatMap((code) =>
      [...code.matchAll(/\babout="([^"]+)"/g)].map((match) => match[1]!),
    );
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((id) => topicById(id) === undefined)).toEqual([]);
    const tiles = sources().flatMap((code) => code.match(/<(?:OneStudy)?Tile\b[^>]*/g) ?? []);
    expect(tiles.length).toBeGreaterThan(10);
    expect(tiles.filter((tile) => !tile.includes("about="))).toEqual([]);
  });
});
