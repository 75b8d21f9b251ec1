import { z } from "zod";

// What Slack sends, as far as it is read here; everything else in it is let pass.

const fileSchema = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  mode: z.string().optional(),
  filetype: z.string().optional(),
  mimetype: z.string().optional(),
  size: z.number().optional(),
  url_private: z.string().optional(),
  url_private_download: z.string().optional(),
});

export type SlackFile = z.infer<typeof fileSchema>;

/** A message, in an event or in a history. */
export const messageSchema = z.looseObject({
  ts: z.string(),
  subtype: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  text: z.string().optional(),
  thread_ts: z.string().optional(),
  edited: z.looseObject({ ts: z.string() }).optional(),
  files: z.array(fileSchema).optional(),
  metadata: z.looseObject({ event_type: z.string(), event_payload: z.looseObject({}) }).nullish(),
});

export type SlackMessage = z.infer<typeof messageSchema>;

/** `message` and `app_mention`. A changed or deleted message comes wrapped. */
export const messageEventSchema = z.looseObject({
  type: z.enum(["message", "app_mention"]),
  subtype: z.string().optional(),
  channel: z.string(),
  ts: z.string(),
  text: z.string().optional(),
  files: z.array(fileSchema).optional(),
  message: messageSchema.optional(),
  previous_message: messageSchema.optional(),
  deleted_ts: z.string().optional(),
});

export type MessageEvent = z.infer<typeof messageEventSchema>;

/** The wrapping of every event. */
export const eventBodySchema = z.looseObject({
  type: z.literal("event_callback"),
  event_id: z.string(),
  team_id: z.string(),
  /** With a channel that several workspaces share, the one that the event is meant for. */
  authorizations: z.array(z.looseObject({ team_id: z.string().nullish() })).nullish(),
  event: z.looseObject({ type: z.string() }),
});

export const channelEventSchema = z.looseObject({ channel: z.string(), user: z.string().optional() });

export const homeEventSchema = z.looseObject({ user: z.string(), channel: z.string(), tab: z.string() });

export const assistantEventSchema = z.looseObject({
  assistant_thread: z.looseObject({ user_id: z.string(), channel_id: z.string(), thread_ts: z.string() }),
});

const userSchema = z.looseObject({
  id: z.string(),
  username: z.string().optional(),
  name: z.string().optional(),
});
const teamSchema = z.looseObject({ id: z.string() });

export const commandSchema = z.looseObject({
  command: z.string(),
  text: z.string().default(""),
  team_id: z.string(),
  user_id: z.string(),
  user_name: z.string().optional(),
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string(),
});

/** A button or select, in a message or in the home tab. */
export const actionsSchema = z.looseObject({
  type: z.literal("block_actions"),
  team: teamSchema,
  user: userSchema,
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.looseObject({ id: z.string() }).optional(),
  container: z.looseObject({ thread_ts: z.string().optional() }).optional(),
  message: z.looseObject({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  actions: z
    .array(
      z.looseObject({
        type: z.string(),
        action_id: z.string(),
        action_ts: z.string().optional(),
        selected_option: z.looseObject({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

/** What is being typed into a menu that asks us. */
export const suggestionSchema = z.looseObject({
  type: z.literal("block_suggestion"),
  team: teamSchema,
  user: userSchema,
  action_id: z.string(),
  value: z.string().default(""),
  view: z.looseObject({ callback_id: z.string() }).optional(),
});

export const submissionSchema = z.looseObject({
  type: z.literal("view_submission"),
  team: teamSchema,
  user: userSchema,
  view: z.looseObject({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string().default(""),
    state: z.looseObject({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.looseObject({
            value: z.string().nullish(),
            selected_option: z.looseObject({ value: z.string() }).nullish(),
          }),
        ),
      ),
    }),
  }),
});

/** A shortcut on a message. */
export const messageActionSchema = z.looseObject({
  type: z.literal("message_action"),
  callback_id: z.string(),
  team: teamSchema,
  user: userSchema,
  trigger_id: z.string(),
  response_url: z.string(),
  channel: z.looseObject({ id: z.string() }),
  message: messageSchema,
});

/** A shortcut of the whole workspace. */
export const shortcutSchema = z.looseObject({
  type: z.literal("shortcut"),
  callback_id: z.string(),
  team: teamSchema,
  user: userSchema,
  trigger_id: z.string(),
});
