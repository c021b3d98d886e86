export { auditPage } from "./audit-page.ts";
export { dose } from "./dose.ts";
export { moderators } from "./moderators.ts";
export { names } from "./names.ts";
export { tau } from "./tau.ts";
export { words } from "./words.ts";
