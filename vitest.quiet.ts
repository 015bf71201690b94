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

afterEach(({ task }) => show(task.result?.state));

// A hook that fails ends its file without a test.
// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern that nothing is wanted of it.
afterAll(({}, file) => {
  for (const [index, output] of outputs.entries()) output.write = writes[index] ?? output.write;
  show(file.result?.state);
});

function show(state: string | undefined): void {
  if (state === "fail" && printed !== "") console.log(printed);
  printed = "";
}
