import { describe, expect, it } from "vitest";
import { topicById } from "../../help/topics.ts";
import { topicOf } from "./table-topics.ts";

describe("topicOf", () => {
  it("leads to explanations that exist", () => {
    for (const table of [
      "leave-one-out",
      "cumulative",
      "outliers",
      "influence",
      "true-effects",
      "normal-quantiles",
      "radial",
    ]) {
      const topics = Array.from({ length: 20 }, (_, column) => topicOf(table, column)).filter(
        (one) => one !== null,
      );
      expect(topics.length, table).toBeGreaterThan(0);
      for (const topic of topics) expect(topicById(topic), `${table}: ${topic}`).toBeDefined();
    }
  });
  it("explains the influence of a study column by column", () => {
    expect([1, 2, 3, 4].map((column) => topicOf("influence", column))).toEqual([
      "rstudent",
      "dffits",
      "cook",
      "cov-ratio",
    ]);
  });
});
