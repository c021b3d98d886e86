import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { createDocument, createModerator, createModerators } from "@treeline/engine";
import { jobContext, runJobHere } from "@treeline/engine/jobs";

/** Studies with moderators, and how many permutations are tested. */
interface PermutationWork {
  readonly what: string;
  readonly k: number;
  readonly moderators: number;
  readonly permutations: number;
  /** How many R refits: its time is multiplied by what is lacking. */
  readonly inR: number;
}

const WORK: readonly PermutationWork[] = [
  { what: "9 studies, 1 moderator, all 362,880", k: 9, moderators: 1, permutations: 362_880, inR: 300 },
  { what: "50 studies, 3 moderators, 100,000", k: 50, moderators: 3, permutations: 100_000, inR: 300 },
];

/** From a fixed linear congruential sequence, so that every run sees the same numbers. */
function studiesOf({ k, moderators }: PermutationWork): {
  readonly names: string[];
  readonly values: number[][];
} {
  let state = 2024;
  const uniform = (): number => {
    state = (1664525 * state + 1013904223) % 4294967296;
    return (state + 0.5) / 4294967296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const vi = Array.from({ length: k }, () => 0.01 + 0.1 * uniform());
  const yi = vi.map((v) => 0.3 + Math.sqrt(0.05 + v) * normal());
  const columns = Array.from({ length: moderators }, () => vi.map(() => normal()));
  return { names: ["yi", "vi", ...columns.map((_, j) => `x${j + 1}`)], values: [yi, vi, ...columns] };
}

/** Seconds of processor time that the whole job takes in one process. */
function secondsHere(work: PermutationWork): number {
  const { names, values } = studiesOf(work);
  const moderators = names.slice(2);
  const base = createDocument();
  const rowIds = values[0]!.map((_, row) => String(row));
  const context = jobContext({
    ...base,
    table: {
      rowIds,
      columns: names.map((name, at) => ({ name, kind: "number", values: values[at]!, unparsed: {} })),
    },
    roles: { ...base.roles, inputs: { yi: "yi", vi: "vi" } },
    effects: { ...base.effects, measure: "GEN" },
    model: { ...base.model, estimator: "REML", test: "knha" },
    moderators: createModerators({
      variables: moderators.map((column) => createModerator({ column, kind: "numeric" })),
      terms: moderators.map((name) => [name]),
      permutations: work.permutations,
    }),
  });
  if (!context.ok) throw new RangeError(context.issues[0]?.message);
  const before = process.cpuUsage();
  const outcome = runJobHere("permutation", context.value);
  const { user, system } = process.cpuUsage(before);
  if (!outcome.ok) throw new RangeError(outcome.issues[0]?.message);
  if (outcome.value.arrangements.used !== work.permutations)
    throw new RangeError("another number was tested");
  return (user + system) / 1e6;
}

/** The same of R's permutest(), from fewer permutations; null without R and metafor. */
function secondsInR(work: PermutationWork): number | null {
  const { names, values } = studiesOf(work);
  const script = `
suppressPackageStartupMessages(library(metafor))
dat <- read.csv(file("stdin"))
res <- rma(yi, vi, mods = as.matrix(dat[, -(1:2), drop = FALSE]), data = dat, method = "REML", test = "knha")
start <- proc.time()
permutest(res, exact = FALSE, iter = ${work.inR}, progbar = FALSE)
used <- proc.time() - start
cat(used[["user.self"]] + used[["sys.self"]])
`;
  const rows = values[0]!.map((_, row) => values.map((column) => column[row]!).join(","));
  const run = spawnSync("Rscript", ["-e", script], {
    input: `${[names.join(","), ...rows].join("\n")}\n`,
    encoding: "utf8",
    cwd: tmpdir(),
  });
  const last = run.stdout?.trim().split(/\s+/).at(-1);
  return run.status === 0 && last !== undefined ? (Number(last) / work.inR) * work.permutations : null;
}

/** Permutation tests with REML and Knapp-Hartung, by processor time: the machine may be shared. */
export function permutationLines(): string[] {
  return WORK.map((work) => {
    const ours = secondsHere(work);
    const theirs = secondsInR(work);
    const beside =
      theirs === null
        ? ""
        : `  R ${theirs.toFixed(0)} s, from ${work.inR} permutations  ratio ${(theirs / ours).toFixed(0).padStart(6)}`;
    return `${`permutest: ${work.what}`.padEnd(46)}${ours.toFixed(2).padStart(10)} s of processor time${beside}`;
  });
}
