import type { FigureWords } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { withFaces } from "./export/font-faces.ts";
import { forest } from "./forest/forest.ts";
import { sceneToSvg } from "./svg.ts";
import { plotInput } from "./testing/report-fixture.ts";
import { nodesOf, texts } from "./testing/scene-walk.ts";
import { lightTheme } from "./themes.ts";

const studies = { yi: [0.4, 0.1, 0.3], vi: [0.1, 0.2, 0.15], title: "Trial" };

function drawn(figure?: FigureWords, width = 700): ReturnType<typeof forest.scene> {
  const input = plotInput({ ...studies, width });
  return forest.scene(
    figure === undefined ? input : { ...input, document: { ...input.document, figures: { forest: figure } } },
  );
}

describe("the words of the user about a figure", () => {
  it("stand above and below the drawing, which moves down as a whole", () => {
    const plain = drawn();
    const own = drawn({ title: "Figure 1. Stress after eight weeks", note: "First line.\nSecond line." });
    expect(own.title).toBe("Figure 1. Stress after eight weeks");
    expect(own.height).toBeGreaterThan(plain.height + 40);
    expect(texts(own).slice(0, 1)).toEqual(["Figure 1. Stress after eight weeks"]);
    expect(texts(own).slice(-2)).toEqual(["First line.", "Second line."]);
    const moved = nodesOf(own, "group").flatMap(({ shift }) => (shift === undefined ? [] : [shift]));
    expect(moved).toHaveLength(2);
    expect(moved[1]! - moved[0]!).toBe(plain.height);
    expect(sceneToSvg(own, { theme: lightTheme, standalone: true })).toContain(
      `transform="translate(0 ${moved[0]})"`,
    );
  });

  it("replace the sentences for those who cannot see it, and nothing of the drawing", () => {
    const own = drawn({ alt: "Three trials, all in favour." });
    expect(own.description).toBe("Three trials, all in favour.");
    expect(own.root).toEqual(drawn().root);
  });

  it("count as not given where they are blank", () => {
    expect(drawn({ title: "  ", alt: "\n", note: "" })).toEqual(drawn());
  });

  it("are broken into lines that stay on the canvas", () => {
    const own = drawn({ title: "A title that goes on ".repeat(20) }, 320);
    const headings = nodesOf(own, "text").filter(({ edits }) => edits === "title");
    expect(headings.length).toBeGreaterThan(5);
    expect(headings.every(({ y }) => y > 0 && y < own.height)).toBe(true);
  });

  it("print the width on paper, and carry the font that is put into them", async () => {
    const bare = sceneToSvg(drawn(), { theme: lightTheme, standalone: true, widthMm: 170 });
    const faces = '@font-face{font-family:"Inter Variable";src:url(data:font/woff2;base64,AAAA)}';
    const svg = await withFaces(bare, async () => faces);
    expect(svg).toMatch(/<svg[^>]* width="170mm" height="[\d.]+mm"/);
    expect(svg).toContain("<style>@font-face{font-family:&quot;Inter Variable&quot;");
  });
});
