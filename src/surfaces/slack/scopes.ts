/** What the bot may do in a workspace, each with its reason; none is asked for that nothing needs. */
export const SCOPES = [
  { name: "commands", why: "the slash command and the shortcuts" },
  { name: "chat:write", why: "to post in channels that it was invited to, and in direct messages" },
  { name: "app_mentions:read", why: "to hear @Mockingbird" },
  { name: "channels:history", why: "to read replies in threads of public channels that it was invited to" },
  { name: "groups:history", why: "the same in private channels" },
  {
    name: "channels:read",
    why: "to be told when a public channel with an interview is deleted, archived or closed to it",
  },
  { name: "groups:read", why: "the same of private channels" },
  { name: "im:history", why: "to read what is said to it alone" },
  {
    name: "im:write",
    why: "to open a direct message for an interview or a report that only one person sees",
  },
  { name: "assistant:write", why: "titles, suggested prompts and the thinking sign of its chat pane" },
  { name: "files:read", why: "to read snippets, text files and pictures of diagrams in a reply" },
  { name: "files:write", why: "to attach the report as a file" },
  { name: "users:read", why: "people's names, and who may change a workspace's settings" },
  { name: "metadata.message:read", why: "to recognise its own posts, so that none appears twice" },
] as const;

/** The events that it is told of, each with its reason. */
export const EVENTS = [
  { name: "app_mention", why: "commands by mention" },
  { name: "message.channels", why: "replies, edits and deletions in public channels" },
  { name: "message.groups", why: "the same in private channels" },
  { name: "message.im", why: "direct messages" },
  { name: "app_home_opened", why: "to fill its home" },
  { name: "assistant_thread_started", why: "to greet in its chat pane" },
  { name: "channel_deleted", why: "an interview whose channel is gone ends kindly" },
  { name: "channel_archive", why: "the same" },
  { name: "channel_left", why: "the same, when it was thrown out" },
  { name: "group_deleted", why: "the same in private channels" },
  { name: "group_archive", why: "the same" },
  { name: "group_left", why: "the same" },
  { name: "app_uninstalled", why: "to forget a workspace that took it out" },
  { name: "tokens_revoked", why: "the same" },
] as const;
