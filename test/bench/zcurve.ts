import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { createDocument, withDefaults } from "@treeline/engine";
import { type BiasInput, biasMethods, isLong } from "@treeline/engine/bias";

const STUDIES = 100;
const SAMPLES = 1000;

/** How many samples R fits: its time is multiplied by what is lacking. */
const IN_R = 50;

/** Absolute z-values, all significant, from a fixed linear congruential sequence, so that every run sees the same numbers. */
function zValues(): number[] {
  let state = 2022;
  const uniform = (): number => {
    state = (1664525 * state + 1013904223) % 4294967296;
    return (state + 0.5) / 4294967296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const z: number[] = [];
  while (z.length < STUDIES) {
    const value = Math.abs(3 * uniform() + normal());
    if (value > 1.96) z.push(value);
  }
  return z;
}

function inputOf(z: readonly number[]): BiasInput {
  const unknown = z.map(() => null);
  return {
    effects: {
      measure: "GEN",
      rowIds: z.map((_, row) => String(row)),
      labels: z.map((_, row) => String(row)),
      yi: z,
      vi: z.map(() => 1),
    },
    sizes: unknown,
    totals: unknown,
    tables: unknown,
    events: unknown,
    missing: unknown,
    selected: null,
    replication: null,
    moderators: null,
    model: createDocument().model,
    favours: 1,
    alpha: 0.05,
    nullValue: 0,
  };
}

/** Seconds of processor time of all samples in one process. */
function secondsHere(z: readonly number[]): number {
  const method = biasMethods.get("z-curve-bootstrap");
  if (!isLong(method)) throw new RangeError("the bootstrap of z-curve is no long method");
  const before = process.cpuUsage();
  const plan = method.plan(inputOf(z), withDefaults(method.params, { samples: SAMPLES }));
  if (!plan.ok) throw new RangeError(plan.issues[0]?.message);
  const outcome = plan.value.combine([plan.value.run(0, plan.value.total)]);
  const { user, system } = process.cpuUsage(before);
  if (!outcome.ok) throw new RangeError(outcome.issues[0]?.message);
  return (user + system) / 1e6;
}

/** Expectation and maximisation in base R with the stopping rule of the package zcurve for its samples; null without R. */
function secondsInR(z: readonly number[]): number | null {
  const script = `
z <- scan(file("stdin"), quiet = TRUE)
a <- qnorm(.975); b <- 6
tail <- function(c, m) pnorm(c - m, lower.tail = FALSE) + pnorm(-c - m)
fit <- function(z) {
  x <- z[z > a & z <= b]
  f <- sapply(0:6, function(m) (dnorm(x - m) + dnorm(x + m)) / (tail(a, m) - tail(b, m)))
  w <- rep(1 / 7, 7); before <- 0
  for (step in 1:1000) {
    d <- as.vector(f %*% w); w <- w * colMeans(f / d); now <- sum(log(d))
    if (abs(now - before) < 1e-5) break
    before <- now
  }
  w
}
set.seed(1)
start <- proc.time()
for (sample in 1:${IN_R}) fit(sample(z, replace = TRUE))
used <- proc.time() - start
cat(used[["user.self"]] + used[["sys.self"]])
`;
  const run = spawnSync("Rscript", ["-e", script], {
    input: `${z.join("\n")}\n`,
    encoding: "utf8",
    cwd: tmpdir(),
  });
  const last = run.stdout?.trim().split(/\s+/).at(-1);
  return run.status === 0 && last !== undefined ? (Number(last) / IN_R) * SAMPLES : null;
}

/** The bootstrap of z-curve, by processor time: the machine may be shared. */
export function zCurveLines(): string[] {
  const z = zValues();
  const ours = secondsHere(z);
  const theirs = secondsInR(z);
  const beside =
    theirs === null
      ? ""
      : `  R ${theirs.toFixed(0)} s, from ${IN_R} samples  ratio ${(theirs / ours).toFixed(0).padStart(6)}`;
  return [
    `${`z-curve: ${STUDIES} z-values, ${SAMPLES} samples`.padEnd(46)}${ours.toFixed(2).padStart(10)} s of processor time${beside}`,
  ];
}
