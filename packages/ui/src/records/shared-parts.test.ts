import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharing, unshared } from "./shared-parts.ts";

const input = { key: "n1i", label: "Participants of the first group", type: "number" };

describe("parts written once", () => {
  it("stand once in what is written, and everywhere in what is read", () => {
    const records = [
      { id: "MD", inputs: [input, { key: "x" }] },
      { id: "SMD", inputs: [input] },
    ];
    const written = sharing(records);
    expect(JSON.stringify(written).split("Participants")).toHaveLength(2);
    const read = unshared<typeof records>(written);
    expect(read).toEqual(records);
    expect(read[0]!.inputs[0]).toBe(read[1]!.inputs[0]);
  });

  it("are shared within shared parts", () => {
    const outer = (id: string) => ({ id, own: { first: input, of: "two groups of people" } });
    const records = [outer("a"), outer("b"), { id: "c", inputs: [input] }];
    const written = sharing(records);
    expect(written[0]).toEqual([input, { first: { "=": 0 }, of: "two groups of people" }]);
    expect(unshared(written)).toEqual(records);
  });

  it("come back whatever they are", () => {
    const key = fc.string().filter((name) => name !== "=" && name !== "__proto__");
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: "medium" },
        fc.constantFrom("participants of the first group", "participants of the second group", 1, null, true),
        fc.array(tie("tree"), { maxLength: 4 }),
        fc.dictionary(key, tie("tree"), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), (records) => {
        const through = JSON.parse(JSON.stringify(records)) as unknown;
        expect(unshared(JSON.parse(JSON.stringify(sharing(records))))).toEqual(through);
      }),
    );
  });

  it("refuse a key that would stand for another part", () => {
    expect(() => sharing([{ "=": 0 }])).toThrow(TypeError);
  });
});
