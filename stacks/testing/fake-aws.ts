import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { FakeBuckets } from "./fake-buckets.ts";

/** A template as CloudFormation got it. */
export interface DeployedStack {
  name: string;
  /** Bytes of its template. */
  size: number;
  resources: number;
  imports: number;
  /** Names that it imports and no stack before it exports. */
  missingImports: string[];
}

interface Template {
  Resources: Record<string, unknown>;
  Outputs?: Record<string, { Export?: { Name: string } }>;
}

type Xml = string | { [name: string]: Xml | Xml[] };

/** What the two stacks of a bootstrapped account say of themselves. */
const bootstrapped = {
  CDKToolkit: { BootstrapVersion: "30", BucketName: "cdk-assets" },
  SSTBootstrap: { Version: "7.4", BucketName: "sst-bootstrap" },
};

/**
 * As much of an AWS account as `sst deploy` speaks to: STS, the bootstrap's parameter, buckets for the assets, and
 * a CloudFormation that takes every template it can find at its URL and says that all of it was made at once.
 */
export class FakeAws {
  readonly buckets = new FakeBuckets();
  readonly deployed: DeployedStack[] = [];
  /** Requests that nobody here answers. */
  readonly unanswered: string[] = [];
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #outputs = new Map<string, Record<string, string>>(Object.entries(bootstrapped));
  readonly #exports = new Set<string>();

  /** Listens on a free port; answers the endpoint. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close().closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const service = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? "")?.[1];
    if (service === "s3") return this.buckets.answer(request, body, response);
    if (service === "ssm") return sendJson(response, { Parameter: { Name: "version", Value: "30" } });
    const form = new URLSearchParams(body.toString());
    const action = form.get("Action") ?? "";
    const result = service === "sts" ? answerSts(action) : this.#answerCloudFormation(action, form);
    if (result) return send(response, 200, action, { [`${action}Result`]: result });
    this.unanswered.push(`${service} ${action || request.url}`);
    send(response, 400, "Error", { Error: { Code: "ValidationError", Message: `${action} does not exist` } });
  }

  #answerCloudFormation(action: string, form: URLSearchParams): Xml | undefined {
    switch (action) {
      case "DescribeStacks":
        return this.#describe(form.get("StackName") ?? "");
      case "CreateStack":
        return this.#create(form.get("StackName") ?? "", form.get("TemplateURL") ?? "");
      case "DescribeStackResources":
        return { StackResources: [] };
      case "DescribeStackEvents":
        return { StackEvents: [] };
      default:
        return undefined;
    }
  }

  #describe(name: string): Xml {
    const outputs = this.#outputs.get(name);
    if (!outputs) return { Stacks: [] };
    const Outputs = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
    const CreationTime = new Date().toISOString();
    return { Stacks: [{ StackName: name, CreationTime, StackStatus: "CREATE_COMPLETE", Outputs }] };
  }

  #create(name: string, templateUrl: string): Xml {
    const text = this.buckets.read(templateUrl);
    const { Resources, Outputs = {} }: Template = JSON.parse(text);
    const imports = [...text.matchAll(/"Fn::ImportValue":\s*"([^"]+)"/g)].map(
      ([, exported]) => `${exported}`,
    );
    this.deployed.push({
      name,
      size: text.length,
      resources: Object.keys(Resources).length,
      imports: imports.length,
      missingImports: imports.filter((exported) => !this.#exports.has(exported)),
    });
    for (const { Export } of Object.values(Outputs)) if (Export) this.#exports.add(Export.Name);
    this.#outputs.set(name, Object.fromEntries(Object.keys(Outputs).map((key) => [key, `the ${key}`])));
    return { StackId: name };
  }
}

function answerSts(action: string): Xml | undefined {
  const Arn = "arn:aws:iam::123456789012:user/nobody";
  if (action === "GetCallerIdentity") return { Account: "123456789012", Arn, UserId: "nobody" };
  if (action !== "AssumeRole") return undefined;
  const Expiration = new Date(Date.now() + 3_600_000).toISOString();
  return { Credentials: { AccessKeyId: "role", SecretAccessKey: "role", SessionToken: "role", Expiration } };
}

function send(response: ServerResponse, status: number, action: string, content: Xml): void {
  const root = `${action}Response`;
  response.writeHead(status, { "content-type": "text/xml" }).end(`<${root}>${toXml(content)}</${root}>`);
}

function sendJson(response: ServerResponse, content: object): void {
  response.writeHead(200, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(content));
}

function toXml(content: Xml): string {
  if (typeof content === "string") return content.replace(/[<&]/g, (c) => (c === "<" ? "&lt;" : "&amp;"));
  return Object.entries(content)
    .map(
      ([name, value]) =>
        `<${name}>${Array.isArray(value) ? value.map(member).join("") : toXml(value)}</${name}>`,
    )
    .join("");
}

function member(item: Xml): string {
  return `<member>${toXml(item)}</member>`;
}
