import { createInterface } from "node:readline/promises";
import type { Store } from "../ports/store.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { latestInterviews } from "./data-folder.ts";
import { print } from "./print.ts";
import { problemsMessage } from "./problems.ts";
import type { Tools } from "./tools.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The system for somebody who named none: a short menu at a keyboard; otherwise by the seed, or the first one
 * not practised yet, or the one practised longest ago.
 */
export async function chooseProblem(
  rubrics: readonly Rubric[],
  store: Store,
  seed: number | undefined,
  tools: Tools,
): Promise<Rubric> {
  const [first] = rubrics;
  if (first === undefined) throw new UsageError("There are no rubrics to practise on.");
  const fresh = (await leastPractised(rubrics, store)) ?? first;
  if (tools.input.isTTY && tools.output.isTTY) return menu(rubrics, fresh, tools);
  return seed === undefined ? fresh : rubrics[seed % rubrics.length]!;
}

async function leastPractised(rubrics: readonly Rubric[], store: Store): Promise<Rubric | undefined> {
  const latest: string[] = [];
  for await (const { problem } of latestInterviews(store))
    if (!latest.includes(problem)) latest.push(problem);
  const age = ({ id }: Rubric) => (latest.includes(id) ? latest.indexOf(id) : Number.POSITIVE_INFINITY);
  return rubrics.toSorted((a, b) => (age(a) === age(b) ? 0 : age(b) - age(a)))[0];
}

async function menu(rubrics: readonly Rubric[], fresh: Rubric, tools: Tools): Promise<Rubric> {
  print(problemsMessage(rubrics), tools);
  const lines = createInterface({ input: tools.input, output: tools.output });
  try {
    for (;;) {
      const answer = (
        await lines.question(`\nWhich one? Its number or id, or Enter for ${fresh.id}: `)
      ).trim();
      const chosen =
        answer === "" ? fresh : (rubrics[Number(answer) - 1] ?? rubrics.find(({ id }) => id === answer));
      if (chosen !== undefined) return chosen;
      tools.output.write(`There is no "${answer.slice(0, 40)}" in the list.\n`);
    }
  } finally {
    lines.close();
  }
}
