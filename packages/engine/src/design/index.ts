/** From the columns of the study table to the design matrix of a meta-regression. */
export { buildDesign } from "./build-design.ts";
export { codings } from "./codings/registry.ts";
export { rColumn, rName } from "./encoded.ts";
export { type DesignGiven, NO_LEVEL } from "./given.ts";
export { convertDose, convertible, type Dose, type SessionLength } from "./harmonise/convert-dose.ts";
export { type GuessedModerator, guessModerator } from "./harmonise/guess-moderator.ts";
export { type ParsedDose, parseDose } from "./harmonise/parse-dose.ts";
export { type ProposedLevel, proposeSpellings, spellingsOf } from "./harmonise/propose-spellings.ts";
export { type DoseUnit, doseUnits } from "./harmonise/units.ts";
export { moderatorValues } from "./moderator-values.ts";
export { INTERCEPT } from "./raw-columns.ts";
export { shapes } from "./shapes/registry.ts";
export type * from "./types.ts";
