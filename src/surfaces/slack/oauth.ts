import type { Installation as BoltInstallation, HTTPReceiverOptions } from "@slack/bolt";
import type { Log } from "../../ports/log.ts";
import { createSlackApi } from "./api.ts";
import { nameOf } from "./failures.ts";
import type { Installations } from "./installations.ts";
import { PATHS } from "./manifest.ts";
import { SCOPES } from "./scopes.ts";
import type { OAuthSettings } from "./settings.ts";

/** What makes a receiver of Slack's library serve the adding of the app. */
export type InstallOptions = Pick<
  HTTPReceiverOptions,
  | "clientId"
  | "clientSecret"
  | "stateSecret"
  | "redirectUri"
  | "installationStore"
  | "installerOptions"
  | "scopes"
>;

export type InstallParts = {
  readonly oauth: OAuthSettings;
  readonly installations: Installations;
  readonly apiUrl?: string;
  readonly log: Log;
};

/** Whoever adds the app at `/slack/install` is sent to Slack and back, and their workspace's token is kept sealed. */
export function installOptions({ oauth, installations, apiUrl, log }: InstallParts): InstallOptions {
  const { clientId, clientSecret, stateSecret, redirectUri, authorizeUrl } = oauth;

  async function keep(added: BoltInstallation): Promise<void> {
    const token = added.bot?.token;
    if (token === undefined || added.team === undefined || added.isEnterpriseInstall)
      throw new Error("only single workspaces can add the app");
    const { team, bot, url } = await createSlackApi(token, {
      log,
      ...(apiUrl !== undefined && { apiUrl }),
    }).self();
    if (team !== added.team.id) throw new Error("the token belongs to another workspace");
    await installations.save({ team, token, bot, url });
    log.info({ surface: "slack", workspace: team }, "a workspace added the app");
  }

  return {
    clientId,
    clientSecret,
    stateSecret,
    ...(redirectUri !== undefined && { redirectUri }),
    scopes: SCOPES.map(({ name }) => name),
    installationStore: {
      async storeInstallation(added) {
        await keep(added as BoltInstallation).catch((error: unknown) => {
          log.error({ why: nameOf(error) }, "a workspace could not be added");
          throw error;
        });
      },
      fetchInstallation: () => Promise.reject(new Error("installations are read elsewhere")),
    },
    installerOptions: {
      installPath: PATHS.install,
      redirectUriPath: PATHS.redirect,
      ...(apiUrl !== undefined && { clientOptions: { slackApiUrl: apiUrl } }),
      ...(authorizeUrl !== undefined && { authorizationUrl: authorizeUrl }),
    },
  };
}
