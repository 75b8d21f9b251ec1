import { describe, expect, it } from "vitest";
import { quiet } from "../../test/fakes/manual-clock.ts";
import { beginningOf, DOT_PNG } from "../../test/fakes/pictures.ts";
import { scriptedInterviewer } from "../../test/fakes/scripted-interviewer.ts";
import { started, type TestEngine, testEngine } from "../../test/fakes/test-engine.ts";
import type { Failure } from "../interview/events.ts";
import { LIMITS } from "../interview/limits.ts";
import { plainText } from "../message/plain-text.ts";
import type { Picture } from "../ports/chat-model.ts";
import type { PictureReader, PictureRequest } from "../ports/picture-reader.ts";
import { failed, ok, type Result } from "../ports/result.ts";
import { createMemoryStore } from "../store/memory-store.ts";
import { RUNTIME_LIMITS } from "./limits.ts";

type Sight = Result<string, Failure> | Error;

/** Sees one thing after the other, and fails the test when it is shown more. */
function scriptedReader(...sights: readonly Sight[]): PictureReader & { readonly shown: PictureRequest[] } {
  const shown: PictureRequest[] = [];
  return {
    name: "scripted reader",
    shown,
    async read(request) {
      const sight = sights[shown.length];
      shown.push(request);
      if (sight === undefined) throw new Error("the reader was shown more than its script has");
      if (sight instanceof Error) throw sight;
      return sight.ok ? ok({ text: sight.value }) : sight;
    },
  };
}

const picture = (more: Partial<Picture> = {}, ref = "p1") =>
  ({ is: "picture", ref, picture: { ...DOT_PNG, ...more }, name: "drawing.png" }) as const;

/** An interview in which the candidate has the floor. */
async function listening(pictureReader?: PictureReader, store = createMemoryStore()) {
  const interviewer = scriptedInterviewer({ kind: "opening", text: "Draw it." }, { text: "And why?" });
  const test = testEngine({ interviewer, store, ...(pictureReader && { pictureReader }) });
  const id = await started(test);
  await test.does({ is: "command", name: "start", options: {} });
  await test.engine.runDue();
  return { test, id };
}

const lastSaid = ({ surface }: TestEngine) => plainText(surface.posted.at(-1)!.message);
const wordsOf = async (test: TestEngine, deed: Parameters<TestEngine["does"]>[0]) => {
  const outcome = await test.does(deed);
  return outcome.is === "answered" ? plainText(outcome.message) : outcome.is;
};

