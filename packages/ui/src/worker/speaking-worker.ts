import { isShown, phrase } from "@treeline/engine";
import { language } from "../state/language.ts";
import type { WorkerLike } from "./client.ts";

/** Fields that hold the user's own words, names for programs, or files: they come back as they went in. */
const KEPT: ReadonlySet<string> = new Set([
  "averaged",
  "between",
  "by",
  "cells",
  "code",
  "column",
  "columns",
  "document",
  "expression",
  "field",
  "id",
  "kind",
  "label",
  "labels",
  "level",
  "levels",
  "moderators",
  "name",
  "names",
  "reference",
  "rowId",
  "rowIds",
  "study",
  "table",
  "value",
  "values",
]);

/**
 * Puts what an answer says into the language of the page, in place: it is this page's own copy.
 * @param within the field whose list `answer` is; "" = none
 */
export function translateAnswer(answer: unknown, within = ""): void {
  if (typeof answer !== "object" || answer === null || ArrayBuffer.isView(answer)) return;
  const fields = answer as Record<string, unknown>;
  for (const [name, said] of Object.entries(fields)) {
    const field = Array.isArray(answer) ? within : name;
    if (KEPT.has(field)) continue;
    if (typeof said !== "string") translateAnswer(said, field);
    else if (isShown(field, said)) fields[name] = phrase(said);
  }
}

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
        translateAnswer((event.data as { readonly value?: unknown } | null)?.value);
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
