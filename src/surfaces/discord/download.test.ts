import { expect, test } from "vitest";
import { download } from "./download.ts";

test.each([
  "http://cdn.discordapp.com/attachments/1/2/a.md",
  "https://cdn.discordapp.com.evil.example/a.md",
  "https://evil.example/cdn.discordapp.com/a.md",
  "https://user@127.0.0.1/a.md",
  "file:///etc/passwd",
])("nothing is fetched from %s", async (address) => {
  await expect(download(address)).rejects.toThrow("not a file of Discord's");
});
