import { expect, test } from "vitest";
import { runCommand, temporaryFolder } from "../cli/run-command.ts";
import { freePort } from "../slack/small-server.ts";
import { type StandIn, startStandIn, TOKENS } from "../slack/stand-in.ts";
import { httpTransport, SIGNING_SECRET, socketTransport } from "../slack/transport.ts";
import { CHAT_STORIES, KILLED_TWICE } from "./chat-stories.ts";
import { tell } from "./chat-story.ts";
import { processBot } from "./process-bot.ts";
import { slackChat } from "./slack-chat.ts";

/** What was under way in a killed process waits twenty seconds for another. */
const PATIENCE_MS = 40_000;

const settingsFor = ({ apiUrl }: StandIn) => ({ SLACK_BOT_TOKEN: TOKENS.bot, SLACK_API_URL: apiUrl });

test.concurrent.each(["socket", "http"] as const)(
  `on Slack by %s, as npm start: ${KILLED_TWICE.name}`,
  { timeout: 120_000 },
  async (way) => {
    using folder = temporaryFolder();
    const slack = await startStandIn();
    const port = await freePort();
    try {
      const line =
        way === "socket"
          ? { SLACK_APP_TOKEN: TOKENS.app }
          : { SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_PORT: String(port) };
      const transport =
        way === "socket"
          ? socketTransport(slack.socket)
          : httpTransport(() => `http://127.0.0.1:${port}/slack/events`);
      const bot = processBot(folder.path, { ...settingsFor(slack), ...line });
      await tell(KILLED_TWICE, slackChat(slack, transport), bot, PATIENCE_MS);
    } finally {
      await slack.stop();
    }
  },
);

test("on Slack, as two replicas over one file: all of it once", { timeout: 120_000 }, async () => {
  using folder = temporaryFolder();
  const slack = await startStandIn();
  try {
    const settings = { ...settingsFor(slack), SLACK_APP_TOKEN: TOKENS.app };
    const replicas = [processBot(folder.path, settings), processBot(folder.path, settings)] as const;
    const both = (what: "start" | "stop" | "kill") => async () => {
      await Promise.all(replicas.map((one) => one[what]()));
    };
    const bot = {
      start: both("start"),
      stop: both("stop"),
      kill: both("kill"),
      interviews: replicas[0].interviews,
    };
    await tell(CHAT_STORIES[0]!, slackChat(slack, socketTransport(slack.socket)), bot);
  } finally {
    await slack.stop();
  }
});

test("npm start with a wrong token of Slack's says in one sentence what to do", async () => {
  using folder = temporaryFolder();
  const slack = await startStandIn();
  try {
    const wrong = await runCommand(["serve", "--data", folder.path], "", undefined, {
      SLACK_BOT_TOKEN: "xoxb-wrong",
      SLACK_APP_TOKEN: TOKENS.app,
      SLACK_API_URL: slack.apiUrl,
    });
    expect(wrong).toMatchObject({ code: 2, out: "" });
    expect(wrong.errors).toMatch(/^Slack does not accept SLACK_BOT_TOKEN\.[^\n]*\n$/);
    expect(wrong.errors).not.toContain("xoxb-wrong");
  } finally {
    await slack.stop();
  }
});
