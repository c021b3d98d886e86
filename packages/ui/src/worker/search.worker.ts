import { replaceInText, textsWith } from "@treeline/engine/table-edits";
import type { SearchAnswer, SearchRequest } from "./search-client.ts";

addEventListener("message", ({ data: { texts, options, replacement } }: MessageEvent<SearchRequest>) => {
  const answer: SearchAnswer =
    replacement === null
      ? { found: textsWith(options, texts) }
      : { texts: texts.map((text) => replaceInText(text, replacement, options)) };
  postMessage(answer);
});
