import type { Failure } from "../../interview/events.ts";
import type { Opinion } from "./answer-form.ts";
import { type Checked, checkOpinion } from "./check-opinion.ts";
import { type Item, itemKey } from "./item.ts";
import type { Outcomes } from "./outcomes.ts";
import type { OwnTurn } from "./own-words.ts";
import { decideVotes, majority } from "./vote.ts";

/** An item that is put to the model, with what the offline grader thinks of it. */
export type Question = {
  readonly item: Item;
  readonly offline: Opinion["verdict"];
  /** Where its quotations may stand. */
  readonly turns: readonly OwnTurn[];
};

/** What the model made of a question in the end. */
export type Answer =
  | { readonly is: "judged"; readonly checked: Checked; readonly sure: boolean }
  | { readonly is: "steered" }
  | { readonly is: "failed"; readonly failure: Failure };

/**
 * Asks once about every question. Where the model agrees with the offline grader that is all; where it does not, more
 * votes are taken until most of them agree. Gives an answer for each question, by `itemKey`.
 */
export async function secondOpinions(
  questions: readonly Question[],
  words: string,
  outcomes: Outcomes,
  votesMax: number,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  const votes = new Map<string, readonly Checked[]>(questions.map(({ item }) => [itemKey(item), []]));
  for (let vote = 0; vote < votesMax; vote += 1) {
    const open = questions.filter(({ item }) => !answers.has(itemKey(item)));
    if (open.length === 0) break;
    const found = await outcomes({ items: open.map(({ item }) => item), words, vote }, signal);
    for (const { item, offline, turns } of open) {
      const key = itemKey(item);
      const outcome = found.get(key)!;
      if (outcome.is !== "opinion") {
        answers.set(key, outcome);
        continue;
      }
      const so = [...votes.get(key)!, checkOpinion(outcome.opinion, turns)];
      votes.set(key, so);
      const decided = decide(so, offline, votesMax);
      if (decided !== undefined) answers.set(key, decided);
    }
  }
  return answers;
}

function decide(
  votes: readonly Checked[],
  offline: Checked["verdict"],
  votesMax: number,
): Answer | undefined {
  const [first] = votes;
  if (votes.length === 1 && first!.verdict === offline) return { is: "judged", checked: first!, sure: true };
  const most = majority(votes, votesMax);
  if (most === undefined && votes.length < votesMax) return undefined;
  const isUnanimous = votes.every(({ verdict }) => verdict === first!.verdict);
  return { is: "judged", checked: most ?? decideVotes(votes), sure: isUnanimous && votes.length > 1 };
}
