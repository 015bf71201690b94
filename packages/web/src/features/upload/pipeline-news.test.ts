import type { Activity } from "@image-content-search/core/contract";
import { describe, expect, test } from "vitest";
import { phaseOf, pipelineNews } from "./pipeline-news.ts";
import type { Upload, UploadPhase } from "./upload-state.ts";

function newUpload(id: number, phase: UploadPhase): Upload {
  return { id, filename: `${id}.jpg`, byteSize: 1, imageId: `image-${id}`, phase };
}

function newItem(
  imageId: string,
  status: Activity["inFlight"][number]["status"],
): Activity["inFlight"][number] {
  return { imageId, filename: "x.jpg", status, statusAt: "2025-01-01T00:00:00Z", attempt: 1, failure: null };
}

const counts = { awaitingUpload: 0, preparing: 0, analyzing: 0, indexed: 0, failed: 0 };
const throughput = { images: 0, minutes: 5 };

describe("pipelineNews", () => {
  test("moves what is in flight and asks for what is not listed any more", () => {
    const uploads = [1, 2, 3].map((id) => newUpload(id, { kind: "preparing" }));
    const activity = {
      inFlight: [newItem("image-1", "analyzing")],
      failed: [newItem("image-2", "failed")],
      counts,
      throughput,
    };

    const { moved, missing } = pipelineNews(uploads, activity);

    expect(moved).toEqual([
      { id: 1, phase: { kind: "analyzing" } },
      { id: 2, phase: { kind: "failed", reason: "The photo could not be processed.", again: false } },
    ]);
    expect(missing.map((upload) => upload.id)).toEqual([3]);
  });

  test("leaves files alone that are still being sent or have settled", () => {
    const uploads = [newUpload(1, { kind: "uploading", sent: 0 }), newUpload(2, { kind: "ready" })];

    const news = pipelineNews(uploads, { inFlight: [], failed: [], counts, throughput });

    expect(news).toEqual({ moved: [], missing: [] });
  });
});

test("a failure says its reason", () => {
  const failure = {
    stage: "prepare" as const,
    code: "corrupt",
    message: "The file is broken.",
    retryable: false,
  };

  expect(phaseOf({ status: "failed", failure })).toEqual({
    kind: "failed",
    reason: "The file is broken.",
    again: false,
  });
});
