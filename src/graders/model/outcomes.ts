import { askModel, type Call, type Caller, isLeftOut } from "./ask-model.ts";
import { isLasting } from "./failure-words.ts";
import { type Item, itemKey } from "./item.ts";
import { type Asked, findOutcome, type KeptAnswers, keepOutcome, type Outcome } from "./kept-opinions.ts";
import { MODEL_GRADER_LIMITS } from "./limits.ts";

/** Gives an outcome for each item, by `itemKey`: a kept one, or what the model says now. */
export type Outcomes = (call: Call, signal: AbortSignal) => Promise<ReadonlyMap<string, Outcome>>;

/** For one grading: what will fail again in the same way is not tried again by it. */
export function createOutcomes(caller: Caller, kept: KeptAnswers, batch: "criterion" | "stage"): Outcomes {
  let lasting: Outcome | undefined;

  async function ask(items: readonly Item[], call: Call, signal: AbortSignal) {
    if (lasting !== undefined) return new Map(items.map((item) => [itemKey(item), lasting!] as const));
    const found = new Map(await askModel(caller, { ...call, items }, signal));
    const leftOut = items.filter((item) => isLeftOut(found.get(itemKey(item))));
    if (leftOut.length > 0) {
      const again = await askModel(caller, { ...call, items: leftOut, isSecondTry: true }, signal);
      for (const [key, outcome] of again) found.set(key, outcome);
    }
    // Whoever stops the process wants no grade of half the answers.
    signal.throwIfAborted();
    for (const item of items) {
      const outcome = found.get(itemKey(item))!;
      if (outcome.is === "failed" && isLasting(outcome.failure)) lasting = outcome;
      await keepOutcome(kept, asked(item, call), outcome);
    }
    return found;
  }

  function asked(item: Item, { words, vote }: Call): Asked {
    return { prompt: caller.prompt.version, model: caller.model.name, batch, item, words, vote };
  }

  return async (call, signal) => {
    const known = await Promise.all(
      call.items.map(async (item) => [item, await findOutcome(kept, asked(item, call))] as const),
    );
    const outcomes = new Map<string, Outcome>();
    for (const [item, outcome] of known) if (outcome !== undefined) outcomes.set(itemKey(item), outcome);
    const unknown = call.items.filter((item) => !outcomes.has(itemKey(item)));
    const [first, ...rest] = portions(
      unknown,
      batch === "criterion" ? 1 : MODEL_GRADER_LIMITS.itemsPerCallMax,
    );
    if (first === undefined) return outcomes;
    // The first goes ahead alone: once the provider has read the words, the others find them in its cache.
    const answers = [await ask(first, call, signal)];
    answers.push(...(await Promise.all(rest.map((items) => ask(items, call, signal)))));
    for (const answer of answers) for (const [key, outcome] of answer) outcomes.set(key, outcome);
    return outcomes;
  };
}

function portions<Thing>(things: readonly Thing[], size: number): Thing[][] {
  const count = Math.ceil(things.length / size);
  return Array.from({ length: count }, (_, i) => things.slice(i * size, (i + 1) * size));
}
