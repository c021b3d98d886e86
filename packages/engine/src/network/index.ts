/** What the network of treatments offers to the page and the command line. */
export { guessNetwork } from "./guess-columns.ts";
export { networkTables } from "./network-tables.ts";
