import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clearUnsavedCopy, keepUnsavedCopy, laterCopy, readUnsavedCopy } from "./unsaved-copy.ts";

const copy = { text: "{}", savedAt: 200 };
let items: Map<string, string>;

beforeEach(() => {
  items = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the copy of what was not saved", () => {
  it("is preferred only when it is later than the record, or there is none", () => {
    expect(laterCopy(copy, 199)).toBe(copy);
    expect(laterCopy(copy, null)).toBe(copy);
    expect(laterCopy(copy, 200)).toBeNull();
    expect(laterCopy(copy, 201)).toBeNull();
    expect(laterCopy(null, null)).toBeNull();
  });

  it("is dropped once saved, but not by the end of an earlier save", () => {
    keepUnsavedCopy(copy);
    clearUnsavedCopy(199);
    expect(readUnsavedCopy()).toEqual(copy);
    clearUnsavedCopy(200);
    expect(readUnsavedCopy()).toBeNull();
  });

  it("is not kept when too large, and an older one does not stay in its place", () => {
    keepUnsavedCopy(copy);
    keepUnsavedCopy({ text: "x".repeat(4_000_001), savedAt: 300 });
    expect(readUnsavedCopy()).toBeNull();
  });

  it("does without storage that is full, blocked or holds something else", () => {
    items.set("treeline-unsaved", "{");
    expect(readUnsavedCopy()).toBeNull();
    items.set("treeline-unsaved", '{"text":1}');
    expect(readUnsavedCopy()).toBeNull();
    const refuse = (): never => {
      throw new Error("QuotaExceededError");
    };
    vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
    expect(() => keepUnsavedCopy(copy)).not.toThrow();
    expect(() => clearUnsavedCopy(200)).not.toThrow();
    expect(readUnsavedCopy()).toBeNull();
  });
});
