import { type ApiOptions, createSlackApi, type Self, type SlackApi } from "./api.ts";
import { createDownload } from "./download.ts";
import { GONE, isCode, nameOf, notAllowed } from "./failures.ts";
import type { Download } from "./files.ts";
import type { Installations } from "./installations.ts";

/** A workspace that the app is in. */
export type Workspace = Self & { readonly api: SlackApi; readonly download: Download };

/** The workspaces that the app is in. */
export type Workspaces = {
  /** Rejects with one sentence that says what to do (`NotAllowed`) when a token is no good. */
  open(): Promise<void>;
  find(team: string): Promise<Workspace | undefined>;
  /** As `find`, without waiting: what was met since the start. */
  known(team: string): Workspace | undefined;
  /** The app was taken out of it. */
  forget(team: string): Promise<void>;
};

const WRONG_TOKEN =
  "Slack does not accept SLACK_BOT_TOKEN. Copy it again from api.slack.com/apps, your app, OAuth & Permissions, Bot User OAuth Token; it begins with xoxb-.";

/** The one workspace of a bot's token. */
export function singleWorkspace(token: string, options: ApiOptions): Workspaces {
  let only: Workspace | undefined;
  const known = (team: string) => (only?.team === team ? only : undefined);
  return {
    async open() {
      const api = createSlackApi(token, options);
      try {
        only = { ...(await api.self()), api, download: createDownload(token, options.apiUrl) };
      } catch (error) {
        throw isCode(error, ...GONE) ? notAllowed(WRONG_TOKEN) : error;
      }
    },
    find: async (team) => known(team),
    known,
    async forget(team) {
      if (known(team) !== undefined) only = undefined;
    },
  };
}

/** All workspaces that added the app. */
export function installedWorkspaces(installations: Installations, options: ApiOptions): Workspaces {
  const met = new Map<string, Workspace & { readonly token: string }>();

  async function find(team: string): Promise<Workspace | undefined> {
    const found = await installations.find(team);
    if (found === undefined) {
      met.delete(team);
      return undefined;
    }
    const { token, bot, url } = found;
    const before = met.get(team);
    // Added anew it has another token.
    if (before?.token === token) return before;
    const api = createSlackApi(token, options);
    const workspace = { team, token, bot, url, api, download: createDownload(token, options.apiUrl) };
    met.set(team, workspace);
    return workspace;
  }

  return {
    async open() {
      for (const team of await installations.teams()) {
        const found = await find(team).catch((error: unknown) => {
          options.log.error({ team, why: nameOf(error) }, "a workspace could not be read");
          return undefined;
        });
        if (found === undefined)
          options.log.warn(
            { team },
            "the token of a workspace does not open; is its key in SLACK_TOKEN_KEYS?",
          );
      }
    },
    find,
    known: (team) => met.get(team),
    async forget(team) {
      met.delete(team);
      await installations.remove(team);
    },
  };
}
