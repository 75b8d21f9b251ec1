import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrowText } from "./arrow-text.ts";
import { createDrawing, DIAGRAM_LIMITS, type Diagram } from "./diagram.ts";
import { parseDiagram } from "./parse-diagram.ts";

const flowsOf = ({ flows }: Diagram) =>
  flows.map(({ from, to, carries }) =>
    carries === undefined ? `${from} > ${to}` : `${from} >${carries}> ${to}`,
  );

const TEXTS: readonly (readonly [name: string, text: string, flows: readonly string[]])[] = [
  ["a chain", "client -> gateway -> ranker", ["client > gateway", "gateway > ranker"]],
  ["other arrows", "a → b => c ==> d ~> e", ["a > b", "b > c", "c > d", "d > e"]],
  ["arrows that point back", "b <- a\nb ← c", ["a > b", "c > b"]],
  ["two heads", "a <-> b", ["a > b", "b > a"]],
  [
    "words on an arrow",
    "a --rows--> b -[clicks per day]-> c -> |scores| d\ne -> f: features",
    ["a >rows> b", "b >clicks per day> c", "c >scores> d", "e >features> f"],
  ],
  [
    "several ends",
    "web app, phone & batch job -> gateway",
    ["web app > gateway", "phone > gateway", "batch job > gateway"],
  ],
  [
    "bullets, titles and brackets",
    "- Online path: [client] -> (gateway)\n2. feature store (offline) -> trainer.",
    ["client > gateway", "feature store (offline) > trainer"],
  ],
  ["hyphens in names", "re-rank stage -> two-tower model", ["re-rank stage > two-tower model"]],
  [
    "names below one another",
    "client\n  |\n  v\ngateway\n ↓\nstore",
    ["client > gateway", "gateway > store"],
  ],
  ["a sentence around it", "So this is it. client -> gateway. And that works.", ["client > gateway"]],
  [
    "no arrow from a long sentence",
    "We know from the logs that whoever clicks will come back -> so we retrain it",
    [],
  ],
  ["no arrow in a comparison", "The model has p >= 0.5 and n < 10 - which is fine", []],
];

describe("arrows in text", () => {
  it.each(TEXTS)("reads %s", (_, text, flows) => expect(flowsOf(parseDiagram(text))).toEqual(flows));

  it("knows a part by its name in any case of letters, and keeps the first spelling", () =>
    expect(parseDiagram("Feature Store -> ranker\nfeature store -> trainer").parts).toEqual([
      { name: "Feature Store" },
      { name: "ranker" },
      { name: "trainer" },
    ]));
});

const CHARTS: readonly (readonly [name: string, chart: string, flows: readonly string[]])[] = [
  [
    "shapes and labels",
    "graph LR\n A[Phone client] -->|photo| B(API gateway)\n B --> C{{Ranker}}\n B --> D[(Feature store)]\n C -- scores --> E([Log])",
    [
      "Phone client >photo> API gateway",
      "API gateway > Ranker",
      "API gateway > Feature store",
      "Ranker >scores> Log",
    ],
  ],
  ["chains and ampersands", "flowchart TD\nA & B --> C --> D;", ["A > C", "B > C", "C > D"]],
  [
    "ids with hyphens and no blanks",
    "graph TD\nfeature-store-->ranker---log",
    ["feature-store > ranker", "ranker > log"],
  ],
  [
    "thick and dotted arrows",
    "graph TD\nA ==> B\nA -.-> C\nA -. nightly .-> D\nA == all ==> E",
    ["A > B", "A > C", "A >nightly> D", "A >all> E"],
  ],
  ["a label that comes later", "graph TD\nA --> B\nA[Client]", ["Client > B"]],
  [
    "what is no part",
    "graph TD\n%% a note\nsubgraph one[Online]\ndirection LR\nA --> B:::hot %% hot\nend\nclassDef hot fill:#f00\nstyle A fill:#fff",
    ["A > B"],
  ],
  ["quotes and line breaks", 'graph TD\nA["Load<br/>balancer"] --> B', ["Load balancer > B"]],
  ["half a chart with a slip in it", "graph TD\nA[Client --> B\nB --> C", ["B > C"]],
  [
    "a sequence",
    "sequenceDiagram\nparticipant U as User\nactor G as Gateway\nU->>+G: photo\nG-->>-U: results\nNote over U: x -> y\nloop again\nend",
    ["User >photo> Gateway", "Gateway >results> User"],
  ],
];

