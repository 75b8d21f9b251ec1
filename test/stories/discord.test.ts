import { beforeAll, test } from "vitest";
import { firstLook } from "../../src/cli/first-look.ts";
import { signalGrader } from "../../src/graders/signal-grader.ts";
import { readLibrary } from "../../src/library/read-library.ts";
import { openSqlite } from "../../src/store/open-sqlite.ts";
import { createDiscordSurface } from "../../src/surfaces/discord/index.ts";
import { temporaryFolder } from "../cli/run-command.ts";
import { type StandIn, startStandIn } from "../discord/stand-in.ts";
import { type RecordingLog, recordingLog } from "../fakes/recording-log.ts";
import { CHAT_STORIES } from "./chat-stories.ts";
import { type ChatStory, tell } from "./chat-story.ts";
import { discordChat } from "./discord-chat.ts";
import { DISCORD_STORIES } from "./discord-stories.ts";
import { serviceBot } from "./service-bot.ts";

// Real discord.js, the whole program but its process, and a Discord on this machine.

const library = readLibrary("rubrics");
beforeAll(() => firstLook(signalGrader, library.rubrics));

test.each([...CHAT_STORIES, ...DISCORD_STORIES])("on Discord: $name", onDiscord);

/** With a stand-in and a file of its own. */
async function onDiscord(story: ChatStory): Promise<void> {
  using folder = temporaryFolder();
  const discord = await startStandIn();
  const log = recordingLog();
  const store = await openSqlite(folder.file("mockingbird.sqlite"));
  try {
    const { apiUrl, token } = discord;
    const chat = discordChat(discord);
    const { download } = chat;
    const connect = () => createDiscordSurface({ apiUrl, token, log, download });
    await tell(story, chat, serviceBot({ store, library, log }, connect));
  } catch (error) {
    if (error instanceof Error) error.message += `\n\n${lately(discord, log)}`;
    throw error;
  } finally {
    await store.close();
    await discord.stop();
  }
}

/** What went to and fro before something failed. */
function lately({ front }: StandIn, { lines }: RecordingLog): string {
  const requests = front.requests.slice(-15).map(({ method, path, status }) => `${status} ${method} ${path}`);
  const said = lines.slice(-15).map(({ level, about, says }) => `${level}: ${says} ${JSON.stringify(about)}`);
  return ["The last requests:", ...requests, "The log:", ...said].join("\n");
}
