import type { Interview } from "../interview/interview.ts";
import type { Store } from "../ports/store.ts";
import { interviewMessage } from "../report/interview-message.ts";
import { reportJson } from "../report/report-json.ts";
import { reportMarkdown } from "../report/report-markdown.ts";
import { readArguments } from "./arguments.ts";
import { dataFolder, latestInterviews, loadInterview, openExistingData } from "./data-folder.ts";
import { print, printJson } from "./print.ts";
import type { CliCommand } from "./tools.ts";
import { UsageError } from "./usage-error.ts";

const OPTIONS = {
  data: { type: "string" },
  id: { type: "string" },
  markdown: { type: "boolean" },
  json: { type: "boolean" },
} as const;

/** `npm run report`: the latest interview, or one by its id, finished or not. */
export const report: CliCommand = async (words, tools) => {
  const { data, id, markdown, json } = readArguments(words, OPTIONS);
  if (markdown && json) throw new UsageError("Choose one of --markdown and --json.");
  const folder = dataFolder(data, tools);
  const store = await openExistingData(folder, tools);
  try {
    const interview = id === undefined ? await latest(store, folder) : await loadInterview(store, id);
    const used = await store.used({ interview: interview.id });
    if (json) printJson(reportJson(interview, used), tools);
    else if (markdown) tools.output.write(reportMarkdown(interview, used));
    else print(interviewMessage(interview, used), tools);
    return 0;
  } finally {
    await store.close();
  }
};

async function latest(store: Store, folder: string): Promise<Interview> {
  for await (const interview of latestInterviews(store)) return interview;
  throw new UsageError(`"${folder}" has no interviews yet; npm run practice makes the first.`);
}
