import { inLanguage } from "@treeline/engine";
import { language } from "../state/language.ts";
import type { WorkerLike } from "./client.ts";

type Listener = (event: MessageEvent) => void;

/** A worker whose answers come in the language of the page; workers themselves speak English. */
export function speakingWorker(worker: Worker): WorkerLike {
  if (language === "en") return worker;
  const heard = new Map<unknown, Listener>();
  return {
    postMessage: (message: unknown, transfer?: Transferable[]) => worker.postMessage(message, transfer ?? []),
    terminate: () => worker.terminate(),
    addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: object) {
      if (type !== "message" || typeof listener !== "function") {
        worker.addEventListener(type, listener, options);
        return;
      }
      const translated: Listener = (event) => {
        inLanguage((event.data as { readonly value?: unknown } | null)?.value);
        listener(event);
      };
      heard.set(listener, translated);
      worker.addEventListener(type, translated as EventListener, options);
    },
    removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: object) {
      worker.removeEventListener(
        type,
        (heard.get(listener) as EventListener | undefined) ?? listener,
        options,
      );
    },
  };
}
