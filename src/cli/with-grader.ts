import type { Grader } from "../ports/grader.ts";
import type { Store } from "../ports/store.ts";
import { dataFolder, openData } from "./data-folder.ts";
import type { Tools } from "./tools.ts";

/** Does some work with the grader that is configured; a store is opened only where that one keeps an account. */
export async function withGrader<Result>(
  tools: Tools,
  work: (grader: Grader) => Promise<Result>,
): Promise<Result> {
  let opened: Store | undefined;
  const minds = await tools.minds(async () => {
    opened ??= await openData(dataFolder(undefined, tools), tools);
    return opened;
  });
  try {
    return await work(minds.graders.final);
  } finally {
    await opened?.close();
  }
}
