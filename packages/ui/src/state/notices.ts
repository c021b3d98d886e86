import { type Signal, signal } from "@preact/signals";

interface NoticeAction {
  readonly label: string;
  run(): void;
}

/** A message about the application itself, shown until it is dealt with. */
export interface Notice {
  /** One notice per id: a second one of the same kind takes the place of the first. */
  readonly id: string;
  readonly severity: "error" | "warning" | "note";
  readonly text: string;
  readonly action?: NoticeAction;
  /** What can be done instead. */
  readonly other?: NoticeAction;
  /** true = it cannot be sent away, because what it says still holds. */
  readonly lasting?: boolean;
}

export const notices: Signal<readonly Notice[]> = signal([]);

export function showNotice(notice: Notice): void {
  notices.value = [...notices.value.filter((other) => other.id !== notice.id), notice];
}

export function dismissNotice(id: string): void {
  if (notices.value.some((notice) => notice.id === id)) {
    notices.value = notices.value.filter((notice) => notice.id !== id);
  }
}
