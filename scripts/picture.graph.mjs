// The system as a graph in Graphviz's language (https://graphviz.org/doc/info/lang.html), from the contract's tables.

/** A fill and a line for each kind of thing. */
const kinds = {
  person: ["#e8e4f3", "#7a6aa8"],
  edge: ["#dfeaf5", "#5682ab"],
  route: ["#e9f2fa", "#7aa0c4"],
  function: ["#fdeccf", "#c78b2c"],
  queue: ["#fbdfe0", "#bf6b70"],
  event: ["#f3e0ef", "#a3669a"],
  store: ["#ddefe0", "#5a9467"],
};
const ink = "#26303a";
const faint = "#56626e";
const paper = "#fcfbf9";
/** Arrows to the database, which are many. */
const stored = "#9dbfa5";

/** Which way an allowed action goes; what is not here is no flow of pictures, messages or events. */
const flows = {
  "events:PutEvents": "to",
  "lambda:InvokeFunction": "to",
  "rds-data:ExecuteStatement": "to",
  "rekognition:DetectLabels": "to",
  "s3:GetObject": "from",
  "s3:PutObject": "to",
  "sqs:SendMessage": "to",
};

/** The nodes of the contract's resources. */
const nodes = {
  analysisQueue: "queue_analysis",
  database: "database",
  eventBus: "bus",
  indexQueue: "queue_index",
  jobsQueue: "queue_jobs",
  prepareFunction: "prepare",
  watchdogQueue: "queue_watchdog",
  "*": "rekognition",
};

function attributes(values) {
  return `[${Object.entries(values)
    .map(([name, value]) => `${name}="${value}"`)
    .join(" ")}]`;
}

/** A node; the first line is its title. */
function node(id, kind, lines, more = {}) {
  const [fillcolor, color] = kinds[kind];
  return `${id} ${attributes({ label: lines.join("\\n"), fillcolor, color, ...more })}`;
}

/** An arrow; messages come into a queue from above and leave it below. */
function edge(from, to, more = {}) {
  const tail = from.startsWith("queue_") ? `${from}:in:s` : from;
  const head = to.startsWith("queue_") ? `${to}:in:n` : to;
  return `${tail} -> ${head} ${attributes(more)}`;
}

function cluster(id, label, members) {
  const look = {
    label: `  ${label}`,
    labeljust: "l",
    fontcolor: faint,
    color: "#dcdad3",
    bgcolor: "#f5f4f0",
    margin: 16,
  };
  const settings = Object.entries(look).map(([name, value]) => `${name}="${value}"`);
  return `subgraph cluster_${id} { style=rounded ${settings.join(" ")}\n${members.join("\n")} }`;
}

