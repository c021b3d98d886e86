import type { guards as english } from "../guards.ts";

export const guards: typeof english = {
  dismissed: (count) =>
    `${count} ${count === 1 ? "Befund, den Sie für richtig erklärt haben" : "Befunde, die Sie für richtig erklärt haben"}`,
  heading: "Prüfung der Zahlen",
  lead: "Die Zahlen werden bei der Eingabe geprüft; was falsch aussieht, steht neben seiner Zelle. Manche Prüfungen müssen mehr wissen.",
};
