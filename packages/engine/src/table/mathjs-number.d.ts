/** The part of mathjs used here; the published types need the DOM, which the engine does not have. */
declare module "mathjs/number" {
  export type MathNode =
    | { readonly type: "ParenthesisNode"; readonly content: MathNode }
    | { readonly type: "ConstantNode"; readonly value: unknown }
    | { readonly type: "SymbolNode"; readonly name: string }
    | {
        readonly type: "ConditionalNode";
        readonly condition: MathNode;
        readonly trueExpr: MathNode;
        readonly falseExpr: MathNode;
      }
    | {
        readonly type: "FunctionNode";
        readonly fn: { readonly name?: string };
        readonly args: readonly MathNode[];
      }
    | {
        readonly type: "OperatorNode";
        readonly op: string;
        readonly fn: string;
        readonly args: readonly MathNode[];
        readonly implicit: boolean;
        readonly isPercentage: boolean;
      }
    | { readonly type: "RelationalNode" }
    | { readonly type: "AccessorNode" };
  export const parseDependencies: unique symbol;
  export function create(
    factories: { readonly parseDependencies: typeof parseDependencies },
    config: object,
  ): { readonly parse: (code: string) => MathNode };
}
