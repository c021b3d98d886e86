import { createDocument } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { withFigure } from "./figure-edits.ts";

const document = createDocument({ title: "Trial" });

describe("the words about a figure", () => {
  it("are kept by plot, beside those of others", () => {
    const one = withFigure(document, "forest", { title: "Figure 1" });
    const two = withFigure(withFigure(one, "funnel", { note: "n" }), "forest", { alt: "Two studies." });
    expect(two.figures).toEqual({
      forest: { title: "Figure 1", alt: "Two studies." },
      funnel: { note: "n" },
    });
  });

  it("leave no trace once they are empty", () => {
    const one = withFigure(document, "forest", { title: "Figure 1", note: "n" });
    expect(withFigure(one, "forest", { title: "" }).figures).toEqual({ forest: { note: "n" } });
    expect(withFigure(withFigure(one, "forest", { title: "" }), "forest", { note: "" })).toEqual(document);
  });
});
