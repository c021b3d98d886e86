export { reportToJson } from "./json.ts";
export { type DesignInR, designToR } from "./r-design.ts";
export { documentToR } from "./r-script.ts";
export { rAscii, rCall, rComment, rNumber, rNumbers, rString, rStrings } from "./r-text.ts";
export { reportToCsv, type TidyTables } from "./tidy.ts";
export { auditToCsv } from "./tidy-audit.ts";
export { sensitivityToCsv } from "./tidy-sensitivity.ts";
