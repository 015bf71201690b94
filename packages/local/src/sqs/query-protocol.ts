import { randomUUID } from "node:crypto";
import { escapeXml } from "../lib/xml.ts";
import { queryCode } from "./errors.ts";

const namespace = "http://queue.amazonaws.com/doc/2012-11-05/";

/** Members whose lists and maps the query protocol flattens, and the element's name in it. */
const elements: Readonly<Record<string, string>> = {
  Attributes: "Attribute",
  AttributeNames: "AttributeName",
  Failed: "BatchResultErrorEntry",
  MessageAttributeNames: "MessageAttributeName",
  MessageAttributes: "MessageAttribute",
  MessageSystemAttributeNames: "MessageSystemAttributeName",
  MessageSystemAttributes: "MessageSystemAttribute",
  Messages: "Message",
  QueueUrls: "QueueUrl",
};
const maps = new Set(["Attributes", "MessageAttributes", "MessageSystemAttributes"]);
const lists = new Set(["Entries", "AttributeNames", "MessageAttributeNames", "MessageSystemAttributeNames"]);

type Tree = { [name: string]: Tree | string };

/**
 * The request of a form such as `Action=SendMessage&MessageAttribute.1.Name=…`, in the members that the JSON
 * protocol has (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/).
 */
export function parseForm(form: URLSearchParams): { action: string; input: unknown } {
  const tree: Tree = Object.create(null);
  for (const [path, value] of form) {
    const steps = path.split(".");
    const last = steps.pop() ?? "";
    let node = tree;
    for (const step of steps) {
      const next = node[step];
      const child: Tree = typeof next === "object" ? next : Object.create(null);
      node[step] = child;
      node = child;
    }
    node[last] = value;
  }
  const action = form.get("Action") ?? "";
  return { action, input: unflatten(tree, `${action}RequestEntry`) };
}

function unflatten(tree: Tree, entryElement: string): unknown {
  const members: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(tree)) {
    const member = typeof value === "string" ? name : memberOf(name, entryElement);
    if (typeof value === "string") members[member] = value;
    else if (lists.has(member))
      members[member] = inOrder(value).map((item) => unflattened(item, entryElement));
    else if (maps.has(member))
      members[member] = Object.fromEntries(inOrder(value).map((pair) => entryOf(pair)));
    else members[member] = unflatten(value, entryElement);
  }
  return members;
}

function unflattened(item: Tree | string, entryElement: string): unknown {
  return typeof item === "string" ? item : unflatten(item, entryElement);
}

function memberOf(name: string, entryElement: string): string {
  if (name === entryElement) return "Entries";
  return Object.keys(elements).find((member) => elements[member] === name) ?? name;
}

function inOrder(tree: Tree): (Tree | string)[] {
  return Object.entries(tree)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, value]) => value);
}

function entryOf(pair: Tree | string): [string, unknown] {
  return typeof pair === "object" ? [String(pair.Name), pair.Value] : ["", pair];
}

/** The XML answer of an operation. */
export function formatAnswer(action: string, answer: object): string {
  const result = members(answer, `${action}ResultEntry`);
  return (
    `<?xml version="1.0"?>\n<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result>` +
    `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`
  );
}

/** The XML answer of a refusal. */
export function formatError(code: string, message: string, status: number): string {
  const error = {
    Type: status < 500 ? "Sender" : "Receiver",
    Code: queryCode(code),
    Message: message,
    Detail: "",
  };
  return (
    `<?xml version="1.0"?>\n<ErrorResponse xmlns="${namespace}"><Error>${members(error, "")}</Error>` +
    `<RequestId>${randomUUID()}</RequestId></ErrorResponse>`
  );
}

function members(value: object, entryElement: string): string {
  return Object.entries(value)
    .map(([name, member]) => {
      const element = name === "Successful" ? entryElement : (elements[name] ?? name);
      if (Array.isArray(member)) return member.map((item) => xml(element, item)).join("");
      if (!maps.has(name)) return xml(element, member);
      return Object.entries(member)
        .map(([Name, Value]) => xml(element, { Name, Value }))
        .join("");
    })
    .join("");
}

function xml(element: string, value: unknown): string {
  const inner = typeof value === "object" && value !== null ? members(value, "") : escapeXml(String(value));
  return `<${element}>${inner}</${element}>`;
}
