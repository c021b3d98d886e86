import { effect } from "@preact/signals";
import { offline } from "../strings/keeping.ts";
import { updating } from "./evaluation.ts";
import { showNotice } from "./notices.ts";
import { saveNow } from "./saving.ts";

/** How often a page that stays open asks for a new version, when it is looked at. */
const CHECK_EVERY_MS = 60 * 60_000;

/** Fetching and compiling the program takes a core for a second or two: who is at work goes first, but not for ever. */
const CALM_MS = 2000;
const CALM_WITHIN_MS = 30_000;

/**
 * Keeps the program on this device and says when a newer one is ready; this page goes on with the one it has until it is reloaded.
 * Where the browser refuses, the program works as long as there is a network.
 */
export async function startOffline(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await calm();
  const address = new URL("service-worker.js", document.baseURI);
  const registration = await navigator.serviceWorker
    .register(address, { updateViaCache: "none" })
    .catch(() => undefined);
  if (registration === undefined) return;
  if (registration.waiting !== null) offer(registration.waiting);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  follow(registration.installing);
  checkNowAndThen(registration);
}

/** Nothing has been calculated for a while. */
function calm(): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const latest = setTimeout(done, CALM_WITHIN_MS);
    const stop = effect(() => {
      clearTimeout(timer);
      if (!updating.value) timer = setTimeout(done, CALM_MS);
    });
    function done(): void {
      stop();
      clearTimeout(timer);
      clearTimeout(latest);
      resolve();
    }
  });
}

/** A worker that is installed while another one serves this page is a new version. */
function follow(worker: ServiceWorker | null): void {
  worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && navigator.serviceWorker.controller !== null) offer(worker);
  });
}

function offer(worker: ServiceWorker): void {
  showNotice({
    id: "update",
    severity: "note",
    text: offline.ready,
    action: { label: offline.reload, run: () => void reloadInto(worker) },
  });
}

async function reloadInto(worker: ServiceWorker): Promise<void> {
  await saveNow();
  // Another tab may have changed over already.
  if (worker.state !== "installed") {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  worker.postMessage("activate");
}

function checkNowAndThen(registration: ServiceWorkerRegistration): void {
  let checked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - checked < CHECK_EVERY_MS) return;
    checked = Date.now();
    // Without a network there is nothing new to be had.
    void registration.update().catch(() => undefined);
  });
}
