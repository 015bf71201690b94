import fc from "fast-check";
import { expect, test } from "vitest";
import { type Upload, UploadLedger, uploadProgress } from "./upload-ledger.ts";
import { isSettled, isUnsent, nextPhase, phaseKinds, type UploadEvent } from "./upload-phase.ts";

const problem = { code: "empty" } as const;
const event: fc.Arbitrary<UploadEvent> = fc.oneof(
  fc.constantFrom<UploadEvent>(
    { type: "begun" },
    { type: "announcing" },
    { type: "sent" },
    { type: "known", trashed: true },
    { type: "suspended" },
    { type: "failed", problem, retry: "send" },
    { type: "failed", problem, retry: "never" },
    { type: "reported", phase: { kind: "analyzing" } },
    { type: "reported", phase: { kind: "ready" } },
    { type: "retried" },
    { type: "restored" },
  ),
  fc.nat(1_200).map((sent): UploadEvent => ({ type: "progressed", sent })),
);
const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ act: fc.constant("apply" as const), id: fc.nat(9), event }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("remove" as const), id: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("clear" as const), failed: fc.boolean() }) },
);

const newUpload = (id: number): Upload => ({
  id,
  filename: `${id}.jpg`,
  byteSize: 100 * id,
  imageId: undefined,
  phase: { kind: "waiting" },
});

test("what is kept up with each change is what counting all files anew would give", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const ledger = new UploadLedger();
      let model = Array.from({ length: 10 }, (_, id) => newUpload(id));
      for (const upload of model) ledger.add(upload);
      for (const one of steps) {
        if (one.act === "apply") {
          ledger.apply(one.id, one.event);
          model = model.map((upload) =>
            upload.id === one.id
              ? { ...upload, phase: nextPhase(upload.phase, one.event) ?? upload.phase }
              : upload,
          );
        } else if (one.act === "remove") {
          ledger.remove(one.id);
          model = model.filter(({ id }) => id !== one.id);
        } else {
          ledger.clear(one);
          model = model.filter(({ phase }) => !isSettled(phase) || (phase.kind === "failed" && !one.failed));
        }
      }

      const of = (kind: string) => model.filter(({ phase }) => phase.kind === kind);
      expect(ledger.size).toBe(model.length);
      expect(ledger.counts()).toEqual(Object.fromEntries(phaseKinds.map((kind) => [kind, of(kind).length])));
      expect(ledger.unsettled).toBe(model.filter(({ phase }) => !isSettled(phase)).length);
      expect(ledger.unsent).toBe(model.filter(({ phase }) => isUnsent(phase)).length);
      const share = model.reduce((sum, upload) => sum + uploadProgress(upload), 0) / (model.length || 1);
      expect(ledger.share).toBeCloseTo(share);
      const bytesLeft = model.reduce(
        (sum, { phase, byteSize }) =>
          sum +
          (isUnsent(phase)
            ? byteSize - (phase.kind === "uploading" ? Math.min(phase.sent, byteSize) : 0)
            : 0),
        0,
      );
      expect(ledger.bytesLeft).toBe(bytesLeft);
      for (const kind of phaseKinds) {
        expect(new Set([...ledger.of(kind)])).toEqual(new Set(of(kind)));
      }
    }),
  );
});

test("a file that is sent twice counts twice among the bytes that moved, and its rest once", () => {
  const ledger = new UploadLedger();
  ledger.add(newUpload(10));
  const send = (...sent: number[]) => {
    ledger.apply(10, { type: "begun" });
    ledger.apply(10, { type: "announcing" });
    for (const one of sent) ledger.apply(10, { type: "progressed", sent: one });
  };

  send(300, 600);
  ledger.apply(10, { type: "suspended" });
  send(500);
  ledger.apply(10, { type: "sent" });

  expect(ledger.bytesMoved).toBe(1_600);
  expect(ledger.bytesLeft).toBe(0);
});
