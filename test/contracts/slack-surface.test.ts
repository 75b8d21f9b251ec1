import { createSlackSurface } from "../../src/surfaces/slack/index.ts";
import { recordingLog } from "../fakes/recording-log.ts";
import { startStandIn, TOKENS } from "../slack/stand-in.ts";
import { socketTransport } from "../slack/transport.ts";
import { slackChat } from "../stories/slack-chat.ts";
import { surfaceContract } from "./surface-contract.ts";

surfaceContract("Slack", async () => {
  const slack = await startStandIn();
  const { apiUrl, team: workspace, channel } = slack;
  const chat = slackChat(slack, socketTransport(slack.socket));
  const spot = (thread: string | undefined) => (thread === undefined ? channel : `${channel}/${thread}`);
  return {
    surface: createSlackSurface({ apiUrl, botToken: TOKENS.bot, appToken: TOKENS.app, log: recordingLog() }),
    place: { surface: "slack", workspace, channel },
    async seen({ thread }) {
      const all = await chat.sees("Ada", spot(thread));
      return all.filter(({ byBot }) => byBot).map(({ text }) => text);
    },
    writes: async ({ thread }, text) => void (await chat.types("Ada", spot(thread), text)),
    loses: async () => void (await slack.call(slack.tokenOf("Ada"), "conversations.archive", { channel })),
    close: () => slack.stop(),
  };
});
