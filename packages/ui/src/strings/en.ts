import { calculator } from "./calculator.ts";
import { data, importing } from "./data.ts";
import { effects } from "./effects.ts";
import { fields } from "./fields.ts";
import { derivation, formats, ledger } from "./ledger.ts";
import { options, plots, results } from "./results.ts";
import { notices, saving, shell } from "./shell.ts";

/** Every string of the screen; a language is another catalogue of this shape. */
export const t = {
  shell,
  saving,
  notices,
  fields,
  data,
  importing,
  effects,
  results,
  plots,
  options,
  ledger,
  derivation,
  formats,
  calculator,
} as const;
