import { describe, expect, it } from "vitest";
import { covarianceLines, readCovariances } from "./covariance-lines.ts";

const ROWS = ["a", "b", "c"];

describe("covariances as lines", () => {
  it("are read with commas, with tabs, and with semicolons and a decimal comma", () => {
    const { covariances, notRead } = readCovariances("1, 2, 0.015\r\n\n2\t3\t-0.5\n1;3;0,02", ROWS);
    expect(notRead).toEqual([]);
    expect(covariances).toEqual([
      { rowIds: ["a", "b"], value: 0.015 },
      { rowIds: ["b", "c"], value: -0.5 },
      { rowIds: ["a", "c"], value: 0.02 },
    ]);
    expect(readCovariances(covarianceLines(covariances, ROWS), ROWS).covariances).toEqual(covariances);
  });

  it("name the lines that are none", () => {
    const bad = ["1, 1, 0.1", "1, 4, 0.1", "1, 2", "1, 2, x", "0, 2, 0.1", "1.5, 2, 0.1"];
    expect(readCovariances(bad.join("\n"), ROWS)).toEqual({ covariances: [], notRead: bad });
  });
});
