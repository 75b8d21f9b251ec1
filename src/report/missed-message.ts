import type { Block, Message } from "../message/message.ts";
import type { Scorecard } from "../scoring/scorecard.ts";

const MISSED_SHOWN_MAX = 12;

/** What was expected and not said, stage by stage, with what a strong answer says there. */
export function missedMessage({ title, missed, stages }: Scorecard): Message {
  const shown = missed.slice(0, MISSED_SHOWN_MAX);
  const blocks: Block[] = [{ is: "heading", text: `${title}: what was missed` }];
  if (shown.length === 0) blocks.push({ is: "text", text: "Nothing that was expected is missing." });
  for (const stage of stages) {
    const items = shown
      .filter((one) => one.stage === stage.id)
      .map(({ asks, strong, verdict }) => {
        const half = verdict === "partly" ? " (half of it was there)" : "";
        return strong === asks ? `${asks}${half}` : `${asks}${half} A strong answer: ${strong}`;
      });
    if (items.length > 0)
      blocks.push({ is: "text", text: stage.title, tone: "strong" }, { is: "list", items });
  }
  const more = missed.length - shown.length;
  if (more > 0) blocks.push({ is: "text", text: `And ${more} lighter points, in the file.`, tone: "quiet" });
  return { blocks, about: { kind: "report" } };
}

/** One full answer per stage, to compare with. */
export function referenceMessage({ title, reference, stages }: Scorecard): Message {
  const blocks: Block[] = [{ is: "heading", text: `${title}: a full answer` }];
  for (const { id, title: name } of stages) {
    const text = id === "communicate" ? undefined : reference[id];
    if (text !== undefined) blocks.push({ is: "text", text: name, tone: "strong" }, { is: "text", text });
  }
  return { blocks, about: { kind: "report" } };
}
