/** The version of the numbers: a result is a pure function of a document and this. */
export const ENGINE_VERSION = "0.1.0";
