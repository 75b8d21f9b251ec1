import { describe, expect, test } from "vitest";
import { readLibrary } from "../../src/library/read-library.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { createSlackSurface } from "../../src/surfaces/slack/index.ts";
import { type RecordingLog, recordingLog } from "../fakes/recording-log.ts";
import { freePort } from "../slack/small-server.ts";
import { type StandIn, startStandIn, TOKENS } from "../slack/stand-in.ts";
import { httpTransport, SIGNING_SECRET, socketTransport } from "../slack/transport.ts";
import { CHAT_STORIES } from "./chat-stories.ts";
import { tell } from "./chat-story.ts";
import { serviceBot } from "./service-bot.ts";
import { slackChat } from "./slack-chat.ts";

// Slack's own library on both its lines, the whole program but its process, and a Slack on this machine.

const library = readLibrary("rubrics");

describe.each(["socket", "http"] as const)("by %s", (way) => {
  test.each(CHAT_STORIES)("on Slack: $name", async (story) => {
    const slack = await startStandIn();
    const log = recordingLog();
    const port = await freePort();
    const line =
      way === "socket"
        ? { appToken: TOKENS.app }
        : { signingSecret: SIGNING_SECRET, http: { port, host: "127.0.0.1" } };
    const transport =
      way === "socket"
        ? socketTransport(slack.socket)
        : httpTransport(() => `http://127.0.0.1:${port}/slack/events`);
    try {
      const bot = serviceBot({ store: createMemoryStore(), library, log }, () =>
        createSlackSurface({ botToken: TOKENS.bot, apiUrl: slack.apiUrl, log, ...line }),
      );
      await tell(story, slackChat(slack, transport), bot);
      expect(slack.requests.length).toBeGreaterThan(0);
    } catch (error) {
      if (error instanceof Error) error.message += `\n\n${lately(slack, log)}`;
      throw error;
    } finally {
      await slack.stop();
    }
  });
});

/** What went to and fro before something failed. */
function lately({ requests, faults }: StandIn, { lines }: RecordingLog): string {
  const asked = requests.slice(-15).map(({ method, answer }) => `${method} ${answer.error ?? "ok"}`);
  const said = lines.slice(-15).map(({ level, about, says }) => `${level}: ${says} ${JSON.stringify(about)}`);
  return ["The last requests:", ...asked, "Faults:", ...faults, "The log:", ...said].join("\n");
}
