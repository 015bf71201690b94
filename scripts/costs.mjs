// Computes what the system costs on AWS and keeps the tables of docs/operations.md and README.md at that.
// `npm run costs` writes them, `npm run costs -- --check` fails where they say something else.
import { readFileSync, writeFileSync } from "node:fs";
import { readContract } from "./contract.mjs";
import { assumptions, detectors, prices } from "./costs.data.mjs";
import { root } from "./manifests.mjs";

const manual = `${root}docs/operations.md`;

const { pipeline, queues, routeFunction } = await readContract();
const million = 1_000_000;
const gigabyte = 1_000 * million;

/** Dollars of one invocation of so many MiB and ms. */
function invocation(memory, ms) {
  return (memory / 1_024) * (ms / 1_000) * prices.lambdaGbSecond + prices.lambdaMillion / million;
}

function imageCosts() {
  const { image } = assumptions;
  const { prepareMs, analyzeMs, indexMs, watchMs, createUploadMs } = image;
  const upload = routeFunction("createUpload");
  const written = image.s3Puts * prices.s3ThousandPuts + image.s3Gets * prices.s3ThousandGets;
  return {
    Lambda:
      invocation(pipeline.prepare.memory, prepareMs) +
      invocation(pipeline.analyze.memory, analyzeMs) +
      image.busEvents * invocation(pipeline.index.memory, indexMs) +
      invocation(pipeline.watch.memory, watchMs) +
      invocation(upload.memory, createUploadMs),
    "S3 requests": written / 1_000,
    "SQS and EventBridge":
      (image.sqsRequests * prices.sqsMillion + image.busEvents * prices.eventsMillion) / million,
    "Data API": (image.statements * prices.dataApiMillion) / million,
    Aurora: image.acuHours * prices.acuHour + (image.databaseIos * prices.auroraIosMillion) / million,
    "HTTP API": (image.requests * prices.httpApiMillion) / million,
    "logs and traces": logged(image) + (image.traces * prices.tracesMillion) / million,
  };
}

function searchCosts() {
  const { search } = assumptions;
  const { memory } = routeFunction("listImages");
  return {
    Lambda: invocation(memory, search.listImagesMs),
    "Data API": (search.statements * prices.dataApiMillion) / million,
    Aurora: search.acuHours * prices.acuHour + (search.databaseIos * prices.auroraIosMillion) / million,
    "HTTP API": (search.requests * prices.httpApiMillion) / million,
    "CloudFront and S3":
      (search.thumbnails * assumptions.bytes.thumbnail * prices.cloudFrontGb) / gigabyte +
      (search.thumbnails * prices.cloudFrontMillion) / million +
      (search.thumbnails * prices.s3ThousandGets) / 1_000,
    "logs and traces": logged(search) + (search.traces * prices.tracesMillion) / million,
  };
}

function logged({ logBytes }) {
  return (logBytes / gigabyte) * prices.logsGb;
}

/** A month in which nobody comes; what AWS gives away for ever is in the last column. */
function idleCosts(minCapacity) {
  const { idle } = assumptions;
  const polls = Object.keys(queues).length * idle.pollsOfQueue;
  const free = (count, included, price) => ({
    list: count * price,
    free: Math.max(0, count - included) * price,
  });
  return {
    "Aurora capacity": free(minCapacity * idle.hours, 0, prices.acuHour),
    "Aurora storage": free(idle.databaseGb, 0, prices.auroraGbMonth),
    secrets: free(idle.secrets, 0, prices.secretMonth),
    "polling the queues": free(polls / million, 1, prices.sqsMillion),
    "alarms (metrics they watch)": free(idle.alarmMetrics, 10, prices.alarmMetricMonth),
    dashboard: free(1, 3, prices.dashboardMonth),
  };
}

const total = (costs) => Object.values(costs).reduce((sum, cost) => sum + cost, 0);
const dollars = (amount) => (amount === 0 ? "0" : amount.toFixed(amount < 0.1 ? 3 : 2));

