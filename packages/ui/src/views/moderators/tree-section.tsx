import { type AnalysisDocument, formatFixed, formatShort } from "@treeline/engine";
import type { MetaTree } from "@treeline/engine/jobs";
import { tellJob } from "@treeline/engine/jobs/tell";
import type { JSX } from "preact";
import { moderation } from "../../strings/moderation.ts";
import { JobChoices } from "./job-choices.tsx";
import { JobRun } from "./job-run.tsx";
import { NumberTable } from "./number-table.tsx";
import { showNumber, showRange } from "./shown-numbers.ts";
import { ToldFiles, ToldSentences } from "./told-parts.tsx";
import { useJob } from "./use-job.ts";

const words = moderation.tree;

/** The meta-CART tree, as a nested list and in words. */
export function TreeSection({ document }: { readonly document: AnalysisDocument }): JSX.Element {
  const job = useJob("tree", document);
  return (
    <section aria-label={words.heading}>
      <h3>{words.heading}</h3>
      <p class="hint">{words.lead}</p>
      <JobChoices id="tree" />
      <JobRun job={job} label={words.run} units={words.units}>
        {(tree) => <Grown tree={tree} />}
      </JobRun>
    </section>
  );
}

function Grown({ tree }: { readonly tree: MetaTree }): JSX.Element {
  const { splits, tau2, pruning, k } = tree;
  const told = tellJob("tree", tree);
  return (
    <>
      {splits.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul class="tree-list" aria-label={words.label}>
          <li>
            {words.all(k)}
            <Branch tree={tree} node={0} />
          </li>
        </ul>
      )}
      <ToldSentences told={told} />
      <p class="hint">{words.tau2(showNumber(tau2))}</p>
      <NumberTable
        caption={words.pruning}
        isCaptionShown
        head={[words.splits, words.error, words.se]}
        rows={pruning.map((step) => ({
          key: String(step.splits),
          head: step.splits === splits.length ? words.kept(step.splits) : String(step.splits),
          cells: [formatFixed(step.error, 3), formatFixed(step.se, 3)],
        }))}
      />
      <ToldFiles told={told} />
    </>
  );
}

/** What stands below a node: its two sides, each with its leaf or its own split. */
function Branch({ tree, node }: { readonly tree: MetaTree; readonly node: number }): JSX.Element | null {
  const split = tree.splits.find((one) => one.node === node);
  if (split === undefined) return null;
  const { rule } = split;
  const [left, right] =
    rule.kind === "numeric"
      ? words.numeric(rule.column, formatShort(rule.cut))
      : [words.factor(rule.column, rule.left), words.factor(rule.column, rule.right)];
  const sides = [
    { label: left, child: split.left },
    { label: right, child: split.right },
  ];
  return (
    <ul class="tree-list">
      {sides.map(({ label, child }) => {
        const leaf = tree.leaves.find((one) => one.node === child);
        return (
          <li key={child}>
            {label}
            {leaf !== undefined && (
              <>
                {": "}
                <b>
                  {words.leaf(
                    leaf.studies.length,
                    moderation.withRange(showNumber(leaf.estimate), showRange(leaf.ci)),
                  )}
                </b>
              </>
            )}
            <Branch tree={tree} node={child} />
          </li>
        );
      })}
    </ul>
  );
}
