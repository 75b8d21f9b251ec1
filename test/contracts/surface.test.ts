import { PassThrough } from "node:stream";
import { plainText } from "../../src/message/plain-text.ts";
import { STAGE_IDS } from "../../src/rubric/stages.ts";
import { createDiscordSurface } from "../../src/surfaces/discord/index.ts";
import { createTerminal } from "../../src/surfaces/terminal/index.ts";
import { startStandIn } from "../discord/stand-in.ts";
import { recordingLog } from "../fakes/recording-log.ts";
import { recordingSurface } from "../fakes/recording-surface.ts";
import { discordChat } from "../stories/discord-chat.ts";
import { surfaceContract } from "./surface-contract.ts";

surfaceContract("recording", async () => {
  const surface = recordingSurface();
  return {
    surface,
    place: { surface: "test", workspace: "w", channel: "c" },
    async seen(place) {
      const shown = surface.posted.map(({ message }) => message);
      for (const { ref, message } of surface.edited) shown[Number(ref.replace(/^.*-/, ""))] = message;
      return shown
        .filter((_, i) => surface.posted[i]!.place.thread === place.thread)
        .map((message) => plainText(message));
    },
    close: async () => undefined,
  };
});

surfaceContract("terminal", async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const place = { surface: "terminal", workspace: "local", channel: "here" };
  let printed = "";
  let isBroken = false;
  output.on("data", (chunk) => {
    printed += chunk;
  });
  const surface = createTerminal({
    input,
    output,
    place,
    colour: false,
    person: { id: "terminal:you", name: "You" },
    stages: STAGE_IDS,
    ready: async () => undefined,
    answer: async () => undefined,
    posted: () => undefined,
    ended: () => undefined,
    interrupted: () => undefined,
    broken: () => {
      isBroken = true;
    },
  });
  return {
    surface,
    place,
    seen: async () => printed.split("\n\n").map((text) => text.trim()),
    writes: async (_, text) => void input.write(`${text}\n\n`),
    wasTold: () => isBroken,
    close: async () => void input.end(),
  };
});

surfaceContract("Discord", async () => {
  const discord = await startStandIn();
  const { apiUrl, token, guild: workspace, channel } = discord;
  const chat = discordChat(discord);
  return {
    surface: createDiscordSurface({ apiUrl, token, log: recordingLog() }),
    place: { surface: "discord", workspace, channel },
    async seen({ thread }) {
      const all = await chat.sees("Ada", thread ?? channel);
      return all.filter(({ byBot }) => byBot).map(({ text }) => text);
    },
    writes: async ({ thread }, text) => void (await chat.types("Ada", thread ?? channel, text)),
    loses: ({ thread }) => chat.loses(thread ?? channel),
    close: () => discord.stop(),
  };
});
