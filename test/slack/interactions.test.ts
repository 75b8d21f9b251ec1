import { afterEach, expect, test } from "vitest";
import { textMessage } from "../../src/message/message.ts";
import type { Outcome } from "../../src/ports/surface.ts";
import { blockActions, pressed, type SlackText, slashCommand } from "./payloads.ts";
import { openWorld, THREAD, type World, type WorldOptions } from "./world.ts";

let world: World;
afterEach(() => world.close());

const PROBLEMS = [
  { value: "surprise", label: "Surprise me" },
  { value: "ad-click", label: "Ad click prediction" },
];
const ANSWERED: Outcome = { is: "answered", message: textMessage("Your interview is ready.") };

const open = async (options: WorldOptions = {}) => {
  world = await openWorld({
    suggest: async ({ typed }) => PROBLEMS.filter(({ value }) => value.includes(typed)),
    deliver: async () => ANSWERED,
    ...options,
  });
};
const slash = (text: string, by = "Ada") =>
  world.transport.send("slash_commands", slashCommand(world.slack, by, world.slack.channel, text));
const interactive = (payload: SlackText) => world.transport.send("interactive", payload);
const said = () => world.slack.alone.map(({ text }) => text);

/** The form that is open, filled in and sent. */
async function sends(by: string, chosen: Readonly<Record<string, string>>) {
  const view = world.slack.views.at(-1)!;
  const values = Object.fromEntries(
    Object.entries(chosen).map(([name, value]) => [
      name,
      {
        [name]: {
          type: "static_select",
          selected_option: { text: { type: "plain_text", text: value }, value },
        },
      },
    ]),
  );
  return interactive({
    ...pressed(world.slack, by, "view_submission"),
    view: { ...view, state: { values } },
  });
}

test("start alone opens a form, and what is filled in starts the interview", async () => {
  await open();
  await slash("start");
  await expect.poll(() => world.slack.views.length).toBe(1);
  expect(world.slack.views[0]).toMatchObject({ callback_id: "form:start" });
  expect(world.heard).toEqual([]);
  expect(await sends("Ada", { problem: "ad-click", level: "senior", private: "no" })).toEqual({
    payload: {},
  });
  await expect.poll(said).toEqual(["Your interview is ready."]);
  expect(world.heard).toMatchObject([
    {
      place: { workspace: world.slack.team, channel: world.slack.channel },
      by: { name: "Ada" },
      rights: { managesWorkspace: true },
      deed: {
        is: "command",
        name: "start",
        options: { problem: "ad-click", level: "senior", private: "no" },
      },
    },
  ]);
  expect(world.slack.faults).toEqual([]);
});

test("start with options asks nothing, and where an interview waits to begin it is that one's word", async () => {
  const at = () => ({ surface: "slack", workspace: world.slack.team, channel: world.slack.channel });
  await open({ live: async () => [{ place: at() }] });
  await slash("start problem:ad-click");
  await slash("start");
  await expect.poll(() => world.heard.length).toBe(2);
  expect(world.slack.views).toEqual([]);
});

test("what is searched for in a form is offered, and nothing when it takes too long", async () => {
  const never = new Promise<never>(() => undefined);
  await open({ suggest: ({ typed }) => (typed === "slow" ? never : Promise.resolve(PROBLEMS)) });
  const typing = (value: string) =>
    interactive({
      ...pressed(world.slack, "Ada", "block_suggestion"),
      action_id: "problem",
      block_id: "problem",
      value,
      view: { id: "V1", type: "modal", callback_id: "form:start" },
    });
  const offered = await typing("ad");
  expect(offered?.payload).toMatchObject({
    options: [
      { value: "surprise" },
      { text: { type: "plain_text", text: "Ad click prediction" }, value: "ad-click" },
    ],
  });
  expect((await typing("slow"))?.payload).toEqual({ options: [] });
});

test("a form that is filled in wrongly stays open with words at the very field", async () => {
  await open();
  await slash("start");
  await expect.poll(() => world.slack.views.length).toBe(1);
  const answer = await sends("Ada", { problem: "gone-since", level: "junior" });
  expect(answer?.payload).toMatchObject({
    response_action: "errors",
    errors: {
      problem: expect.stringMatching(/choose another/),
      level: expect.stringMatching(/mid, senior, staff/),
    },
  });
  expect(world.heard).toEqual([]);
});

test("a trigger that came too late becomes a button that opens the form", async () => {
  await open();
  world.slack.answerNext("views.open", { status: 200, body: { ok: false, error: "expired_trigger_id" } });
  await slash("start");
  await expect.poll(said).toEqual([expect.stringMatching(/This button opens it/)]);
  const [{ ref, blocks }] = world.slack.alone as [(typeof world.slack.alone)[number]];
  const action = { type: "button", action_id: "slack-form:start:" };
  expect(JSON.stringify(blocks)).toContain(action.action_id);
  await interactive(blockActions(world.slack, "Ada", { channel: world.slack.channel, ts: ref }, action));
  await expect.poll(() => world.slack.views.length).toBe(1);
});