/** Seconds as people say them. */
function duration(seconds) {
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

/** Words in lines of some characters at most. */
function wrapped(words, width) {
  const lines = [[]];
  for (const word of words) {
    if ([...lines.at(-1), word].join(" · ").length > width) lines.push([]);
    lines.at(-1).push(word);
  }
  return lines.map((line) => line.join(" · "));
}

/** A queue with the queue of its dead letters beside it. */
function queue(name, { maxReceiveCount, visibilityTimeout, delay }) {
  const waits = delay ? [`every message waits ${duration(delay)}`] : [];
  const main = [`${name} queue`, ...waits, `hidden ${duration(visibilityTimeout)} while worked off`];
  const dead = ["dead letters", `after ${maxReceiveCount} receives`];
  const label = `<in> ${main.join("\\n")} | <dead> ${dead.join("\\n")}`;
  return node(`queue_${name}`, "queue", [label], { shape: "record", style: "filled" });
}

/** Where a route's function sends something: it signs for objects and does not move them. */
function sentBy({ touches }, grantsFor) {
  const ends = flowsOf("route", touches, grantsFor).flat();
  return ends.filter((end) => !["route", "database"].includes(end) && !end.startsWith("objects_"));
}

/** Routes that send to the same, the most first. */
function routeGroups(routes, grantsFor) {
  const groups = new Map();
  for (const [name, route] of Object.entries(routes)) {
    const sent = sentBy(route, grantsFor);
    const key = [route.access, ...sent].join(" ");
    const { names = [] } = groups.get(key) ?? {};
    groups.set(key, { id: `route_${names[0] ?? name}`, access: route.access, sent, names: [...names, name] });
  }
  return [...groups.values()].sort((one, other) => other.names.length - one.names.length);
}

function routeNode({ id, access, names }) {
  const title = `${names.length} ${access === "open" ? "open " : ""}${names.length > 1 ? "routes" : "route"}`;
  return node(id, "route", [title, ...wrapped(names, 32)]);
}

/** The objects below a prefix of the bucket. */
function objectsNode(prefix) {
  return `objects_${prefix.replace("/", "")}`;
}

/** What flows between a function and what it touches: pairs of nodes. */
function flowsOf(id, touches, grantsFor) {
  return grantsFor(touches).flatMap(({ actions, resource, prefix }) => {
    const way = actions.map((action) => flows[action]).find(Boolean);
    const other = prefix ? objectsNode(prefix) : nodes[resource];
    if (!way || !other) return [];
    return [way === "to" ? [id, other] : [other, id]];
  });
}

/** One arrow to all routes and one from them to the database, to which all but few go. */
function routeEdges(groups) {
  const [{ id: largest }] = groups;
  return [
    ...groups.map(({ id }) =>
      edge("http", id, id === largest ? { lhead: "cluster_api" } : { style: "invis" }),
    ),
    ...groups.flatMap(({ id, sent }) => sent.map((to) => edge(id, to))),
    edge(largest, "database", { ltail: "cluster_api", color: stored }),
  ];
}

function functionEdges([id, { trigger, onFailure, touches }], grantsFor) {
  const flowing = flowsOf(id, touches, grantsFor);
  const source = sourceOf(trigger);
  const others = flowing
    .filter((pair) => !pair.includes(source))
    .map(([from, to]) => edge(from, to, flowLook(to)));
  const sendsBack = flowing.some(([, to]) => to === source);
  const failed = onFailure
    ? [edge(id, `queue_${onFailure.queue}`, { style: "dashed", label: "given up" })]
    : [];
  const look = { label: ` ${triggerWords(trigger)}`, weight: 8, ...(sendsBack && { dir: "both" }) };
  return [edge(source, id, look), ...others, ...failed];
}

/** What goes back up the picture leaves everything where it is. */
function flowLook(to) {
  if (to === "database") return { color: stored };
  return to === "prepare" ? { constraint: false } : {};
}

/** The node that sets a function going. */
function sourceOf({ queue: name, objectCreated }) {
  if (name) return `queue_${name}`;
  return objectCreated ? objectsNode(objectCreated) : "clock";
}

function triggerWords({ batchSize, objectCreated }) {
  if (objectCreated) return "object created";
  if (batchSize === undefined) return "";
  return batchSize > 1 ? `up to ${batchSize} at once` : "one by one";
}

function functionNode([name, { timeout, memory }]) {
  return node(name, "function", [name, `${duration(timeout)} · ${memory} MiB`]);
}

/** What stands before the contract: the browser, and what hands its requests on. */
const edgeCluster = cluster("edge", "Browser and edge", [
  node("app", "person", ["React app", "one origin for all but uploads"]),
  node("cognito", "edge", ["Cognito", "who somebody is"]),
  node("cloudfront", "edge", ["CloudFront", "/ · /api/* · /media/*"]),
  node("http", "edge", ["HTTP API", "JWT authorizer"]),
]);
const requests = [
  edge("app", "cognito"),
  edge("app", "cloudfront"),
  edge("cloudfront", "http", { label: " /api" }),
  edge("objects_media", "cloudfront", { label: "/media by signed cookies", constraint: false }),
  edge("app", "objects_originals", { label: "presigned PUT" }),
];

function apiCluster(groups) {
  const count = groups.flatMap(({ names }) => names).length;
  const beside = `{ rank=same ${groups.map(({ id }) => id).join(" ")} }`;
  return cluster("api", `API: ${count} routes, a function each`, [...groups.map(routeNode), beside]);
}

function pipelineCluster({ pipeline, queues, rules }) {
  const detailTypes = Object.values(rules).flatMap((rule) => rule.detailTypes);
  return cluster("pipeline", "Pipeline", [
    ...Object.entries(pipeline).map(functionNode),
    ...Object.entries(queues).map(([name, spec]) => queue(name, spec)),
    node("bus", "event", ["event bus", ...wrapped(detailTypes, 30)]),
    node("clock", "event", [`every ${pipeline.keepHouse.trigger.everyHours} hours`], { shape: "oval" }),
    node("rekognition", "edge", ["Rekognition"]),
  ]);
}

function dataCluster({ pipeline, grantsFor }) {
  const grants = Object.values(pipeline).flatMap(({ touches }) => grantsFor(touches));
  const prefixes = [...new Set(grants.flatMap(({ prefix }) => prefix ?? []))];
  return cluster("data", "Data", [
    ...prefixes.map((prefix) => node(objectsNode(prefix), "store", [`S3 ${prefix}`], { shape: "folder" })),
    node("database", "store", ["Aurora PostgreSQL", "Data API, Kysely"], { shape: "cylinder" }),
  ]);
}

/** The whole system. */
export function systemGraph(contract) {
  const { routes, pipeline, rules, grantsFor } = contract;
  const groups = routeGroups(routes, grantsFor);
  const font = { fontname: "Helvetica", fontsize: 13, fontcolor: ink };
  return `digraph system {
    bgcolor="${paper}" pad=0.3 nodesep=0.3 ranksep=0.55 compound=true newrank=true fontname="Helvetica"
    node ${attributes({ ...font, shape: "box", style: "filled,rounded", margin: "0.15,0.07" })}
    edge ${attributes({ ...font, fontsize: 12, fontcolor: faint, color: "#7d8894", arrowsize: 0.7 })}
    ${[
      edgeCluster,
      apiCluster(groups),
      pipelineCluster(contract),
      dataCluster(contract),
      ...requests,
      ...routeEdges(groups),
      ...Object.entries(pipeline).flatMap((entry) => functionEdges(entry, grantsFor)),
      ...Object.entries(rules).map(([name, rule]) =>
        edge("bus", `queue_${rule.queue}`, { label: ` rule ${name}`, weight: 8 }),
      ),
    ].join("\n")}
  }`;
}
