// Node hands a worker thread no loader of TypeScript: it is registered here, before the worker's own file is read.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
