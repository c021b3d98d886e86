import { createDocument } from "@treeline/engine";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { StepRef, StoredProject } from "./database.ts";
import { rememberStep, setWaiting } from "./kept-steps.ts";
import { change, currentHistory, extendHistory, openProject, undo } from "./project.ts";
import { markSaved, saveNow, saveState, startSaving } from "./saving.ts";

const written: StoredProject[] = [];
/** Called while a save is being written. */
let meanwhile = (): void => undefined;

vi.mock("./database.ts", () => ({
  WrittenElsewhere: class extends Error {},
  saveProject: async (project: StoredProject) => {
    await Promise.resolve();
    meanwhile();
    written.push(project);
  },
  keepSnapshot: () => Promise.resolve(),
}));

function titled(title: string) {
  return { ...createDocument(), title };
}

function retitle(title: string): void {
  change((document) => ({ ...document, title }));
}

function lastTitle(): unknown {
  const text = written.at(-1)?.text;
  return text === undefined ? null : (JSON.parse(text) as { title: unknown }).title;
}

beforeAll(() => {
  vi.stubGlobal("document", { addEventListener: () => undefined });
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("window", { addEventListener: () => undefined });
  vi.useFakeTimers();
  startSaving(() => undefined, Promise.resolve());
});

beforeEach(() => {
  written.length = 0;
  meanwhile = () => undefined;
  const document = titled("stored");
  openProject(document);
  markSaved(document, 1);
});

describe("saving", () => {
  it("does not call saved what was changed while the change before it was written", async () => {
    retitle("first");
    meanwhile = () => {
      meanwhile = () => undefined;
      retitle("second");
    };
    await saveNow();
    expect(lastTitle()).toBe("first");
    expect(saveState.value.kind).toBe("saving");
    await vi.advanceTimersByTimeAsync(1000);
    expect(lastTitle()).toBe("second");
    expect(saveState.value.kind).toBe("saved");
  });

  it("keeps the steps that are taken up from storage while a save is under way", async () => {
    const older = titled("older");
    const present = currentHistory()!.present;
    const ref: StepRef = [7, 100];
    setWaiting("past", present, [ref]);
    retitle("edited");
    const saving = saveNow();
    // The save has begun, and has yet to look at the history.
    await Promise.resolve();
    rememberStep(older, present, ref);
    setWaiting("past", older, []);
    extendHistory("past", older);
    await saving;
    expect(written.at(-1)?.steps?.past.at(-1)).toEqual(ref);
  });

  it("comes to rest when a change is undone before it was saved, and keeps it to redo", async () => {
    retitle("changed");
    expect(saveState.value.kind).toBe("saving");
    undo();
    await vi.advanceTimersByTimeAsync(1000);
    expect(saveState.value.kind).toBe("saved");
    expect(lastTitle()).toBe("stored");
    expect(written.at(-1)?.steps?.future).toHaveLength(1);
  });

  it("saves somebody who types without a pause, each change within a second", async () => {
    for (let key = 1; key <= 40; key += 1) {
      retitle(`key ${key}`);
      await vi.advanceTimersByTimeAsync(50);
      const saved = Number(String(lastTitle()).slice(4));
      if (key >= 20) expect(key - saved).toBeLessThan(20);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(lastTitle()).toBe("key 40");
  });
});