test("a message is graded from its menu, once its system is known", async () => {
  await open();
  const reply = "I begin with logistic regression &amp; hashed features.";
  await interactive({
    ...pressed(world.slack, "Bob", "message_action"),
    callback_id: "grade-reply",
    message_ts: "1700000005.000001",
    response_url: world.slack.responseUrl(world.slack.personId("Bob"), world.slack.channel),
    channel: { id: world.slack.channel, name: "interviews" },
    message: { type: "message", user: world.slack.personId("Ada"), ts: "1700000005.000001", text: reply },
  });
  await expect.poll(() => world.slack.views.length).toBe(1);
  const missing = await sends("Bob", {});
  expect(missing?.payload).toMatchObject({ errors: { problem: expect.any(String) } });
  await sends("Bob", { problem: "ad-click", stage: "model" });
  await expect.poll(() => world.heard.length).toBe(1);
  expect(world.heard[0]?.deed).toEqual({
    is: "command",
    name: "grade",
    options: {
      problem: "ad-click",
      stage: "model",
      text: "I begin with logistic regression & hashed features.",
    },
  });
});

test("the workspace's shortcut starts an interview in a direct message", async () => {
  await open();
  await interactive({ ...pressed(world.slack, "Bob", "shortcut"), callback_id: "start-interview" });
  await expect.poll(() => world.slack.views.length).toBe(1);
  await sends("Bob", { problem: "surprise" });
  await expect.poll(() => world.heard.length).toBe(1);
  expect(world.heard[0]?.place.channel).toMatch(/^D/);
  // Nobody waits for an answer anywhere else, so it is said there.
  await expect
    .poll(() =>
      world.slack.requests.some(
        ({ method, args }) => method === "chat.postMessage" && args.channel === world.heard[0]?.place.channel,
      ),
    )
    .toBe(true);
});

test("buttons and menus come with where they stand, and a link's own button does nothing", async () => {
  await open();
  const at = { channel: world.slack.channel, ts: "1700000002.000001", thread: THREAD };
  const option = { text: { type: "plain_text", text: "Data" }, value: "data" };
  for (const action of [
    { type: "button", action_id: "hint:i42:t3", value: "hint:i42:t3" },
    { type: "static_select", action_id: "retry:i42~1", selected_option: option },
    { type: "button", action_id: "slack-link:0", url: "https://a.b" },
  ])
    await interactive(blockActions(world.slack, "Ada", at, action));
  await interactive(
    blockActions(
      world.slack,
      "Ada",
      { channel: at.channel, ts: THREAD, thread: THREAD },
      { type: "button", action_id: "take:x" },
    ),
  );
  await expect.poll(() => world.heard.length).toBe(3);
  const thread = {
    surface: "slack",
    workspace: world.slack.team,
    channel: world.slack.channel,
    thread: THREAD,
  };
  const { thread: _, ...card } = thread;
  const inThread = world.heard.filter(({ place }) => place.thread !== undefined);
  expect(inThread.map(({ place, deed }) => ({ place, deed }))).toEqual([
    { place: thread, deed: { is: "action", id: "hint:i42:t3" } },
    { place: thread, deed: { is: "action", id: "retry:i42", value: "data" } },
  ]);
  expect(world.heard).toContainEqual(
    expect.objectContaining({ place: card, deed: { is: "action", id: "take:x" } }),
  );
  await expect.poll(() => world.slack.alone.length).toBe(3);
  expect(world.slack.alone.filter((one) => one.thread === THREAD)).toHaveLength(2);
});

test("a button keeps its place behind the messages that were written before it", async () => {
  const order: string[] = [];
  const kept = Promise.withResolvers<void>();
  await open({
    async deliver({ deed }) {
      if (deed.is === "message") await kept.promise;
      order.push(deed.is);
      return { is: "accepted", interview: "i1" };
    },
  });
  const at = { channel: world.slack.channel, ts: "1700000002.000001", thread: THREAD };
  const written = world.says("Ada", "The last of my reply.");
  await expect.poll(() => world.heard.length).toBe(1);
  await interactive(blockActions(world.slack, "Ada", at, { type: "button", action_id: "done:i42:t3" }));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(order).toEqual([]);
  kept.resolve();
  await written;
  await expect.poll(() => order).toEqual(["message", "action"]);
});

test("words behind the command that mean nothing are told with the nearest that does", async () => {
  await open();
  await slash("hnit");
  await slash("start level:junior");
  await expect
    .poll(() => said().toSorted())
    .toEqual([
      expect.stringMatching(/Did you mean hint\?/),
      expect.stringMatching(/level is one of mid, senior, staff/),
    ]);
  expect(world.heard).toEqual([]);
});

test("an answer with a file sends the file where its reader is alone", async () => {
  const message = { ...textMessage("Everything that is kept."), files: [{ name: "you.json", text: "{}" }] };
  await open({ deliver: async () => ({ is: "answered", message }) });
  await slash("export");
  await expect.poll(said).toEqual(["Everything that is kept.", expect.stringMatching(/direct messages/)]);
  const [upload] = world.slack.requests.filter(({ method }) => method === "files.completeUploadExternal");
  expect(upload?.args.channel_id).toMatch(/^D/);
});

test("a failure is told to whoever asked, and no one else", async () => {
  await open({
    deliver: () =>
      Promise.reject(Object.assign(new Error("no"), { notAllowed: true, says: "Invite me first." })),
  });
  await slash("history", "Eve");
  await expect
    .poll(() => world.slack.alone)
    .toMatchObject([{ user: world.slack.personId("Eve"), text: "Invite me first." }]);
});
