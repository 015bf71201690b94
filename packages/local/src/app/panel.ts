import type { LocalInfo } from "./local-pages.ts";

const colourful = process.stdout.isTTY === true && !process.env.NO_COLOR;
const paint = (code: string, text: string) => (colourful ? `\u001b[${code}m${text}\u001b[0m` : text);

/** The few lines that greet whoever started the system: where it is, who to be, where the data lies. */
export function panel(info: LocalInfo, dataFolder: string, startedInMs: number): string {
  const rows = [
    ["App", paint("1;36", info.appUrl)],
    ["Sign in", `${info.demoUser.email}  ${info.demoUser.password}`],
    ["E-mails", `${info.appUrl}/_local/outbox`],
    ["AWS", `aws --endpoint-url ${info.awsEndpoint} …  (key and secret: local)`],
    ["Data", dataFolder],
  ];
  const lines = rows.map(([label = "", value]) => `   ${paint("2", label.padEnd(9))}${value}`);
  const title = `${paint("1", "Image Content Search")} ${paint("2", `ready in ${(startedInMs / 1000).toFixed(1)} s`)}`;
  return [
    "",
    `   ${title}`,
    "",
    ...lines,
    "",
    `   ${paint("2", "Ctrl+C stops it; everything is kept.")}`,
    "",
  ].join("\n");
}
