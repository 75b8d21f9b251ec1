import type { webApi } from "@slack/bolt";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../src/commands/commands.ts";
import { readConfig } from "../../src/config.ts";
import { formView } from "../../src/surfaces/slack/forms.ts";
import { SLACK_LIMITS } from "../../src/surfaces/slack/limits.ts";
import { manifest } from "../../src/surfaces/slack/manifest.ts";
import { SCOPES } from "../../src/surfaces/slack/scopes.ts";

describe("the manifest", () => {
  test("is one that Slack's own types allow, and keeps to its limits", () => {
    const made = manifest({ address: "https://mock.example.org/", isDistributed: true });
    const typed: webApi.AppsManifestCreateArguments["manifest"] = {
      ...made,
      settings: {
        ...made.settings,
        event_subscriptions: { ...made.settings.event_subscriptions, bot_events: [] },
      },
    } as webApi.AppsManifestCreateArguments["manifest"];
    expect(typed.display_information.name.length).toBeLessThanOrEqual(SLACK_LIMITS.appNameCharsMax);
    expect(made.display_information.description.length).toBeLessThanOrEqual(
      SLACK_LIMITS.appDescriptionCharsMax,
    );
    const [slash] = made.features.slash_commands;
    expect(slash?.usage_hint.length).toBeLessThanOrEqual(SLACK_LIMITS.usageHintCharsMax);
    for (const { name, description } of made.features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(SLACK_LIMITS.shortcutNameCharsMax);
      expect(description.length).toBeLessThanOrEqual(SLACK_LIMITS.shortcutDescriptionCharsMax);
    }
    for (const { name } of COMMANDS) expect(slash?.usage_hint).toContain(name);
  });

  test("by socket names no address, by HTTP one for everything that Slack calls", () => {
    expect(JSON.stringify(manifest())).not.toContain("http");
    expect(manifest().settings.socket_mode_enabled).toBe(true);
    const { features, settings, oauth_config } = manifest({
      address: "https://m.example/",
      isDistributed: true,
    });
    const events = "https://m.example/slack/events";
    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: events },
      interactivity: { request_url: events, message_menu_options_url: events },
    });
    expect(features.slash_commands[0]).toMatchObject({ url: events });
    expect(oauth_config).toMatchObject({ redirect_urls: ["https://m.example/slack/oauth_redirect"] });
  });

  test("asks for no scope twice, and every event has the scope that it needs", () => {
    const held = SCOPES.map(({ name }): string => name);
    expect(new Set(held).size).toBe(held.length);
    const needs: Readonly<Record<string, string>> = {
      "message.channels": "channels:history",
      "message.groups": "groups:history",
      "message.im": "im:history",
      app_mention: "app_mentions:read",
      assistant_thread_started: "assistant:write",
      channel_left: "channels:read",
      group_left: "groups:read",
    };
    const events = manifest().settings.event_subscriptions.bot_events;
    for (const [event, scope] of Object.entries(needs)) {
      expect(events).toContain(event);
      expect(held).toContain(scope);
    }
  });
});

test("forms ask for what the table of commands has, and require what it requires", () => {
  const asked = (name: "start" | "grade") =>
    formView(name, {}).blocks.map((block) => "optional" in block && [block.block_id, block.optional]);
  expect(asked("start")).toEqual(
    ["problem", "level", "minutes", "style", "private"].map((name) => [name, true]),
  );
  expect(asked("grade")).toEqual([
    ["problem", false],
    ["stage", true],
    ["level", true],
  ]);
});

describe("settings", () => {
  const KEY = "a".repeat(64);
  const oauth = {
    SLACK_CLIENT_ID: "1.2",
    SLACK_CLIENT_SECRET: "s",
    SLACK_STATE_SECRET: "nobody-can-guess-it",
    SLACK_TOKEN_KEYS: `${KEY}, ${"b".repeat(64)}`,
  };

  test("two tokens are Socket Mode for one workspace", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" }).slack).toEqual({
      botToken: "xoxb-1",
      appToken: "xapp-1",
      http: { port: 3_000, host: "127.0.0.1" },
    });
  });

  test("a signing secret is HTTP, and OAuth is for several workspaces", () => {
    const set = {
      ...oauth,
      SLACK_SIGNING_SECRET: "sign",
      SLACK_PORT: "8080",
      SLACK_API_URL: "http://127.0.0.1:1/api",
    };
    expect(readConfig(set).slack).toEqual({
      signingSecret: "sign",
      http: { port: 8_080, host: "127.0.0.1" },
      apiUrl: "http://127.0.0.1:1/api/",
      oauth: {
        clientId: "1.2",
        clientSecret: "s",
        stateSecret: "nobody-can-guess-it",
        tokenKeys: [KEY, "b".repeat(64)],
      },
    });
    expect(readConfig({ SLACK_PORT: "8080" })).not.toHaveProperty("slack");
  });

  test.each([
    [{ SLACK_BOT_TOKEN: "xoxp-1" }, /SLACK_BOT_TOKEN: the token that begins with xoxb-/],
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, /SLACK_APP_TOKEN: set it for Socket Mode, or SLACK_SIGNING_SECRET/],
    [{ SLACK_APP_TOKEN: "xapp-1" }, /SLACK_BOT_TOKEN: set it for one workspace, or SLACK_CLIENT_ID/],
    [
      { SLACK_APP_TOKEN: "xapp-1", SLACK_CLIENT_ID: "1" },
      /SLACK_CLIENT_SECRET and SLACK_STATE_SECRET and SLACK_TOKEN_KEYS/,
    ],
    [{ ...oauth, SLACK_APP_TOKEN: "xapp-1", SLACK_BOT_TOKEN: "xoxb-1" }, /for one workspace alone/],
    [{ ...oauth, SLACK_APP_TOKEN: "xapp-1", SLACK_TOKEN_KEYS: "short" }, /SLACK_TOKEN_KEYS: 32 random bytes/],
  ])("what is wrong in %o is said", (set, says) => {
    expect(() => readConfig(set)).toThrow(says);
    expect(() => readConfig({ ...set, LOG_LEVEL: "?" })).not.toThrow(/xoxp-1/);
  });
});
