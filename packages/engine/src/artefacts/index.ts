/** What views and commands need of corrections for artefacts. */
export { ARTEFACTS } from "./artefact-list.ts";
export { playedArtefacts } from "./read-artefacts.ts";
export { artefactCorrections } from "./registry.ts";
export { artefactSentences } from "./sentences.ts";
export type { Artefact, ArtefactCorrection, ArtefactScale } from "./types.ts";
