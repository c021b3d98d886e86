import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Plugin } from "vite";

const WORKER = "service-worker.js";
const MARK = /(["'`])__PROGRAM__\1/;
/** Names in this folder carry a hash of the content. */
const HASHED = "assets/";

/**
 * Tells the service worker what the built program consists of, by its files with their hashes. Written for this rather than taken
 * from vite-plugin-pwa: workbox, which that builds on, brings some three hundred packages, a second bundler among them, for the
 * hundred lines of `src/offline/service-worker.ts`.
 */
export function offlineProgram(): Plugin {
  let folder = "";
  return {
    name: "offline-program",
    apply: "build",
    configResolved({ root, build }) {
      folder = join(root, build.outDir);
    },
    closeBundle() {
      const path = join(folder, WORKER);
      const worker = readFileSync(path, "utf8");
      if (!MARK.test(worker)) throw new TypeError(`${WORKER} has no place for the list of files`);
      const files = filesIn(folder).filter((name) => name !== WORKER);
      const listed = files.map((name) => {
        const content = readFileSync(join(folder, name));
        return { path: name, revision: name.startsWith(HASHED) ? null : hash(content) };
      });
      const version = hash(JSON.stringify(listed));
      const program = JSON.stringify(JSON.stringify({ version, files: listed }));
      writeFileSync(
        path,
        worker.replace(MARK, () => program),
      );
    },
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

function hash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}
