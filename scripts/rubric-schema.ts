import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import {
  frameworkFileSchema,
  goldenFileSchema,
  lexiconFileSchema,
  problemFileSchema,
} from "../src/rubric/schema.ts";

const USAGE = `npm run rubric-schema [-- --check]
Writes rubrics/*.schema.json from src/rubric/schema.ts, so that an editor completes and checks rubric files.
  --check   writes nothing; exit code 1 when a file is out of date`;

const FILES = [
  { name: "rubric", title: "A system to design: rubrics/problems/ID.yaml", schema: problemFileSchema },
  { name: "framework", title: "What holds for every system: framework.yaml", schema: frameworkFileSchema },
  { name: "lexicon", title: "The field's terms: lexicon.yaml", schema: lexiconFileSchema },
  { name: "golden", title: "Labelled replies: rubrics/golden/ID.yaml", schema: goldenFileSchema },
];

const { values } = parseArgs({ options: { check: { type: "boolean" }, help: { type: "boolean" } } });
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
for (const { name, title, schema } of FILES) {
  const file = join(import.meta.dirname, "..", "rubrics", `${name}.schema.json`);
  const { $schema, ...shape } = z.toJSONSchema(schema, { io: "input", reused: "inline" });
  const text = `${JSON.stringify({ $schema, title, ...shape }, null, 2)}\n`;
  if (!values.check) writeFileSync(file, text);
  else if (read(file) !== text) {
    console.log(`rubrics/${name}.schema.json is out of date; run: npm run rubric-schema`);
    process.exitCode = 1;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
