import type { BiasMethod } from "../types.ts";
import { begg } from "./begg.ts";
import { debray } from "./debray.ts";
import { deeks } from "./deeks.ts";
import { egger } from "./egger.ts";
import { harbord } from "./harbord.ts";
import { lfk } from "./lfk.ts";
import { macaskill } from "./macaskill.ts";
import { peters } from "./peters.ts";
import { pustejovskyRodgers } from "./pustejovsky-rodgers.ts";
import { ruecker } from "./ruecker.ts";
import { schwarzer } from "./schwarzer.ts";
import { thompsonSharp } from "./thompson-sharp.ts";

/** In the order in which they are shown. */
export const ASYMMETRY: readonly BiasMethod[] = [
  egger,
  thompsonSharp,
  begg,
  harbord,
  peters,
  ruecker,
  macaskill,
  schwarzer,
  deeks,
  debray,
  pustejovskyRodgers,
  lfk,
];
