import { type AnalysisDocument, type Column, createDocument, type StudyTable } from "@treeline/engine";
import { orderRows, sortedRowIds } from "@treeline/engine/table-edits";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { KeptStep } from "./database.ts";
import { MAX_STEPS, recordStep, startHistory, undoStep } from "./history.ts";
import { planSteps, prepareSteps } from "./kept-steps.ts";
import { notices } from "./notices.ts";
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

function withValues(
  table: StudyTable,
  at: number,
  edit: (values: readonly (string | number | null)[]) => readonly (string | number | null)[],
): StudyTable {
  const columns = table.columns.map((column, index) =>
    index === at ? ({ ...column, values: edit(column.values) } as Column) : column,
  );
  return { ...table, columns };
}

function titles() {
  const history = currentHistory();
  return [history?.past, history?.future].map((side) => side?.map(({ title }) => title));
}

beforeEach(() => {
  stored.clear();
  answer = fromStored;
  readOnly.value = false;
  notices.value = [];
});

describe("reading steps", () => {
  it("brings back what can be undone and redone", async () => {
    const { present, list } = kept();
    openProject(present);
    await readSteps(present, list);
    expect(titles()).toEqual([["0", "1", "2"], ["4"]]);
    expect(notices.value).toEqual([]);
    const reread = planSteps(currentHistory()!);
    expect(reread.added).toEqual([]);
    expect(reread.list).toEqual(list);
  });

  it("brings back 200 steps of a table of 10 000 rows: cells, whole columns, sorting, other texts", async () => {
    const rowIds = Array.from({ length: 10_000 }, (_, row) => `r${row}`);
    const numbers = (name: string, scale: number): Column => ({
      name,
      kind: "number",
      values: rowIds.map((_, row) => ((row * 7919) % 10_007) / scale),
      unparsed: {},
    });
    const studies: Column = { name: "study", kind: "text", values: rowIds.map((id) => `Study ${id}`) };
    const edits: readonly ((table: StudyTable, step: number) => StudyTable)[] = [
      (table, step) => withValues(table, 1, (values) => values.with(step * 40, -1 - step)),
      (table, step) => withValues(table, 2, (values) => values.map(() => step)),
      (table, step) =>
        orderRows(
          table,
          sortedRowIds(
            table.columns[1 + (step % 2)]!,
            table.rowIds,
            step % 3 === 0 ? "ascending" : "descending",
          ),
        ),
      (table, step) =>
        withValues(table, 0, (values) => values.map((text) => String(text).replace(/\w+ r/, `No${step} r`))),
    ];
    let history = startHistory<AnalysisDocument>({
      ...createDocument(),
      table: { rowIds, columns: [studies, numbers("yi", 7), numbers("vi", 900)] },
    });
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const { present } = history;
      const table = edits[step % edits.length]!(present.table, step);
      history = recordStep(history, { ...present, table }, null, 0);
    }
    await prepareSteps(history);
    const plan = planSteps(history);
    for (const step of plan.added) stored.set(step.id, step);
    const present = structuredClone(history.present);
    openProject(present);
    await readSteps(present, plan.list);
    const past = currentHistory()?.past ?? [];
    expect(past).toHaveLength(MAX_STEPS);
    for (const at of [0, 1, 2, 3, 100, 198, 199]) expect(past[at]).toEqual(history.past[at]);
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
    expect(notices.value.map(({ id }) => id)).toEqual(["steps"]);
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
