/**
 * Keeps the whole program on the device, so that it opens without a network. Built as a script of its own; the build puts the
 * list of files in place of the mark below. It imports nothing, since browsers take it as a classic script.
 */

/** A file of the program; `revision` tells its versions apart where its name does not. */
interface ProgramFile {
  readonly path: string;
  readonly revision: string | null;
}

interface Program {
  readonly version: string;
  readonly files: readonly ProgramFile[];
}

interface LifetimeEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}

interface RequestEvent extends LifetimeEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface WorkerScope extends EventTarget {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
}

const scope = globalThis as unknown as WorkerScope;
const program = JSON.parse("__PROGRAM__") as Program;
const PREFIX = "treeline-program-";
const CACHE = `${PREFIX}${program.version}`;
/** The version before this one stays: a tab that still runs it fetches its parts from here. */
const KEPT_VERSIONS = 2;
const AT_ONCE = 6;

scope.addEventListener("install", (event) => (event as LifetimeEvent).waitUntil(fetchProgram()));
scope.addEventListener("activate", (event) =>
  (event as LifetimeEvent).waitUntil(dropOldVersions().then(() => scope.clients.claim())),
);
scope.addEventListener("message", (event) => {
  if ((event as MessageEvent<unknown>).data === "activate") void scope.skipWaiting();
});
scope.addEventListener("fetch", (event) => {
  const { request } = event as RequestEvent;
  const isOurs = request.method === "GET" && request.url.startsWith(scope.registration.scope);
  if (isOurs) (event as RequestEvent).respondWith(answer(request));
});

function addressOf(path: string): string {
  return new URL(path, scope.registration.scope).href;
}

async function fetchProgram(): Promise<void> {
  const cache = await caches.open(CACHE);
  const waiting = [...program.files];
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) await keep(cache, file);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Files whose name tells their content are taken over from the version before. */
async function keep(cache: Cache, { path, revision }: ProgramFile): Promise<void> {
  const address = addressOf(path);
  if ((await cache.match(address)) !== undefined) return;
  const known = revision === null ? await caches.match(address) : undefined;
  const response = known ?? (await fetch(address, { cache: revision === null ? "default" : "reload" }));
  if (!response.ok) throw new TypeError(`${address} answers ${response.status}`);
  await cache.put(address, response);
}

async function dropOldVersions(): Promise<void> {
  const versions = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const old = versions.slice(0, Math.max(0, versions.length - (KEPT_VERSIONS - 1)));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** From the device where it is there, in any version: a tab may be older than this worker. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const address = request.mode === "navigate" ? addressOf("index.html") : request.url;
  return (await cache.match(address)) ?? (await caches.match(address)) ?? fetch(request);
}
