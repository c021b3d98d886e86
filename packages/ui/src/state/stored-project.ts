import type { AnalysisDocument } from "@treeline/engine";
import type { StepRef } from "./database.ts";
import type { StepsAround } from "./read-steps.ts";
import { restore, restoreNewer } from "./restore.ts";

interface Read {
  readonly document: AnalysisDocument;
  /** Saved by a newer version: it can be looked at, and nothing may be written over it. */
  readonly newer: boolean;
}

/** What was kept of a project, as far as it can be read. */
export interface Restored extends Read {
  readonly savedAt: number;
  readonly steps: StepsAround;
  /** Whether some of the steps cannot be read. */
  readonly lostSteps: boolean;
  /** Whole documents, as they were kept before steps were. */
  readonly past: readonly AnalysisDocument[];
  readonly future: readonly AnalysisDocument[];
}

/** @returns null where the record is beyond reading */
export function readRecord(record: unknown): Restored | null {
  if (typeof record !== "object" || record === null) return null;
  const { text, steps, past, future, savedAt } = record as Record<string, unknown>;
  const read = readText(text);
  if (read === null) return null;
  const around = (steps ?? {}) as Record<string, unknown>;
  const lines = [
    [around.past, stepRefs(around.past)],
    [around.future, stepRefs(around.future)],
    [past, readWhole(past)],
    [future, readWhole(future)],
  ] as const;
  const [[, refsBefore], [, refsAfter], [, before], [, after]] = lines;
  return {
    ...read,
    savedAt: typeof savedAt === "number" ? savedAt : Date.now(),
    steps: { past: refsBefore, future: refsAfter },
    lostSteps: lines.some(([found, understood]) => isCutShort(found, understood)),
    past: before,
    future: after,
  };
}

/** The document of a saved text, or as much as is understood of what a newer version saved; null = none. */
export function readText(text: unknown): Read | null {
  if (typeof text !== "string") return null;
  try {
    const input: unknown = JSON.parse(text);
    const restored = restore(input);
    if (restored.ok) return { document: restored.value, newer: false };
    const newer = restoreNewer(input);
    return newer.ok ? { document: newer.value, newer: true } : null;
  } catch {
    return null;
  }
}

/** Whether less was understood than was kept. */
function isCutShort(found: unknown, understood: readonly unknown[]): boolean {
  return found !== undefined && (!Array.isArray(found) || found.length > understood.length);
}

function stepRefs(refs: unknown): StepRef[] {
  if (!Array.isArray(refs)) return [];
  return refs.filter(
    (ref): ref is StepRef => Array.isArray(ref) && typeof ref[0] === "number" && typeof ref[1] === "number",
  );
}

/** Steps are a convenience: where one cannot be read, all are left out. */
function readWhole(steps: unknown): readonly AnalysisDocument[] {
  if (!Array.isArray(steps)) return [];
  const read: AnalysisDocument[] = [];
  for (const step of steps) {
    const restored = restore(step);
    if (!restored.ok) return [];
    read.push(restored.value);
  }
  return read;
}

/** Whether a record that cannot be read says that a newer version saved it. */
export function isFromNewer(record: unknown): boolean {
  const text = typeof record === "object" && record !== null && "text" in record ? record.text : null;
  try {
    const restored = restore(JSON.parse(String(text)));
    return !restored.ok && restored.issues.some(({ code }) => code === "document-newer");
  } catch {
    return false;
  }
}
