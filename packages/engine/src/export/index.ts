export { reportToJson } from "./json.ts";
export { documentToR } from "./r-script.ts";
export { reportToCsv, type TidyTables } from "./tidy.ts";
