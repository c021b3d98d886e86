import { createDocument, typedTransformation } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { marginTexts, readEffect, readMargin, typedText } from "./typed-effects.ts";

function scaleOf(measure: string, display: string | null = null) {
  return typedTransformation({ ...createDocument().effects, measure, display }, null);
}

describe("effects that are typed on the scale shown", () => {
  it("go to the analysis scale and come back as they were typed", () => {
    const scale = scaleOf("RR");
    const read = readEffect("0,8", scale);
    expect(read).toEqual({ ok: true, value: expect.closeTo(Math.log(0.8), 14) });
    expect(typedText(read.ok ? read.value : null, scale)).toBe("0.8");
    expect(readEffect("", scale)).toEqual({ ok: true, value: null });
  });

  it("say why a number cannot be meant", () => {
    expect(readEffect("0", scaleOf("OR"))).toMatchObject({ ok: false });
    expect(readEffect("1.2", scaleOf("PLO"))).toMatchObject({ ok: false });
    expect(readEffect("much", scaleOf("MD"))).toMatchObject({ ok: false });
  });

  it("need both ends of a margin, in order", () => {
    const scale = scaleOf("RR");
    expect(readMargin("0.8", "", scale)).toMatchObject({ ok: false });
    expect(readMargin("1.25", "0.8", scale)).toMatchObject({ ok: false });
    expect(readMargin("", "", scale)).toEqual({ ok: true, value: null });
    const read = readMargin("0.8", "1.25", scale);
    expect(marginTexts(read.ok ? read.value : null, scale)).toEqual({ from: "0.8", to: "1.25" });
  });

  it("ascend on the analysis scale where the scale shown runs the other way", () => {
    const scale = scaleOf("VE");
    expect(scale.reverses).toBe(true);
    const read = readMargin("0.2", "0.5", scale);
    const [low, high] = (read.ok ? read.value : null) ?? [0, 0];
    expect(low).toBeLessThan(high);
    expect(marginTexts([low, high], scale)).toEqual({ from: "0.2", to: "0.5" });
  });
});
