import { defineConfig, type Plugin } from "vite";
import { checkedNumbers } from "./checked-numbers.ts";
import { firstAnswer } from "./first-answer.ts";
import { offlineProgram } from "./offline-program.ts";
import { preloadedDrawing } from "./preloaded-drawing.ts";
import { recordsAsData } from "./records-as-data.ts";

/** Everything comes from the site itself; nothing is sent anywhere. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join("; ");

/** Puts the policy first in the head of the built page; the development server needs inline scripts of its own. */
function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: () => [
        {
          tag: "meta",
          attrs: { "http-equiv": "Content-Security-Policy", content: CONTENT_SECURITY_POLICY },
          injectTo: "head-prepend",
        },
      ],
    },
  };
}

export default defineConfig({
  base: "./",
  // Plugins of the page only: the worker is built with the records as they are.
  plugins: [
    preloadedDrawing(),
    firstAnswer(),
    contentSecurityPolicy(),
    recordsAsData(),
    checkedNumbers(),
    offlineProgram(),
  ],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  worker: {
    format: "es",
    // One file of what every evaluation needs: a first visit asks for it once instead of a dozen times.
    // What it depends on is not taken along recursively: that would bring in mathjs, which only formulas need.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: "evaluation", tags: ["$initial"], includeDependenciesRecursively: false }],
        },
      },
    },
  },
  build: {
    target: "es2022",
    // The first versions with light-dark(), from which the two themes are made.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // A data: address would need a hole in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Parts of jspdf for pages of HTML and pictures of SVG, which nothing here calls and which are not installed.
      external: ["html2canvas", "dompurify", "canvg"],
      input: { index: "index.html", "service-worker": "src/offline/service-worker.ts" },
      output: {
        // At the root, since a service worker serves the folder it lies in and those below.
        entryFileNames: ({ name }) =>
          name === "service-worker" ? "service-worker.js" : "assets/[name]-[hash].js",
        // The page waits for its catalogue before it runs, and a catalogue writes numbers: were these in the page's file, each would
        // wait for the other.
        // One file of what is needed first: eighty small ones compress worse, and each is one more to ask for.
        codeSplitting: {
          groups: [
            { name: "numbers", test: /engine\/src\/(?:format\/index|numeric\/elementary)/, priority: 1 },
            { name: "page", tags: ["$initial"], test: (id) => !id.includes("service-worker") },
          ],
        },
      },
    },
  },
  server: { fs: { allow: ["../.."] } },
  preview: { port: 4173, strictPort: true },
});
