import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { expect, test } from "vitest";
import { importsOf, readImportTable, rowFor, withoutImports, withoutWords } from "./architecture/imports.ts";

// The house rules of ARCHITECTURE.md, checked. Each finding says where it is and how to mend it.

const LINES_MAX = 400;
const LINES_SOFT = 300;

const sources = ["src", "scripts", "test"].flatMap(typescriptOf);
const isTest = (file: string) => file.startsWith("test/") || file.endsWith(".test.ts");
const product = sources.filter((file) => file.startsWith("src/") && !isTest(file));
const rows = readImportTable(read("ARCHITECTURE.md"));
const scripts: Readonly<Record<string, string>> = JSON.parse(read("package.json")).scripts;

test("every folder of src has a row in the import table, and every row a folder", () => {
  const without = product
    .filter((file) => rowFor(rows, file) === undefined)
    .map((file) => `${file} has no row in the import table of ARCHITECTURE.md; add one for its folder.`);
  const empty = rows
    .filter(({ folder }) => !product.some((file) => rowFor(rows, file)?.folder === folder))
    .map(({ folder }) => `The import table has a row for "${folder}", which holds no source; take it out.`);
  const dangling = rows.flatMap(({ folder, imports }) =>
    imports
      .filter((to) => !rows.some((row) => row.folder === to.folder))
      .map((to) => `Row "${folder}" may import "${to.folder}", which has no row; mend the name.`),
  );
  expect([...without, ...empty, ...dangling]).toEqual([]);
});

test("the import table has no circle", () => {
  const reached = (from: string, seen: Set<string>): Set<string> => {
    for (const { folder, typesOnly } of rows.find((row) => row.folder === from)?.imports ?? [])
      if (!typesOnly && !seen.has(folder)) reached(folder, seen.add(folder));
    return seen;
  };
  const circles = rows.filter(({ folder }) => reached(folder, new Set()).has(folder));
  expect(
    circles.map(({ folder }) => `"${folder}" may import itself in a roundabout way; cut one link.`),
  ).toEqual([]);
});

test("folders import only what the table allows", () => {
  expect(product.flatMap(forbiddenImports)).toEqual([]);
});

function forbiddenImports(file: string): string[] {
  const row = rowFor(rows, file);
  if (row === undefined) return [];
  return importsOf(read(file)).flatMap(({ from, typesOnly }) => {
    const says = (what: string) => [`${file} imports ${what}`];
    if (from.startsWith("node:")) return [];
    if (!from.startsWith("."))
      return row.packages.some((name) => from === name || from.startsWith(`${name}/`))
        ? []
        : says(`the package "${from}"; do without, or add it to the row "${row.folder}" and say why.`);
    const target = posix.join(posix.dirname(file), from);
    const to = rowFor(rows, target)?.folder;
    if (to === undefined)
      return says(`"${target}", which is no folder of the table; src never leans on scripts or test.`);
    if (to === row.folder) return [];
    const allowed = row.imports.find((one) => one.folder === to);
    if (allowed === undefined)
      return says(
        `"${target}", and the table does not let "${row.folder}" import "${to}"; move the code or hand it in.`,
      );
    return allowed.typesOnly && !typesOnly
      ? says(`values of "${to}", and the table allows types only; write "import type", or hand the value in.`)
      : [];
  });
}

