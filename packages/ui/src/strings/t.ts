import { data, importing } from "./data.ts";
import { effects } from "./effects.ts";
import { fields } from "./fields.ts";
import { guards } from "./guards.ts";
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
  guards,
  results,
  plots,
  options,
} as const;
