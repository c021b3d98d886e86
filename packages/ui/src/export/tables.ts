/** The tables for files name conversions, which are large: fetched with the first export. */
export { reportToCsv } from "@treeline/engine";