/** A Markdown table, its columns padded. */
function table(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** Everything that 1,000 images cost once, each detector by itself. */
function thousandImages() {
  const on = detectors.map(({ name, usdPerThousand }) => [`Rekognition: ${name}`, usdPerThousand]);
  return [...on, ...Object.entries(imageCosts()).map(([what, each]) => [what, each * 1_000])];
}

function imageTable() {
  const { original, thumbnail, preview, analysis } = assumptions.bytes;
  const stored = ((original + thumbnail + preview + analysis) * 1_000 * prices.s3GbMonth) / gigabyte;
  const all = thousandImages();
  return table(
    ["1,000 images", "US$"],
    [
      ...all.map(([what, cost]) => [what, dollars(cost)]),
      ["**together, once**", `**${dollars(total(Object.fromEntries(all)))}**`],
      ["S3 storage, each month", dollars(stored)],
    ],
  );
}

function searchTable() {
  const costs = searchCosts();
  return table(
    ["1,000 searches", "US$"],
    [
      ...Object.entries(costs).map(([what, cost]) => [what, dollars(cost * 1_000)]),
      ["**together**", `**${dollars(total(costs) * 1_000)}**`],
    ],
  );
}

function idleTable() {
  const { developer, production } = assumptions.minCapacity;
  const costs = { developer: idleCosts(developer), production: idleCosts(production) };
  const rows = Object.keys(costs.developer).map((what) => [
    what,
    ...[costs.developer, costs.production].flatMap((of) => [dollars(of[what].list), dollars(of[what].free)]),
  ]);
  const sum = (of, column) => dollars(Object.values(of).reduce((amount, cost) => amount + cost[column], 0));
  const sums = [costs.developer, costs.production].flatMap((of) => [sum(of, "list"), sum(of, "free")]);
  return table(
    ["a month without visitors", "developer US$", "with free tiers", "production US$", "with free tiers"],
    [...rows, ["**together**", ...sums.map((amount) => `**${amount}**`)]],
  );
}

function assumptionList() {
  const { bytes, image, search } = assumptions;
  const kilo = (count) => `${(count / 1_000).toLocaleString("en-US")} kB`;
  return [
    `- List prices of ${prices.region}, typed on ${prices.asOf}, before taxes and without free tiers unless said.`,
    `- An original of ${kilo(bytes.original)}, its preview of ${kilo(bytes.preview)}, its thumbnail of ${kilo(bytes.thumbnail)}, a raw analysis of ${kilo(bytes.analysis)}.`,
    `- Lambda: prepare ${image.prepareMs} ms with ${pipeline.prepare.memory} MiB, analyze ${image.analyzeMs} ms, index ${image.indexMs} ms for each of ${image.busEvents} events, a search ${search.listImagesMs} ms.`,
    `- Aurora: ${image.acuHours * 1_000} ACU-hours for 1,000 images put in together, ${search.acuHours * 1_000} for 1,000 searches in one hour; production's constant minimum would cover both.`,
    `- A search shows ${search.thumbnails} thumbnails that the browser has not got yet.`,
  ].join("\n");
}

/** The README with the two sums that it tells. */
function introduced(readme) {
  const idle = Object.values(idleCosts(assumptions.minCapacity.developer));
  const month = dollars(idle.reduce((sum, { free }) => sum + free, 0));
  const images = dollars(total(Object.fromEntries(thousandImages())));
  const told = /\$[\d.]+ a month without visitors, and \$[\d.]+ for/;
  if (!told.test(readme)) throw new Error("README.md does not say what a month and 1,000 pictures cost.");
  return readme.replace(told, `$${month} a month without visitors, and $${images} for`);
}

const readme = readFileSync(`${root}README.md`, "utf8");
const introduction = introduced(readme);
const text = readFileSync(manual, "utf8");
const [begin, end] = ["<!-- costs: written by npm run costs -->", "<!-- costs: end -->"];
const [before, rest] = text.split(begin);
const after = rest?.split(end)[1];
if (after === undefined) throw new Error(`docs/operations.md lacks "${begin}" or "${end}".`);
const computed = [imageTable(), searchTable(), idleTable(), assumptionList()].join("\n\n");
const current = `${before}${begin}\n\n${computed}\n\n${end}${after}`;
if (!process.argv.includes("--check")) {
  writeFileSync(manual, current);
  writeFileSync(`${root}README.md`, introduction);
} else if (text !== current || readme !== introduction) {
  console.error(
    "The costs in README.md and docs/operations.md are not what scripts/costs.mjs computes: npm run costs.",
  );
  process.exitCode = 1;
}
