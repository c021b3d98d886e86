import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { fail, type Result } from "@treeline/engine";
import {
  type JobContext,
  type JobId,
  type JobOutcome,
  jobs,
  outcomeOf,
  runJobHere,
  type Shard,
  shardsOf,
} from "@treeline/engine/jobs";
import type { JobMessage } from "./job-process.ts";

interface Part {
  readonly shard: Shard;
  readonly place: number;
}

/** What a process makes of a part; an error where it ends before. */
function answerOf(child: ChildProcess, message: JobMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => {
      reject(new Error(`A worker ended with code ${code ?? "none"} before its part was done.`));
    };
    child.once("exit", ended);
    child.once("message", (answer: unknown) => {
      child.off("exit", ended);
      resolve(answer);
    });
    child.send(message);
  });
}

/** Gives a process one part after the other until there are none. */
async function work(child: ChildProcess, waiting: Part[], answers: unknown[]): Promise<void> {
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    answers[part.place] = await answerOf(child, { kind: "run", shard: part.shard });
  }
}

/**
 * Runs a job in several processes, or in this one. The outcome is the same, bit by bit. Processes and not threads, because they load
 * TypeScript in whatever way this one does.
 * @param count how many, at least 1
 */
export async function runJobInProcesses<I extends JobId>(
  id: I,
  context: JobContext,
  count: number,
): Promise<Result<JobOutcome<I>>> {
  if (count === 1) return runJobHere(id, context);
  const plan = jobs.get(id).plan(context);
  if (!plan.ok) return fail(...plan.issues);
  const shards = shardsOf(plan.value.total, count);
  const waiting = shards.map((shard, place): Part => ({ shard, place })).reverse();
  const answers = new Array<unknown>(shards.length);
  const file = fileURLToPath(new URL("./job-process.ts", import.meta.url));
  const children = Array.from({ length: Math.min(count, shards.length) }, () =>
    fork(file, { serialization: "advanced" }),
  );
  try {
    for (const child of children) {
      const message: JobMessage = { kind: "prepare", id, document: context.document };
      child.send(message);
    }
    await Promise.all(children.map((child) => work(child, waiting, answers)));
  } finally {
    for (const child of children) child.kill();
  }
  return outcomeOf(id, plan.value.combine(answers));
}
