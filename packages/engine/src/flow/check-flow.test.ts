import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDocument } from "../document/defaults.ts";
import { createFlow, createOtherMethods, type FlowSpec } from "../document/flow-spec.ts";
import { restoreDocument } from "../document/restore.ts";
import { serialiseDocument } from "../document/serialise.ts";
import { checkFlow } from "./check-flow.ts";
import { flowTotals } from "./totals.ts";

const count = fc.integer({ min: 0, max: 5000 });

/** A flow whose boxes add up, from what is taken away at each. */
const consistent = fc
  .record({
    found: count,
    removed: count,
    excluded: count,
    lost: count,
    reasons: count,
    left: count,
    other: count,
  })
  .map(({ found, removed, excluded, lost, reasons, left, other }): FlowSpec => {
    const assessed = reasons + left;
    const sought = assessed + lost;
    const screened = sought + excluded;
    return createFlow({
      review: "updated",
      databases: [{ name: "", count: screened + removed - Math.min(found, screened) }],
      registers: [{ name: "", count: Math.min(found, screened) }],
      duplicates: removed,
      screened,
      excluded,
      sought,
      notRetrieved: lost,
      assessed,
      excludedReasons: [{ name: "x", count: reasons }],
      other: {
        ...createOtherMethods(),
        sources: [{ name: "", count: other }],
        sought: other,
        notRetrieved: 0,
        assessed: other,
        excludedReasons: [{ name: "y", count: 0 }],
      },
      included: { studies: left, reports: left + other },
      previous: { studies: 3, reports: 4 },
      total: { studies: 3 + left, reports: 4 + left + other },
    });
  });

describe("the arithmetic of a flow", () => {
  it("has nothing to say where the boxes add up", () => {
    fc.assert(
      fc.property(consistent, (flow) => {
        expect(checkFlow(flow)).toEqual([]);
      }),
    );
  });

  it("says which box does not follow, and what would", () => {
    const flow = createFlow({ databases: [{ name: "", count: 1000 }], duplicates: 200, screened: 810 });
    const [first, ...rest] = checkFlow(flow);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ code: "flow-screened", path: { field: "flow.screened" } });
    expect(first?.message).toContain("810, which is 10 more");
    expect(first?.message).toContain("1000 identified less 200 removed before screening is 800");
    expect(first?.hint).toBe("Write 800, or correct the numbers it follows from.");
  });

  it.each([
    ["sought", { screened: 100, excluded: 40, sought: 50 }, "flow-sought"],
    ["assessed", { sought: 50, notRetrieved: 2, assessed: 50 }, "flow-assessed"],
    ["tools", { excluded: 10, excludedAutomation: 11 }, "flow-automation"],
    ["studies", { included: { studies: 9, reports: 8 } }, "flow-studies"],
    [
      "included",
      { assessed: 20, excludedReasons: [{ name: "", count: 12 }], included: { studies: 4, reports: 9 } },
      "flow-included",
    ],
    [
      "other",
      { other: { ...createOtherMethods(), sources: [{ name: "", count: 5 }], sought: 4 } },
      "flow-other-sought",
    ],
    [
      "total",
      {
        review: "updated",
        previous: { studies: 5, reports: null },
        included: { studies: 2, reports: null },
        total: { studies: 8, reports: null },
      },
      "flow-total",
    ],
  ] as const)("notices: %s", (_what, parts, code) => {
    expect(checkFlow(createFlow(parts)).map((entry) => entry.code)).toEqual([code]);
  });

  it("compares nothing with what is not told", () => {
    expect(checkFlow(createFlow({ screened: 100, sought: 20 }))).toMatchObject([{ code: "flow-sought" }]);
    expect(checkFlow(createFlow({ sought: 20, assessed: null }))).toEqual([]);
    expect(checkFlow(createFlow())).toEqual([]);
    expect(flowTotals(createFlow()).identified).toBeNull();
  });
});

it("comes back as it was saved, and is refused with half a record", () => {
  const flow = createFlow({ databases: [{ name: "MEDLINE", count: 12 }], other: createOtherMethods() });
  const saved: unknown = JSON.parse(serialiseDocument(createDocument({ flow })));
  const again = restoreDocument(saved);
  expect(again.ok && again.value.flow).toEqual(flow);
  expect(again.issues).toEqual([]);
  const broken = restoreDocument({ ...(saved as object), flow: { review: "new", screened: 1.5 } });
  expect(broken.issues[0]).toMatchObject({ code: "document-invalid", path: { field: "flow.screened" } });
});
