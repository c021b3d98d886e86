import type { Note } from "@treeline/plots/sound";

/** A piece that is being played. */
export interface Performance {
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): void;
}

/** Before the first tone, so that it is not cut off. */
const LEAD = 0.12;
const ATTACK = 0.015;
const RELEASE = 0.06;
/** Beats this fast are heard as roughness (Zwicker & Fastl 2007, Psychoacoustics, ch. 11: most at about 70 Hz). */
const ROUGH_HZ = 70;
/** A chord of three stays below what speakers can give. */
const LOUDEST = 0.3;

/**
 * Plays notes with the browser's own synthesiser.
 * @param onNote told each note as it starts, and null at the end
 * @throws where the browser has no sound
 */
export function perform(notes: readonly Note[], onNote: (note: Note | null) => void): Performance {
  const context = new AudioContext();
  const origin = context.currentTime + LEAD;
  for (const note of notes) schedule(context, note, origin);
  const end = notes.reduce((latest, { start, duration }) => Math.max(latest, start + duration), 0);
  let next = 0;
  const timer = setInterval(() => {
    const now = context.currentTime - origin;
    while (next < notes.length && notes[next]!.start <= now) {
      onNote(notes[next]!);
      next += 1;
    }
    if (now > end + RELEASE) onNote(null);
  }, 40);
  return {
    pause: () => context.suspend(),
    resume: () => context.resume(),
    stop: () => {
      clearInterval(timer);
      if (context.state !== "closed") void context.close();
    },
  };
}

function schedule(context: AudioContext, note: Note, origin: number): void {
  const start = origin + note.start;
  const end = start + note.duration;
  const tone = new OscillatorNode(context, { type: "triangle", frequency: note.frequency });
  const envelope = new GainNode(context, { gain: 0 });
  const level = LOUDEST * note.loudness;
  envelope.gain.setValueAtTime(0, start);
  envelope.gain.linearRampToValueAtTime(level, start + ATTACK);
  envelope.gain.setValueAtTime(level, Math.max(start + ATTACK, end - RELEASE));
  envelope.gain.linearRampToValueAtTime(0, end);
  const place = new StereoPannerNode(context, { pan: note.pan });
  tone
    .connect(roughened(context, note, start, end))
    .connect(envelope)
    .connect(place)
    .connect(context.destination);
  tone.start(start);
  tone.stop(end);
}

/** Makes a tone beat; the deeper, the rougher. */
function roughened(context: AudioContext, note: Note, start: number, end: number): AudioNode {
  const depth = note.roughness / 2;
  const gain = new GainNode(context, { gain: 1 - depth });
  const beat = new OscillatorNode(context, { frequency: ROUGH_HZ });
  beat.connect(new GainNode(context, { gain: depth })).connect(gain.gain);
  beat.start(start);
  beat.stop(end);
  return gain;
}
