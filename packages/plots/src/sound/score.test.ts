import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plotInput, RATIO_MEASURE } from "../testing/report-fixture.ts";
import { audible, type Heard, soundScore } from "./score.ts";

function heard(value: number, half: number, weight: number | null = 10): Heard {
  return { value, lower: value - half, upper: value + half, weight };
}

const STUDIES = [heard(-1, 0.2, 40), heard(0, 0.8, 10), heard(2, 0.4, 50)];

describe("soundScore", () => {
  const notes = soundScore(STUDIES, heard(0.5, 0.3), 0);
  const [first, second, third] = notes;

  it("plays larger effects higher, from C3 to E6", () => {
    expect(first!.frequency).toBeCloseTo(130.81, 1);
    expect(third!.frequency).toBeCloseTo(1318.51, 1);
    expect(second!.frequency).toBeGreaterThan(first!.frequency);
  });

  it("plays wide intervals long and rough, and heavy studies loud", () => {
    expect(second!.duration).toBeGreaterThan(third!.duration);
    expect(third!.duration).toBeGreaterThan(first!.duration);
    expect(second!.roughness).toBe(1);
    expect(third!.loudness).toBe(1);
    expect(second!.loudness).toBeLessThan(first!.loudness);
  });

  it("plays each side of no effect from its side", () => {
    expect(first!.pan).toBeLessThan(0);
    expect(second!.pan).toBe(0);
    expect(third!.pan).toBeCloseTo(0.85, 10);
    expect(soundScore(STUDIES, null, null).map(({ pan }) => pan)).toEqual([0, 0, 0]);
  });

  it("ends on the pooled effect as a chord, after the last study", () => {
    const chord = notes.filter(({ study }) => study === null);
    expect(chord).toHaveLength(3);
    expect(new Set(chord.map(({ start }) => start)).size).toBe(1);
    expect(chord[0]!.start).toBeGreaterThan(third!.start + third!.duration);
    expect(chord[0]!.frequency).toBeLessThan(chord[2]!.frequency);
  });

  it("takes half the time at twice the speed", () => {
    const end = (speed: number): number =>
      Math.max(
        ...soundScore(STUDIES, heard(0.5, 0.3), 0, speed).map(({ start, duration }) => start + duration),
      );
    expect(end(2)).toBeCloseTo(end(1) / 2, 10);
  });

  it("plays values further apart than the largest number", () => {
    const wide = { value: 0, lower: -1e308, upper: 1.5e308, weight: null };
    const [lower, value, upper] = soundScore([], wide, 0).map(({ frequency }) => frequency);
    expect(lower).toBeCloseTo(130.81, 1);
    expect(value).toBeGreaterThan(lower!);
    expect(upper).toBeCloseTo(1318.51, 1);
  });

  it("never overlaps, and never gives a number that cannot be played, whatever the studies", () => {
    const study = fc.record({
      value: fc.double({ min: -1e300, max: 1e300, noNaN: true }),
      lower: fc.double({ noNaN: true }),
      upper: fc.double({ noNaN: true }),
      weight: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(study, { maxLength: 20 }), fc.option(study), (studies, pooled) => {
        const played = soundScore(studies, pooled, 0);
        for (const note of played) {
          for (const number of [
            note.start,
            note.duration,
            note.frequency,
            note.roughness,
            note.loudness,
            note.pan,
          ]) {
            expect(Number.isFinite(number)).toBe(true);
          }
          expect(note.frequency).toBeGreaterThan(100);
          expect(note.loudness).toBeLessThanOrEqual(1);
        }
        const tones = played.filter(({ study: own }) => own !== null);
        for (const [at, tone] of tones.slice(1).entries()) {
          expect(tone.start).toBeGreaterThan(tones[at]!.start + tones[at]!.duration);
        }
      }),
    );
  });
});

describe("audible", () => {
  it("hears ratios by their logarithms, with no effect in the middle", () => {
    const input = plotInput({ yi: [-0.7, 0.7], vi: [0.04, 0.04], measure: RATIO_MEASURE });
    const { studies, pooled, nullValue } = audible(input);
    expect(nullValue).toBe(0);
    expect(studies.get("r1")!.value).toBeCloseTo(-studies.get("r2")!.value, 12);
    expect(studies.get("r1")!.upper - studies.get("r1")!.lower).toBeCloseTo(0.784, 3);
    expect(pooled).not.toBeNull();
  });

  it("has the studies' own intervals where they are made of counts, and pitches in the order of the effects", () => {
    const plain = plotInput({ yi: [0.3, -0.2, 1.1], vi: [0.04, 0.09, 0.01] });
    const byRow = { r2: { lower: -1, upper: null } };
    const report = { ...plain.report, studyIntervals: { method: "CP", level: 0.95, byRow } };
    const { studies, pooled, nullValue } = audible({ ...plain, report });
    expect([studies.get("r2")!.lower, studies.get("r2")!.upper]).toEqual([-1, Number.POSITIVE_INFINITY]);
    expect(studies.get("r1")!.upper).toBeCloseTo(0.3 + 1.959963984540054 * 0.2, 12);
    const notes = soundScore([...studies.values()], pooled, nullValue);
    const pitches = [0, 1, 2].map((at) => notes.find(({ study }) => study === at)!.frequency);
    // Semitones run evenly with the effect: (0.3 + 0.2) / (1.1 + 0.2) of the way up.
    const semitones = pitches.map((pitch) => 12 * Math.log2(pitch / pitches[1]!));
    expect(semitones[0]! / semitones[2]!).toBeCloseTo(0.5 / 1.3, 10);
    const chord = notes.filter(({ study }) => study === null).map(({ frequency }) => frequency);
    expect(chord).toEqual(chord.toSorted((a, b) => a - b));
    expect(chord).toHaveLength(3);
  });
});
