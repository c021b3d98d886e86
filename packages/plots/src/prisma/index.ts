export { flowBoxes, lineText } from "./boxes.ts";
export { flowToCsv } from "./boxes-to-csv.ts";
