import type { HtmlTagDescriptor, Plugin } from "vite";

/** What draws the first plot: the page imports it as it starts. */
const FIRST_DRAWING = "first-drawing";

/** The chunks of a bundle, by their file. */
type Chunks = Readonly<
  Record<string, { readonly type: string; readonly name?: string; readonly imports?: readonly string[] }>
>;

/** The files of the chunk of that name and of all it imports at once. */
export function filesOf(name: string, bundle: Chunks): readonly string[] {
  const entry = Object.keys(bundle).find((file) => bundle[file]!.name === name);
  if (entry === undefined) throw new TypeError(`the build has no chunk "${name}"`);
  const files = new Set([entry]);
  for (const file of files) for (const imported of bundle[file]?.imports ?? []) files.add(imported);
  return [...files];
}

/** Has the page ask for what draws the first plot while its own script still arrives, rather than after it ran. */
export function preloadedDrawing(): Plugin {
  return {
    name: "preloaded-drawing",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle }) => {
        if (bundle === undefined) return [];
        return filesOf(FIRST_DRAWING, bundle)
          .filter((file) => !html.includes(file))
          .map(
            (file): HtmlTagDescriptor => ({
              tag: "link",
              attrs: { rel: "modulepreload", crossorigin: true, href: `./${file}` },
              injectTo: "head",
            }),
          );
      },
    },
  };
}
