import type { Command } from "./command.ts";
import { audit } from "./commands/audit.ts";
import { batch } from "./commands/batch.ts";
import { calc } from "./commands/calc.ts";
import { certainty } from "./commands/certainty.ts";
import { check } from "./commands/check.ts";
import { compare } from "./commands/compare.ts";
import { dose } from "./commands/dose.ts";
import { effects } from "./commands/effects.ts";
import { flow } from "./commands/flow.ts";
import { job } from "./commands/job.ts";
import { create } from "./commands/new.ts";
import { openLink } from "./commands/open-link.ts";
import { plot } from "./commands/plot.ts";
import { r } from "./commands/r.ts";
import { reconcile } from "./commands/reconcile.ts";
import { report } from "./commands/report.ts";
import { rob } from "./commands/rob.ts";
import { run } from "./commands/run.ts";
import { sensitivity } from "./commands/sensitivity.ts";
import { share } from "./commands/share.ts";
import { sheet } from "./commands/sheet.ts";
import { styles } from "./commands/styles.ts";

/** Every subcommand, in the order of the help. */
export const commands: readonly Command[] = [
  run,
  check,
  audit,
  sensitivity,
  plot,
  report,
  r,
  effects,
  rob,
  flow,
  certainty,
  dose,
  job,
  calc,
  create,
  sheet,
  compare,
  styles,
  reconcile,
  share,
  openLink,
  batch,
];
