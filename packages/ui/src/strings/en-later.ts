import { calculator } from "./calculator.ts";
import { derivation, formats, further, ledger } from "./ledger.ts";

/** The strings of views that are fetched when they are opened, so that the first view does not carry them. */
export const later = { ledger, derivation, formats, further, calculator } as const;
