import type { types } from "@slack/bolt";
import type { Message } from "../../message/message.ts";
import type { Doors } from "../../ports/surface.ts";
import { actionRows, plainText } from "./elements.ts";
import { OPENS_FORM } from "./forms.ts";
import { SLACK_LIMITS } from "./limits.ts";
import { APP_NAME } from "./manifest.ts";
import type { People } from "./people.ts";
import { placeOf } from "./place.ts";
import { type KitBlock, textBlocks } from "./render.ts";
import type { Workspace } from "./workspaces.ts";

/** What the home tab shows, in the words of the commands that tell it. */
const TOLD = ["history", "problems"] as const;
/** Only for those who manage the workspace. */
const TOLD_TO_MANAGERS = ["settings"] as const;

export type HomeParts = { readonly doors: Doors; readonly people: People };

/** Fills somebody's home tab. `id` names this opening of it. */
export async function showHome(
  { doors, people }: HomeParts,
  workspace: Workspace,
  { user, channel, id }: { readonly user: string; readonly channel: string; readonly id: string },
): Promise<void> {
  const { person: by, managesWorkspace } = await people.find(workspace, user);
  const place = placeOf({ team: workspace.team, channel });
  const parts: Message[] = [];
  for (const name of [...TOLD, ...(managesWorkspace ? TOLD_TO_MANAGERS : [])]) {
    const deed = { is: "command", name, options: {} } as const;
    const outcome = await doors.deliver({
      id: `${id}:${name}`,
      place,
      by,
      rights: { managesWorkspace },
      deed,
    });
    if (outcome.is === "answered") parts.push(outcome.message);
  }
  await workspace.api.publishHome(user, homeView(parts));
}

export function homeView(parts: readonly Message[]): types.HomeView {
  const blocks: KitBlock[] = [
    { type: "header", text: plainText(APP_NAME) },
    ...textBlocks([
      {
        is: "text",
        text: "Practise ML system design interviews here in a direct message, or in any channel that I was invited to.",
      },
    ]),
    ...actionRows([{ is: "button", id: `${OPENS_FORM}start`, label: "Start an interview", tone: "primary" }]),
  ];
  for (const { blocks: told, actions = [] } of parts)
    blocks.push({ type: "divider" }, ...textBlocks(told), ...actionRows(actions));
  return { type: "home", blocks: blocks.slice(0, SLACK_LIMITS.viewBlocksMax) };
}
