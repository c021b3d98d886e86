import { options } from "preact";

/** What is printed is taken right after the event: a drawing that is due in a moment would come too late. */
export function atOnce(work: () => void): void {
  const usual = options.debounceRendering;
  options.debounceRendering = (draw) => draw();
  work();
  if (usual === undefined) delete options.debounceRendering;
  else options.debounceRendering = usual;
}
