import { createFlow, createOtherMethods, type FlowSpec } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import type { Scene } from "../scene.ts";
import { plotInput } from "../testing/report-fixture.ts";
import { nodesOf, textFaults, texts } from "../testing/scene-walk.ts";
import { flowToCsv } from "./boxes-to-csv.ts";
import { prisma } from "./prisma.ts";

const FLOW = createFlow({
  databases: [
    { name: "MEDLINE", count: 800 },
    { name: "Embase", count: 434 },
  ],
  registers: [{ name: "", count: 66 }],
  duplicates: 300,
  screened: 1000,
  excluded: 900,
  excludedAutomation: 100,
  sought: 100,
  notRetrieved: 4,
  assessed: 96,
  excludedReasons: [{ name: "Wrong population", count: 76 }],
  included: { studies: 18, reports: 20 },
});

function sceneOf(flow: FlowSpec, width = 900): Scene {
  const input = plotInput({ yi: [], vi: [], width });
  return prisma.scene({ ...input, document: { ...input.document, flow } });
}

const said = (scene: Scene): string => texts(scene).join(" ");

describe("the flow diagram", () => {
  it("is drawn without any study, and says why where there are no numbers", () => {
    expect(prisma.applies(plotInput({ yi: [], vi: [] }))).toMatch(/Flow of studies/);
    expect(said(sceneOf(FLOW))).toContain("MEDLINE (n\u00a0=\u00a0800)");
  });

  it("adds up databases, and parts exclusions by people from those by tools", () => {
    const text = said(sceneOf(FLOW));
    expect(text).toContain("Databases (n\u00a0=\u00a01234)");
    expect(text).toContain("Registers (n\u00a0=\u00a066)");
    expect(text).toContain("by a human (n\u00a0=\u00a0800)");
    expect(text).toContain("by automation tools (n\u00a0=\u00a0100)");
    expect(text).toContain("Reports of included studies (n\u00a0=\u00a020)");
  });

  it.each([
    ["new", false, 9],
    ["updated", false, 11],
    ["new", true, 14],
    ["updated", true, 16],
  ] as const)("has the template of a review that is %s, other methods %s", (review, hasOther, boxes) => {
    const other = hasOther ? { ...createOtherMethods(), sources: [{ name: "Websites", count: 7 }] } : null;
    const scene = sceneOf({ ...FLOW, review, other });
    expect(nodesOf(scene, "group", "value")).toHaveLength(boxes);
    const text = said(scene);
    expect(text.includes("Previous studies")).toBe(review === "updated");
    expect(text.includes("via other methods")).toBe(hasOther);
    expect(text.includes("Total studies")).toBe(review === "updated");
    expect(textFaults(scene)).toEqual([]);
  });

  it("is wider than asked where its columns need it, and never cut", () => {
    const scene = sceneOf({ ...FLOW, review: "updated", other: createOtherMethods() }, 340);
    expect(scene.width).toBeGreaterThan(800);
    expect(textFaults(scene)).toEqual([]);
    expect(sceneOf(FLOW, 700).width).toBe(700);
  });

  it("has its numbers as a table", () => {
    const csv = flowToCsv(FLOW);
    expect(csv).toContain("main,identified,,Databases,1234\r\n");
    expect(csv).toContain("main,identified,part,MEDLINE,800\r\n");
    expect(csv).toContain("side,assessed,,Wrong population,76\r\n");
  });
});
