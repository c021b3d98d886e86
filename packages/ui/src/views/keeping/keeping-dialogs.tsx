import type { JSX } from "preact";
import { keepingDialog } from "../../state/keeping.ts";
import { EarlierDialog } from "./earlier-dialog.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import { ShareDialog } from "./share-dialog.tsx";
import { StorageDialog } from "./storage-dialog.tsx";

/** Whatever is open of how work is kept and passed on. */
export function KeepingDialogs(): JSX.Element | null {
  const close = (): void => {
    keepingDialog.value = null;
  };
  switch (keepingDialog.value) {
    case "storage":
      return <StorageDialog onClose={close} />;
    case "earlier":
      return <EarlierDialog onClose={close} />;
    case "share":
      return <ShareDialog onClose={close} />;
    case "link":
      return <LinkDialog onClose={close} />;
    case null:
      return null;
  }
}
