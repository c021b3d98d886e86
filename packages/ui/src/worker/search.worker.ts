import { replaceInText, textsWith } from "@treeline/engine/table-edits";
import { READY, type SearchAnswer, type SearchRequest } from "./search-client.ts";

addEventListener("message", ({ data: { texts, options, replacement } }: MessageEvent<SearchRequest>) => {
  const answer: SearchAnswer =
    replacement === null
      ? { found: textsWith(options, texts) }
      : { texts: texts.map((text) => replaceInText(text, replacement, options)) };
  postMessage(answer);
});

postMessage(READY);
