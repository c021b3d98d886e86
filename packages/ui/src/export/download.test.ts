import { describe, expect, it } from "vitest";
import { fileName } from "./download.ts";

describe("fileName", () => {
  it("keeps letters of any script and digits", () => {
    expect(fileName("Third-wave programmes, student stress", "svg")).toBe(
      "third-wave-programmes-student-stress.svg",
    );
    expect(fileName("Étude 2 / 压力", "csv")).toBe("étude-2-压力.csv");
  });
  it("holds nothing a file system or a shell could take amiss", () => {
    expect(fileName('<img src=x onerror="alert(1)">', "json")).toBe("img-src-x-onerror-alert-1.json");
    expect(fileName("../../etc", "json")).toBe("etc.json");
    expect(fileName("", "json")).toBe("analysis.json");
    expect(fileName("x".repeat(500), "json")).toHaveLength(85);
  });
});
