import type { Derivation, Quantities } from "../derivation.ts";
import type { ParamDef, Params, RegistryRecord } from "../registry.ts";

/** On which scale artefacts attenuate an effect; `any` = ready-made effects, of which the user knows. */
type ArtefactScale = "correlation" | "difference" | "any";

/** A property of a study's measurement or sample that makes its effect smaller than it is. */
export interface Artefact {
  /** Key of the role, and the symbol in formulas. */
  readonly key: string;
  readonly label: string;
  readonly aliases: readonly string[];
  /** In a sentence: "a reliability of X of 0.82". */
  readonly words: string;
  /** The values it can have: above the first, up to the second; `open` = below it. */
  readonly range: { readonly above: number; readonly upTo: number; readonly open: boolean };
  /** A study that does not report it does not have it: 1 stands for it, and the factor `a_` of its key is 1. */
  readonly isAbsentUnlessReported: boolean;
}

/** One way of correcting effects for artefacts. */
export interface ArtefactCorrection extends RegistryRecord {
  /** Scales it is made for. */
  readonly scales: readonly ArtefactScale[];
  /** Keys of the artefacts it corrects for on a scale. */
  artefacts(scale: ArtefactScale): readonly string[];
  /** Those of them it cannot do without. */
  readonly needs: readonly string[];
  readonly params: readonly ParamDef[];
  /**
   * Writes the way from `yi` and `vi` to `yi_c` and `vi_c`, the last two steps. The expressions hold for one study and, in R, for
   * vectors over all studies alike.
   * @param given `yi`, `vi` and the artefacts in play, each under its key
   */
  write(to: Derivation, given: Quantities, params: Params): void;
}
