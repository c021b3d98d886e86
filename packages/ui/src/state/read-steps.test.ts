import { type AnalysisDocument, createDocument } from "@treeline/engine";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { KeptStep } from "./database.ts";
import { MAX_STEPS, recordStep, startHistory, undoStep } from "./history.ts";
import { planSteps } from "./kept-steps.ts";
import { change, currentHistory, openProject, readOnly } from "./project.ts";
import { readSteps } from "./read-steps.ts";

const stored = new Map<number, KeptStep>();

const fromStored = (id: number): Promise<KeptStep | undefined> => Promise.resolve(stored.get(id));
let answer = fromStored;

vi.mock("./database.ts", () => ({
  loadStep: (id: number) => answer(id),
}));

/** A history of five titles, undone once, as it was kept. */
function kept() {
  let history = startHistory<AnalysisDocument>({ ...createDocument(), title: "0" });
  for (const title of ["1", "2", "3", "4"]) {
    history = recordStep(history, { ...history.present, title }, null, 0);
  }
  history = undoStep(history);
  const plan = planSteps(history);
  for (const step of plan.added) stored.set(step.id, step);
  return { present: structuredClone(history.present), list: plan.list };
}

function titles() {
  const history = currentHistory();
  return [history?.past, history?.future].map((side) => side?.map(({ title }) => title));
}

beforeEach(() => {
  stored.clear();
  answer = fromStored;
  readOnly.value = false;
});

describe("reading steps", () => {
  it("brings back what can be undone and redone", async () => {
    const { present, list } = kept();
    openProject(present);
    await readSteps(present, list);
    expect(titles()).toEqual([["0", "1", "2"], ["4"]]);
    const reread = planSteps(currentHistory()!);
    expect(reread.added).toEqual([]);
    expect(reread.list).toEqual(list);
  });

  it("brings back 200 steps of a table of 10 000 rows", async () => {
    const rowIds = Array.from({ length: 10_000 }, (_, row) => `r${row}`);
    const of = (document: AnalysisDocument, values: readonly number[]): AnalysisDocument => ({
      ...document,
      table: { rowIds, columns: [{ name: "yi", kind: "number", values, unparsed: {} }] },
    });
    let values: readonly number[] = rowIds.map((_, row) => row / 7);
    let history = startHistory(of(createDocument(), values));
    for (let step = 0; step < MAX_STEPS; step += 1) {
      values = values.with(step * 50, -1);
      history = recordStep(history, of(history.present, values), null, 0);
    }
    const plan = planSteps(history);
    for (const step of plan.added) stored.set(step.id, step);
    const present = structuredClone(history.present);
    openProject(present);
    await readSteps(present, plan.list);
    const first = currentHistory()?.past[0];
    expect(currentHistory()?.past).toHaveLength(MAX_STEPS);
    expect(first).toEqual(history.past[0]);
  });

  it("leaves what is stored for the next visit where storage gives no answer", async () => {
    const { present, list } = kept();
    openProject(present);
    answer = () => Promise.reject(new DOMException("gone", "InvalidStateError"));
    await readSteps(present, list);
    expect(titles()).toEqual([[], []]);
    expect(planSteps(currentHistory()!).list).toEqual(list);
  });

  it("keeps steps it has not come to while something is edited, and drops what can no longer be redone", async () => {
    const { present, list } = kept();
    openProject(present);
    const reading = readSteps(present, list);
    change((document) => ({ ...document, title: "edited" }));
    expect(planSteps(currentHistory()!).list.past.slice(1)).toEqual(list.past);
    expect(planSteps(currentHistory()!).list.future).toEqual([]);
    await reading;
    expect(titles()).toEqual([["0", "1", "2", "3"], []]);
  });

  it("ends where a step is missing or broken", async () => {
    const { present, list } = kept();
    const [id] = list.past[1]!;
    stored.set(id, { id, text: '[{"items":[[9,{"set":1}]]},{"items":[[9,{"set":1}]]}]' });
    openProject(present);
    await readSteps(present, list);
    expect(titles()).toEqual([["2"], ["4"]]);
    expect(planSteps(currentHistory()!).list.past).toHaveLength(1);
  });

  it("leaves off when another project is opened", async () => {
    const { present, list } = kept();
    openProject(present);
    const reading = readSteps(present, list);
    openProject({ ...createDocument(), title: "another" });
    await reading;
    expect(titles()).toEqual([[], []]);
    expect(planSteps(currentHistory()!).list).toEqual({ past: [], future: [] });
  });
});
