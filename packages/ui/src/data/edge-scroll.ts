/** A part of the window, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixels of a frame at sixty a second. */
const FRAME_MS = 1000 / 60;
/** A frame that came late must not throw the table far. */
const LONGEST_STEP_MS = 50;

/**
 * How fast a table scrolls while something is dragged beyond its edge: slowly at the edge, so that a row more can be taken, and
 * with the square of the distance further out, so that the end of a long table is reached in seconds.
 * @param beyond pixels from the edge, negative before the near one; 0 = inside
 * @returns pixels per millisecond, with the sign of `beyond`
 */
export function edgeSpeed(beyond: number): number {
  if (beyond === 0) return 0;
  const distance = Math.abs(beyond);
  return (Math.sign(beyond) * (3 + distance / 4 + (distance / 12) ** 2)) / FRAME_MS;
}

/** How far a place lies outside a stretch; 0 = inside. */
export function outside(at: number, from: number, to: number): number {
  if (at < from) return at - from;
  return at > to ? at - to : 0;
}

/** Scrolls for as long as the pointer is beyond an edge. */
export interface EdgeScroll {
  /** @param box what is not covered by names and frozen columns */
  follow(pointer: Point, box: Box): void;
  stop(): void;
}

/** @param scrollBy moves the table by so many pixels, and takes along what is dragged */
export function createEdgeScroll(scrollBy: (right: number, down: number) => void): EdgeScroll {
  let speed = { right: 0, down: 0 };
  let frame: number | null = null;
  let last = 0;
  const step = (now: number): void => {
    const elapsed = Math.min(LONGEST_STEP_MS, now - last);
    last = now;
    frame = requestAnimationFrame(step);
    scrollBy(speed.right * elapsed, speed.down * elapsed);
  };
  const stop = (): void => {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
  };
  return {
    follow({ x, y }, { left, right, top, bottom }) {
      speed = { right: edgeSpeed(outside(x, left, right)), down: edgeSpeed(outside(y, top, bottom)) };
      if (speed.right === 0 && speed.down === 0) stop();
      else if (frame === null) {
        last = performance.now();
        frame = requestAnimationFrame(step);
      }
    },
    stop,
  };
}
