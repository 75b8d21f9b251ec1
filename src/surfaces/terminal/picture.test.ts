import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DOT_PNG } from "../../../test/fakes/pictures.ts";
import { LIMITS } from "../../interview/limits.ts";
import { TERMINAL_LIMITS } from "./limits.ts";
import { picturePath } from "./picture-command.ts";
import { readPictureFile } from "./read-picture-file.ts";
import { createReceiver } from "./receive.ts";

describe("the command for a picture", () => {
  it.each([
    ["/picture a.png", "a.png"],
    ["/picture   my drawing.png  ", "my drawing.png"],
    ["/picture 'my drawing.png'", "my drawing.png"],
    ['/PICTURE "C:\\my drawing.png"', "C:\\my drawing.png"],
    ["/picture /tmp/my\\ drawing\\ \\(1\\).png", "/tmp/my drawing (1).png"],
    ["/image file:a.png", "a.png"],
    ["/picture", ""],
    ["/pictures", undefined],
    ["/hint", undefined],
  ])("%s", (line, path) => expect(picturePath(line)).toBe(path));

  it("sends what was typed before it, and is suggested for a slip", () => {
    const receiver = createReceiver();
    receiver.line("Here it is.");
    expect(receiver.line("/picture a.png")).toEqual([
      { is: "message", text: "Here it is." },
      { is: "picture", path: "a.png" },
    ]);
    expect(receiver.line("/pictur a.png")).toMatchObject([
      { is: "word", says: expect.stringContaining("/picture") },
    ]);
  });
});

describe("a picture file", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "mockingbird-picture-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, bytes: Buffer) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };

  it("is sent whole, with its name and without its folder", async () => {
    const path = file("my drawing.png", Buffer.from(DOT_PNG.base64, "base64"));
    expect(await readPictureFile(path, "r")).toEqual({
      is: "picture",
      ref: "r",
      picture: DOT_PNG,
      name: "my drawing.png",
    });
  });

  it("is said to be missing, a folder or too large", async () => {
    const says = async (path: string) => ((await readPictureFile(path, "r")) as { says?: string }).says;
    expect(await says("")).toMatch(/Which picture\?/);
    expect(await says(join(folder, "gone.png"))).toMatch(/there is no such file\. Nothing was sent\./);
    expect(await says(folder)).toMatch(/is not a file/);
    const large = file("large.png", Buffer.alloc(TERMINAL_LIMITS.pictureBytesMax + 1));
    expect(await says(large)).toMatch(/has 8 MB.*Nothing was sent/);
  });

  it("may be as large here as the interview takes", () =>
    expect(TERMINAL_LIMITS.pictureBytesMax).toBe(LIMITS.pictureBytesMax));
});
