import type { BusEvent, EventDetail, Failure, Finding } from "../events/index.ts";
import type { ImageStatus } from "./status.ts";
import { moves, type Standing } from "./transition.ts";

/** The part of the pipeline in which something happened. */
export type Stage = Failure["stage"];

/** What is told of a stage of one attempt; times as UTC ISO 8601. */
export interface StageNews {
  attempt: number;
  stage: Stage;
  startedAt?: string;
  endedAt?: string;
  failure?: Failure | null;
}

/** What a detector found, and in which attempt. */
export type AttemptFinding = Finding & { attempt: number; at: string };

/** Everything that a batch of events says of one image. */
export interface ImageNews {
  imageId: string;
  standing: Standing & { at: string; failure: Failure | null };
  /** Of the newest attempt. */
  prepared: EventDetail<"image.prepared"> | undefined;
  /** One a detector. */
  findings: AttemptFinding[];
  /** One an attempt and stage. */
  stages: StageNews[];
}

/**
 * What a batch of events says of each image, in order of image id. The same in whatever order they come, and
 * however often, except that of two that say the same of one attempt the later in the batch counts.
 */
export function foldEvents(events: readonly BusEvent[]): ImageNews[] {
  const news = new Map<string, ImageNews>();
  for (const event of events) {
    const { imageId } = event.detail;
    news.set(imageId, foldEvent(event, news.get(imageId)));
  }
  return [...news.values()].sort((a, b) => (a.imageId < b.imageId ? -1 : 1));
}

function foldEvent(event: BusEvent, known: ImageNews | undefined): ImageNews {
  const told = tell(event);
  const { imageId, attempt, at } = event.detail;
  const standing = told.status && { attempt, at, status: told.status, failure: told.failure ?? null };
  const news = known ?? { imageId, standing: nowhere(at), prepared: undefined, findings: [], stages: [] };
  return {
    imageId,
    standing: standing && moves(standing, news.standing) ? standing : news.standing,
    prepared: newer(news.prepared, told.prepared),
    findings: (told.findings ?? []).reduce(replaceOlder, news.findings),
    stages: mergeStage(news.stages, { attempt, ...told.stage }),
  };
}

interface Told {
  status?: ImageStatus;
  failure?: Failure;
  prepared?: EventDetail<"image.prepared">;
  findings?: AttemptFinding[];
  stage: Omit<StageNews, "attempt">;
}

function tell(event: BusEvent): Told {
  const { attempt, at } = event.detail;
  switch (event["detail-type"]) {
    case "image.uploaded":
      return { status: "preparing", stage: { stage: "prepare", startedAt: at } };
    case "image.prepared": {
      const { startedAt } = event.detail;
      return {
        status: "analyzing",
        prepared: event.detail,
        stage: { stage: "prepare", startedAt, endedAt: at, failure: null },
      };
    }
    case "image.analyzed": {
      const { startedAt, complete, findings } = event.detail;
      const ended = complete ? { endedAt: at, failure: null } : {};
      return {
        ...(complete && { status: "indexed" }),
        findings: findings.map((finding) => ({ ...finding, attempt, at })),
        stage: { stage: "analyze", startedAt, ...ended },
      };
    }
    case "image.failed": {
      const { failure } = event.detail;
      return { status: "failed", failure, stage: { stage: failure.stage, endedAt: at, failure } };
    }
  }
}

/** Moves no image: findings may come before anything else is known. */
function nowhere(at: string): ImageNews["standing"] {
  return { attempt: 0, status: "awaiting-upload", at, failure: null };
}

function newer<Detail extends { attempt: number }>(known: Detail | undefined, told: Detail | undefined) {
  if (!known || !told) return told ?? known;
  return told.attempt >= known.attempt ? told : known;
}

function replaceOlder(known: AttemptFinding[], told: AttemptFinding): AttemptFinding[] {
  const same = known.find(({ detector }) => detector === told.detector);
  if (same && same.attempt > told.attempt) return known;
  return [...known.filter((finding) => finding !== same), told];
}

function mergeStage(stages: StageNews[], told: StageNews): StageNews[] {
  const same = stages.find(({ attempt, stage }) => attempt === told.attempt && stage === told.stage);
  if (!same) return [...stages, told];
  const { startedAt = told.startedAt } = same;
  const merged = { ...same, ...endOf(endsBetter(told, same) ? told : same) };
  const started = told.startedAt && startedAt && told.startedAt < startedAt ? told.startedAt : startedAt;
  return [...stages.filter((stage) => stage !== same), { ...merged, ...(started && { startedAt: started }) }];
}

/** A stage that came to a good end after all did; of two ends alike the first counts. */
function endsBetter(told: StageNews, known: StageNews): boolean {
  if (told.endedAt === undefined) return false;
  if (known.endedAt === undefined) return true;
  if (!told.failure !== !known.failure) return !told.failure;
  return told.endedAt < known.endedAt;
}

function endOf({ endedAt, failure }: StageNews) {
  return endedAt === undefined ? {} : { endedAt, failure: failure ?? null };
}