describe("a picture on the engine", () => {
  it("is read, said back, confirmed with a button, and part of the reply", async () => {
    const reader = scriptedReader(ok("client -> ranker."));
    const { test, id } = await listening(reader);
    expect(await test.does(picture())).toEqual({ is: "accepted", interview: id });
    await test.engine.runDue();
    expect(reader.shown).toEqual([
      { picture: DOT_PNG, account: { interview: id, person: "test:ada", workspace: "w" } },
    ]);
    expect(lastSaid(test)).toMatch(/client -> ranker\.[\s\S]*Is that right\?/);
    const yes = test.surface.posted.at(-1)!.message.actions?.[0];
    await test.does({ is: "action", id: yes!.is === "button" ? yes!.id : "" });
    await test.does({ is: "command", name: "done", options: {} });
    await test.engine.runDue();
    const { turns, pictures } = await test.state(id);
    expect(turns.filter(({ who }) => who === "candidate").map(({ text }) => text)).toEqual([
      "Diagram:\nclient -> ranker.",
    ]);
    expect(pictures).toMatchObject([
      { ref: "p1", name: "drawing.png", readBy: "scripted reader", fate: { is: "counted" } },
    ]);
  });

  it("is kept as it came, found by its content", async () => {
    const { test, id } = await listening(scriptedReader(ok("a -> b.")));
    await test.does(picture());
    const [sent] = (await test.state(id)).pictures!;
    expect(JSON.parse((await test.parts.store.document(sent!.document))!)).toEqual(DOT_PNG);
    expect(JSON.stringify(await test.parts.store.events("interview", id))).not.toContain(DOT_PNG.base64);
  });

  it("is read once, however often it is delivered", async () => {
    const reader = scriptedReader(ok("a -> b."));
    const { test } = await listening(reader);
    await test.does(picture(), { id: "same" });
    expect(await test.does(picture(), { id: "same" })).toEqual({ is: "ignored", why: "duplicate" });
    expect(await test.does(picture(), { id: "other" })).toEqual({ is: "ignored", why: "stale" });
    await test.engine.runDue();
    expect(reader.shown).toHaveLength(1);
  });

  it.each(["image/png", "image/jpeg", "image/webp", "image/gif"] as const)(
    "is known as %s by its bytes",
    async (mediaType) => {
      const reader = scriptedReader(ok("a -> b."));
      const { test } = await listening(reader);
      await test.does(picture({ mediaType: "image/png", base64: beginningOf(mediaType) }));
      await test.engine.runDue();
      expect(reader.shown[0]!.picture.mediaType).toBe(mediaType);
    },
  );

  it("is turned away with a sentence when it is none, is empty or is too large, and nothing is lost", async () => {
    const { test, id } = await listening(scriptedReader());
    await test.says("My words.");
    const text = Buffer.from("%PDF-1.7 not a picture at all").toString("base64");
    expect(await wordsOf(test, picture({ base64: text }))).toMatch(/PNG, JPEG, WebP and GIF/);
    expect(await wordsOf(test, picture({ base64: "" }))).toMatch(/not a picture/);
    const large = beginningOf("image/png", LIMITS.pictureBytesMax + 1);
    expect(await wordsOf(test, picture({ base64: large }))).toMatch(/has 8\.1 MB, and I take up to 8\./);
    const { draft, pictures } = await test.state(id);
    expect([draft.length, pictures]).toEqual([1, undefined]);
  });

  it("is not stored where it would not be taken", async () => {
    const store = createMemoryStore();
    const saved: string[] = [];
    const watched = {
      ...store,
      saveDocument: async (hash: string, body: string) =>
        void saved.push(hash, (await store.saveDocument(hash, body)) ?? ""),
    };
    const { test } = await listening(scriptedReader(), watched);
    const before = saved.length;
    const stranger = { id: "test:bob", name: "Bob" };
    expect(await test.does(picture(), { by: stranger })).toEqual({ is: "ignored", why: "not-yours" });
    await test.does({ is: "command", name: "pause", options: {} });
    expect(await wordsOf(test, picture())).toMatch(/paused/);
    expect(saved).toHaveLength(before);
  });

  it("asks for text where nobody sees pictures", async () => {
    const { test } = await listening();
    await test.does(picture());
    await test.engine.runDue();
    expect(lastSaid(test)).toMatch(/cannot see pictures here.*client -> gateway/s);
  });

  it("is left to the next process when this one stops while it is looked at", async () => {
    const store = createMemoryStore();
    let isShown = () => {};
    const shown = new Promise<void>((resolve) => {
      isShown = resolve;
    });
    const stopped: PictureReader = {
      name: "reader of a process that stops",
      read: (_, signal) =>
        new Promise((resolve) => {
          signal.addEventListener("abort", () =>
            resolve(failed({ kind: "cancelled", message: "The call was cancelled." })),
          );
          isShown();
        }),
    };
    const { test, id } = await listening(stopped, store);
    await test.does(picture());
    void test.engine.runDue();
    await shown;
    const stopping = test.engine.stop();
    await test.clock.advance(RUNTIME_LIMITS.stopMs);
    await stopping;
    await quiet();
    expect((await test.state(id)).pictures).toMatchObject([{ fate: { is: "reading" } }]);
  });

  it("asks for text when the reader fails or throws, and logs neither picture nor words", async () => {
    const { test, id } = await listening(
      scriptedReader(failed({ kind: "unavailable", message: "SECRET" }), new TypeError("SECRET")),
    );
    for (const ref of ["p1", "p2"]) {
      await test.does(picture({}, ref));
      await test.engine.runDue();
      expect(lastSaid(test)).toMatch(/could not read your picture.*as text/s);
    }
    const kinds = (await test.state(id)).pictures!.map(({ fate }) =>
      fate.is === "unread" ? fate.why : fate.is,
    );
    expect(kinds).toEqual(["unavailable", "internal"]);
    expect(test.log.lines.filter(({ level }) => level === "warn")).toHaveLength(2);
    expect(JSON.stringify(test.log.lines)).not.toMatch(/SECRET|iVBOR|drawing/);
  });
});
