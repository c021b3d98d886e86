import { describe, expect, it } from "vitest";
import { choicesFrom, USUAL_CHOICES } from "./figure-choices.ts";

describe("what is remembered of the last export", () => {
  it("comes back as it was kept", () => {
    const choices = { format: "tiff", widthMm: 85, dpi: 600, theme: "press", embedFont: false } as const;
    expect(choicesFrom(JSON.stringify(choices))).toEqual(choices);
  });

  it.each([
    null,
    "",
    "[1]",
    "3",
    "{",
    '{"format":"gif","widthMm":1e9,"dpi":"300","theme":"neon","embedFont":1}',
  ])("is as usual where %s was kept", (text) => {
    expect(choicesFrom(text)).toEqual(USUAL_CHOICES);
  });

  it("keeps what can still be chosen beside what cannot", () => {
    expect(choicesFrom('{"format":"pdf","dpi":7}')).toEqual({ ...USUAL_CHOICES, format: "pdf" });
  });
});
