export { reportToJson } from "./json.ts";
export { documentToR } from "./r-script.ts";
export { rCall, rNumber, rNumbers, rString } from "./r-text.ts";
export { reportToCsv, type TidyTables } from "./tidy.ts";
