/** What views and commands need of corrections for artefacts. */
export { ARTEFACTS } from "./artefact-list.ts";
export { artefactCorrections } from "./registry.ts";
export { artefactSentences } from "./sentences.ts";
export type { ArtefactCorrection } from "./types.ts";
