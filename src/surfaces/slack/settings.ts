/** How this process is connected to Slack. */
export type SlackSettings = SlackLine & SlackTeams & { readonly apiUrl?: string };

/** The way that Slack's events come. */
export type SlackLine =
  /** Slack is called, and holds the line open: nothing has to be reachable from outside. */
  | { readonly appToken: string; readonly http?: HttpSettings }
  /** Slack calls; each request is signed with the secret. */
  | { readonly signingSecret: string; readonly http: HttpSettings };

export type HttpSettings = { readonly port: number; readonly host: string };

/** Whom it works for. */
export type SlackTeams =
  /** One workspace. */
  | { readonly botToken: string }
  /** Every workspace that adds the app. */
  | { readonly oauth: OAuthSettings };

export type OAuthSettings = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state of an installation under way, so that nobody finishes what they did not begin. */
  readonly stateSecret: string;
  /** Keys that tokens are sealed with, 32 bytes each in base64 or hex: the first seals, all of them open. */
  readonly tokenKeys: readonly string[];
  /** Where people are sent back to after adding the app, as it stands in the app's settings. */
  readonly redirectUri?: string;
  /** Address of Slack's consent page, where it is not Slack's own: a stand-in. */
  readonly authorizeUrl?: string;
};
