import { createHttpLine } from "./http-line.ts";
import type { SlackOptions } from "./index.ts";
import { createInstallations } from "./installations.ts";
import type { Line } from "./line.ts";
import { installOptions } from "./oauth.ts";
import { createSeal } from "./sealed.ts";
import { createSocketLine } from "./socket-line.ts";
import { installedWorkspaces, singleWorkspace, type Workspaces } from "./workspaces.ts";

/** How it is connected, and to which workspaces. Nothing is opened yet. */
export type Connections = { readonly lines: readonly Line[]; readonly workspaces: Workspaces };

/**
 * One line for events, by socket or by HTTP. Adding the app takes an address in any case, so with OAuth and a socket
 * there is a second line for that alone.
 */
export function openLines(options: SlackOptions, again: () => void): Connections {
  const { apiUrl, log } = options;
  const common = { log, ...(apiUrl !== undefined && { apiUrl }) };
  const { workspaces, install } = teamsOf(options, common);
  const installs = install === undefined ? {} : { install };
  if ("signingSecret" in options) {
    const { signingSecret, http } = options;
    return { workspaces, lines: [createHttpLine({ http, signingSecret, log, ...installs })] };
  }
  const socket = createSocketLine({ appToken: options.appToken, again, ...common });
  const { http } = options;
  const isServed = install !== undefined && http !== undefined;
  return { workspaces, lines: isServed ? [createHttpLine({ http, log, install }), socket] : [socket] };
}

function teamsOf(options: SlackOptions, common: { log: SlackOptions["log"]; apiUrl?: string }) {
  if ("botToken" in options) return { workspaces: singleWorkspace(options.botToken, common) };
  const { oauth, store } = options;
  if (store === undefined) throw new Error("workspaces that add the app have to be kept somewhere");
  const installations = createInstallations(store, createSeal(oauth.tokenKeys));
  return {
    workspaces: installedWorkspaces(installations, common),
    install: installOptions({ oauth, installations, ...common }),
  };
}
