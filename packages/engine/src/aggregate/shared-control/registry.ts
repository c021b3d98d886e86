import { createRegistry, type Registry } from "../../registry.ts";
import { orSharedControl, rdSharedControl, rrSharedControl } from "./events.ts";
import { mdSharedControl, romSharedControl, smdSharedControl } from "./means.ts";
import { irdSharedControl, irrSharedControl } from "./rates.ts";
import type { SharedControlRule } from "./types.ts";

/** The measures under which a shared control group gives a covariance, by the measure's id. */
export const sharedControlRules: Registry<SharedControlRule> = createRegistry<SharedControlRule>(
  "shared control rule",
  [
    smdSharedControl,
    mdSharedControl,
    romSharedControl,
    orSharedControl,
    rrSharedControl,
    rdSharedControl,
    irrSharedControl,
    irdSharedControl,
  ],
);