describe("Mermaid", () => {
  it.each(CHARTS)("reads %s, fenced and bare", (_, chart, flows) => {
    const fenced = parseDiagram(`Here it is:\n\`\`\`mermaid\n${chart}\n\`\`\`\nThat is all.`);
    expect(flowsOf(fenced)).toEqual(expect.arrayContaining([...flows]));
    expect(flowsOf(parseDiagram(`${chart}\n\nThat is all.`))).toEqual(flowsOf(fenced));
  });

  it("reads arrows beside it, too", () =>
    expect(flowsOf(parseDiagram("```mermaid\ngraph LR\nA --> B\n```\nand B -> C"))).toEqual([
      "A > B",
      "and B > C",
    ]));
});

const noise = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        "graph LR\n",
        "sequenceDiagram\n",
        "```mermaid\n",
        "```",
        "A",
        "B[",
        "]",
        "((",
        "{{",
        "-->",
        "-- ",
        "|",
        "->",
        "->>",
        "<-",
        "\n",
        ": ",
        "&",
        "==",
        "-.",
        ".->",
        "Also drawn:",
        "subgraph ",
        "@{",
        "  ",
      ),
      { maxLength: 60 },
    )
    .map((pieces) => pieces.join("")),
);

describe("whatever is written", () => {
  it("never fails, and stays within bounds", () => {
    fc.assert(
      fc.property(noise, (text) => {
        const { parts, flows } = parseDiagram(text);
        expect(parts.length).toBeLessThanOrEqual(DIAGRAM_LIMITS.parts);
        expect(flows.length).toBeLessThanOrEqual(DIAGRAM_LIMITS.flows);
        const names = new Set(parts.map(({ name }) => name));
        for (const { from, to } of flows) expect(names.has(from) && names.has(to)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("gives no text more than its room, however long it is and however often something begins in it", () => {
    const many = Array.from({ length: 500 }, (_, i) => `part ${i} -> part ${i + 1}`).join("\n");
    expect(parseDiagram(many).parts).toHaveLength(DIAGRAM_LIMITS.parts);
    expect(parseDiagram(`${"a -> ".repeat(400)}b`).parts).toEqual([]);
    for (const piece of [
      " ",
      "A[",
      "-",
      "--a",
      "|\n",
      "```mermaid\n",
      "client\nv\n",
      "graph LR\n",
      "A((x-->",
      `${"a, ".repeat(150)} -> ${"b, ".repeat(150)}\n`,
      `graph LR\n${"A & ".repeat(150)}B --> ${"C & ".repeat(150)}D\n`,
    ])
      expect(parseDiagram(piece.repeat(50_000)).parts.length).toBeLessThanOrEqual(DIAGRAM_LIMITS.parts);
  });

  it("writes a diagram so that it reads the same again", () => {
    const name = fc.string({ unit: "grapheme", maxLength: 15 });
    const word = fc.constantFrom(
      "client",
      "API gateway",
      "store (offline)",
      "re-ranker",
      "C++ service",
      "log",
    );
    const names = fc.oneof(word, name);
    const drawn = fc.array(fc.tuple(names, names, fc.oneof(fc.constant(""), word)), { maxLength: 20 });
    fc.assert(
      fc.property(drawn, fc.array(word), (flows, parts) => {
        const drawing = createDrawing();
        for (const [from, to, carries] of flows) drawing.flow(from, to, carries);
        for (const part of parts) drawing.part(part);
        const { parts: before, flows: wanted } = drawing.diagram();
        const again = parseDiagram(arrowText({ parts: before, flows: wanted }));
        expect(flowsOf(again)).toEqual(flowsOf({ parts: before, flows: wanted }));
        expect(again.parts.map(({ name }) => name).toSorted()).toEqual(
          before.map(({ name }) => name).toSorted(),
        );
      }),
      { numRuns: 500 },
    );
  });
});