const IMPURE: readonly (readonly [RegExp, string])[] = [
  [/\bnew Date\b|\bDate\s*[.(]|\bperformance\s*\./, "reads a clock; take the time as an argument"],
  [/\bMath\.random\b|\bcrypto\s*\./, "makes a random value; take a seed as an argument"],
  [/\bset(?:Timeout|Interval|Immediate)\s*\(|\bqueueMicrotask\s*\(/, "sets a timer; give an effect instead"],
  [/\bprocess\s*\.\s*\w|\bglobalThis\b/, "reads the environment; take the setting as an argument"],
  [/\bconsole\s*\./, "prints; give a value, and let the shell print"],
  [/\basync\b|\bawait\b/, "waits; only the shell waits"],
  [/\bimport\s*\(|\brequire\s*\(|\bfetch\s*\(/, "loads something while it runs; import it, or hand it in"],
];

test("pure folders are pure", () => {
  const impure = product.filter((file) => rowFor(rows, file)?.isPure).flatMap(impureThings);
  expect(impure).toEqual([]);
});

function impureThings(file: string): string[] {
  const code = withoutWords(read(file));
  const fromNode = importsOf(read(file)).filter(({ from }) => from.startsWith("node:"));
  return [
    ...fromNode.map(
      ({ from }) => `${file} imports "${from}", but its folder is pure; take it as an argument.`,
    ),
    ...IMPURE.flatMap(([what, says]) => {
      const at = code.search(what);
      if (at < 0) return [];
      return [`${file}:${code.slice(0, at).split("\n").length} ${says}. Its folder is pure.`];
    }),
  ];
}

test("only main.ts and config.ts look at the environment", () => {
  const readers = product
    .filter((file) => /\bprocess\s*\.\s*env\b/.test(withoutWords(read(file))))
    .filter((file) => file !== "src/main.ts" && file !== "src/config.ts");
  expect(readers.map((file) => `${file} reads process.env; add a setting to src/config.ts.`)).toEqual([]);
});

/** Waiting for their use, with what they wait for; whoever takes one up takes it out of here. */
const AHEAD_OF_USE: Readonly<Record<string, string>> = {
  "src/message/paginate.ts": "surfaces with short messages: Discord, Slack",
  "src/scoring/combine.ts": "a second grader",
  "src/store/memory-store.ts": "tests and the simulation, which play the whole shell on it",
};

test("no file that nobody imports", () => {
  const texts = [...sources, "scripts/run.mjs", "vitest.config.ts"].map(
    (file) => [file, read(file)] as const,
  );
  const used = new Set<string>();
  for (const [file, text] of texts) {
    const links = importsOf(text).map(({ from }) => posix.join(posix.dirname(file), from));
    // What only tests import is not part of the product.
    for (const link of links) if (!isTest(file) || isTest(link)) used.add(link);
    // Some programs are run by their path, from the file's own folder or the project's.
    for (const [, named] of withoutImports(text).matchAll(/"([\w./-]+\.ts)"/g))
      for (const path of [posix.join(posix.dirname(file), named!), named!])
        if (path !== file && (!isTest(file) || isTest(path))) used.add(path);
  }
  const entry = new Set(
    Object.values(scripts).flatMap((command) => command.match(/scripts\/[\w.-]+/g) ?? []),
  );
  const known = (file: string) => used.has(file) || entry.has(file) || Object.hasOwn(AHEAD_OF_USE, file);
  const lonely = sources.filter((file) => !known(file) && !file.endsWith(".test.ts"));
  const gone = Object.keys(AHEAD_OF_USE).filter((file) => !sources.includes(file));
  expect([
    ...lonely.map((file) => `Nobody imports ${file} (tests do not count for src); use it or delete it.`),
    ...gone.map((file) => `${file} is gone; take it out of AHEAD_OF_USE.`),
  ]).toEqual([]);
});

test("no drawers for odds and ends, and no barrels", () => {
  const drawers = sources
    .filter((file) => /(^|[/-])(utils?|helpers?|common|shared|misc|types)(\.ts$|\/)/.test(file))
    .map((file) => `${file} is a drawer; name it after the idea that is in it.`);
  const barrels = sources
    .filter((file) => {
      const rest = withoutWords(read(file)).replaceAll(/export\s+[^;]*?\bfrom\b[^;]*;/g, "");
      return rest.trim() === "" && read(file).trim() !== "";
    })
    .map((file) => `${file} only passes on what others export; import from where it is made.`);
  expect([...drawers, ...barrels]).toEqual([]);
});

test("no file grows beyond reading", () => {
  const lengths = sources.map((file) => ({ file, lines: read(file).trimEnd().split("\n").length }));
  const long = lengths.filter(({ lines }) => lines > LINES_SOFT && lines <= LINES_MAX);
  for (const { file, lines } of long)
    console.warn(`${file} has ${lines} lines; over ${LINES_SOFT} it is asking to be two files.`);
  const tooLong = lengths.filter(({ lines }) => lines > LINES_MAX);
  expect(
    tooLong.map(({ file, lines }) => `${file} has ${lines} lines, over ${LINES_MAX}; make it two files.`),
  ).toEqual([]);
});

const documents = [
  ...readdirSync(".").filter((name) => name.endsWith(".md")),
  ...filesOf("docs").filter((name) => name.endsWith(".md")),
  "rubrics/README.md",
];

test.each(documents)("%s names only what exists", (document) => {
  const text = read(document);
  const commands = [...text.matchAll(/\bnpm run (?:-s |--silent )?([a-z][\w:-]*)/g)].map(([, name]) => name!);
  const missingScripts = [...new Set(commands)]
    .filter((name) => scripts[name] === undefined)
    .map((name) => `${document} names "npm run ${name}", which package.json does not have; mend either.`);
  const missingFiles = [...new Set(pathsIn(text))]
    .filter((path) => !exists(path, document))
    .map((path) => `${document} names "${path}", which does not exist; mend the name or take it out.`);
  expect([...missingScripts, ...missingFiles]).toEqual([]);
});

/** What looks like a file or folder of ours in links and code spans. Capitals (`problems/ID.yaml`) and stars stand for any name. */
function pathsIn(text: string): string[] {
  const prose = text.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, "");
  const links = [...prose.matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)/g)].map(([, path]) => path!);
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)]
    .map(([, span]) => span!)
    .filter((span) => /^[\w.][\w./-]*$/.test(span))
    .filter((span) =>
      /\w\.(ts|mjs|md|ya?ml|json)$|^(src|scripts|test|docs|rubrics|\.ci|\.github)\//.test(span),
    )
    .filter((span) => !/(^|\/)[A-Z]+(\/|\.(ts|ya?ml|jsonl?)$|$)/.test(span));
  return [...links, ...spans];
}

/** Names in documents are relative to the document, the project, or one of its two roots of content. */
function exists(path: string, document: string): boolean {
  return [dirname(document), ".", "src", "rubrics"].some((base) => existsSync(join(base, path)));
}

function read(file: string): string {
  return readFileSync(file, "utf8");
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => posix.join(folder, String(name).replaceAll("\\", "/")))
    .filter((name) => statSync(name).isFile())
    .toSorted();
}

function typescriptOf(folder: string): string[] {
  return filesOf(folder).filter((name) => name.endsWith(".ts"));
}
