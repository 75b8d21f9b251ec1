import { MINUTES } from "../interview/limits.ts";
import { type Message, textMessage } from "../message/message.ts";
import { LEVELS } from "../rubric/stages.ts";
import type { Answer } from "./command.ts";
import { DESK_LIMITS } from "./limits.ts";
import type { DeskParts } from "./parts.ts";
import { saveSettings, type WorkspaceSettings } from "./workspace-settings.ts";

const note = (text: string) => textMessage(text, { kind: "note" });

/** `settings`: shows how interviews are held in this workspace, and changes what was named. For its managers alone. */
export function createSettings({ store }: DeskParts): Answer {
  return async ({ inbound, options, settings }) => {
    if (inbound.rights?.managesWorkspace !== true)
      return note("Only those who manage this workspace see and change its settings.");
    if (Object.keys(options).length === 0) return settingsMessage(settings, "Settings");
    const changed = withOptions(settings, options, inbound.place.channel);
    if (typeof changed === "string") return note(changed);
    await saveSettings(store, inbound.place, changed);
    return settingsMessage(changed, "Settings, changed");
  };
}

/** The settings with what was chosen; a sentence where it cannot be. */
function withOptions(
  before: WorkspaceSettings,
  options: Readonly<Record<string, string>>,
  channel: string,
): WorkspaceSettings | string {
  const { level, minutes, style, channels, starters, model, retention } = options;
  const chosen = withChannels(before, channels, channel);
  if (typeof chosen === "string") return chosen;
  const days = retention === undefined ? undefined : retentionDays(retention);
  if (days === "wrong")
    return `retention is a number of days from ${DESK_LIMITS.retentionDays.least} to ${DESK_LIMITS.retentionDays.most}, or forever.`;
  const { retentionDays: kept, ...rest } = chosen;
  const keptDays = days === undefined ? kept : days === "forever" ? undefined : days;
  return {
    ...rest,
    level: LEVELS.find((one) => one === level) ?? rest.level,
    minutes: MINUTES.find((one) => String(one) === minutes) ?? rest.minutes,
    style: style === "coach" || style === "real" ? style : rest.style,
    starters: starters === "everyone" || starters === "managers" ? starters : rest.starters,
    usesModels: model === undefined ? rest.usesModels : model !== "off",
    ...(keptDays !== undefined && { retentionDays: keptDays }),
  };
}

function withChannels(
  before: WorkspaceSettings,
  asked: string | undefined,
  channel: string,
): WorkspaceSettings | string {
  const { channels, ...rest } = before;
  switch (asked) {
    case "everywhere":
      return rest;
    case "also-here": {
      const all = [...new Set([...(channels ?? []), channel])];
      if (all.length > DESK_LIMITS.channelsMax) return `${DESK_LIMITS.channelsMax} channels are the most.`;
      return { ...rest, channels: all };
    }
    case "not-here":
      return channels === undefined
        ? "Interviews may be started everywhere. Say channels:also-here where they may, and only those are left."
        : { ...rest, channels: channels.filter((one) => one !== channel) };
    default:
      return before;
  }
}

function retentionDays(said: string): number | "forever" | "wrong" {
  const word = said.trim().toLowerCase();
  if (word === "forever") return "forever";
  const days = /^\d{1,5}$/.test(word) ? Number(word) : 0;
  const { least, most } = DESK_LIMITS.retentionDays;
  return days >= least && days <= most ? days : "wrong";
}

function settingsMessage(settings: WorkspaceSettings, title: string): Message {
  const { level, minutes, style, channels, starters, usesModels, retentionDays: days } = settings;
  const where =
    channels === undefined
      ? "everywhere"
      : `${channels.length} ${channels.length === 1 ? "channel" : "channels"}`;
  return {
    about: { kind: "settings" },
    blocks: [
      { is: "heading", text: title },
      {
        is: "fields",
        fields: [
          { name: "level", value: level },
          { name: "minutes", value: String(minutes) },
          { name: "style", value: style },
          { name: "channels", value: where },
          { name: "starters", value: starters },
          { name: "model", value: usesModels ? "on, where one is configured" : "off" },
          { name: "retention", value: days === undefined ? "forever" : `${days} days` },
        ],
      },
    ],
  };
}
