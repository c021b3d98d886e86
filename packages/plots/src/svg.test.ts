import { describe, expect, it } from "vitest";
import { groupNode, lineNode, textNode } from "./nodes.ts";
import type { Scene, SceneNode } from "./scene.ts";
import { escapeXml, sceneToSvg } from "./svg.ts";
import { xmlFault } from "./testing/well-formed.ts";
import { lightTheme } from "./themes.ts";

function sceneWith(...children: SceneNode[]): Scene {
  return {
    width: 200,
    height: 100,
    title: "A <b>title</b>",
    description: "a & b",
    root: groupNode("background", children),
  };
}

const hostile = `<img src=x onerror="alert(1)">]]>'&\u0000\u000b\ud800\uffff`;

describe("escapeXml", () => {
  it("escapes the five characters and drops what XML forbids", () => {
    expect(escapeXml(hostile)).toBe("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;]]&gt;&#39;&amp;");
  });

  it("keeps emoji and tabs", () => {
    expect(escapeXml("\t\u{1f600}")).toBe("\t\u{1f600}");
  });
});

describe("sceneToSvg", () => {
  const label = { role: "label", size: 12, fill: "ink" } as const;

  it.each([true, false])("is well-formed whatever a label holds (standalone %s)", (standalone) => {
    const study = groupNode("study", [textNode(0, 10, hostile, { ...label, maxWidth: 60 })], {
      rowId: hostile,
      title: hostile,
    });
    const svg = sceneToSvg(sceneWith(study), { theme: lightTheme, standalone });
    expect(xmlFault(svg)).toBeNull();
    expect(svg).not.toMatch(/<(img|script|foreignObject|image|use|a)\b/);
    expect(svg).not.toMatch(/href|url\(/);
  });

  it("carries title, description, roles and rows", () => {
    const svg = sceneToSvg(sceneWith(groupNode("study", [], { rowId: "r1", title: "Call" })), {
      theme: lightTheme,
      standalone: true,
    });
    expect(svg).toContain('role="img"');
    expect(svg).toContain('<title id="a-b-title-b-title">A &lt;b&gt;title&lt;/b&gt;</title>');
    expect(svg).toContain('<desc id="a-b-title-b-desc">a &amp; b</desc>');
    expect(svg).toContain('<g class="study" data-row-id="r1"><title>Call</title></g>');
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
  });

  it("has no style attribute for a page with a strict policy", () => {
    const value = textNode(0, 10, "0.71", { ...label, role: "value" });
    expect(sceneToSvg(sceneWith(value), { theme: lightTheme, standalone: false })).not.toContain("style=");
    expect(sceneToSvg(sceneWith(value), { theme: lightTheme, standalone: true })).toContain("tnum");
  });

  it("has no style attributes where it is to have none", () => {
    const value = textNode(0, 10, "0.71", { ...label, role: "value" });
    const options = { theme: lightTheme, standalone: true };
    expect(sceneToSvg(sceneWith(value), options)).toContain("style=");
    expect(sceneToSvg(sceneWith(value), { ...options, unstyled: true })).not.toMatch(/style[=>]/);
  });

  it("refuses a length that is not finite", () => {
    const line = lineNode("axis", { x: Number.NaN, y: 0 }, { x: 1, y: 1 }, "ink");
    expect(() => sceneToSvg(sceneWith(line), { theme: lightTheme, standalone: true })).toThrow(RangeError);
  });
});
