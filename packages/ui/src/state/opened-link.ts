import { keepingDialog } from "./keeping.ts";

const HASH = /^#project=/;

/** Asks about a project in the address of the page, now and whenever another comes. Nothing of it reaches a server. */
export function startShareLinks(): void {
  const look = (): void => {
    if (HASH.test(location.hash)) keepingDialog.value = "link";
  };
  look();
  window.addEventListener("hashchange", look);
}

/** Takes the project out of the address: once it is opened or refused, a reload or a bookmark should not bring it again. */
export function clearLink(): void {
  if (HASH.test(location.hash)) history.replaceState(null, "", location.pathname + location.search);
}
