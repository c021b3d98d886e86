import { describe, expect, it } from "vitest";
import { MAX_STEPS, recordStep, redoStep, startHistory, undoStep } from "./history.ts";

describe("history", () => {
  it("undoes and redoes", () => {
    let history = startHistory("a");
    history = recordStep(history, "b", null, 0);
    history = recordStep(history, "c", null, 1);
    history = undoStep(undoStep(history));
    expect(history.present).toBe("a");
    expect(redoStep(redoStep(history)).present).toBe("c");
  });

  it("forgets what was undone once something new is done", () => {
    const history = recordStep(undoStep(recordStep(startHistory("a"), "b", null, 0)), "c", null, 1);
    expect(redoStep(history)).toBe(history);
    expect(undoStep(history).present).toBe("a");
  });

  it("makes one step of quick edits of the same thing", () => {
    let history = startHistory("");
    history = recordStep(history, "s", "title", 0);
    history = recordStep(history, "st", "title", 100);
    expect(undoStep(history).present).toBe("");
    history = recordStep(history, "stress", "title", 5000);
    expect(undoStep(history).present).toBe("st");
    history = recordStep(history, "other", "outcome", 5001);
    expect(undoStep(history).present).toBe("stress");
  });

  it("does not join an edit to one that was undone", () => {
    let history = recordStep(startHistory("a"), "b", "title", 0);
    history = recordStep(undoStep(history), "c", "title", 1);
    expect(undoStep(history).present).toBe("a");
  });

  it(`keeps ${MAX_STEPS} steps`, () => {
    let history = startHistory(0);
    for (let step = 1; step <= MAX_STEPS + 50; step += 1) history = recordStep(history, step, null, step);
    for (let step = 0; step < MAX_STEPS; step += 1) history = undoStep(history);
    expect(history.present).toBe(50);
    expect(undoStep(history)).toBe(history);
  });

  it("leaves history alone when nothing changed", () => {
    const history = startHistory("a");
    expect(recordStep(history, "a", null, 0)).toBe(history);
    expect(undoStep(history)).toBe(history);
  });
});
