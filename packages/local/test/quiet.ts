import { afterAll, afterEach } from "vitest";

const outputs = [process.stdout, process.stderr];
const writes = outputs.map((output) => output.write);
let printed = "";

// What services print is of interest when a test fails.
for (const output of outputs) {
  output.write = (chunk: Uint8Array | string) => {
    printed += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    return true;
  };
}

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.log(printed);
  printed = "";
});

afterAll(() => {
  for (const [index, output] of outputs.entries()) output.write = writes[index] ?? output.write;
});
