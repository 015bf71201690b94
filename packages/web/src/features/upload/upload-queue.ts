import { cleanFilename } from "@image-content-search/core/upload";
import { createStore, type Store } from "../../lib/store.ts";
import { contentTypeOf, fileProblem } from "./check-file.ts";
import { TransferRate } from "./transfer-rate.ts";
import type { UploadKeeper } from "./upload-keeper.ts";
import { UploadLedger } from "./upload-ledger.ts";
import { type UploadPhase, unsentKinds } from "./upload-phase.ts";
import type { UploadProblem } from "./upload-problem.ts";
import { type RunnerOptions, UploadRunner } from "./upload-runner.ts";
import { type UploadsView, viewOf } from "./uploads-view.ts";

export interface UploadQueueOptions extends RunnerOptions {
  keeper: UploadKeeper;
  /** Calls back once soon, before the next picture is drawn. */
  schedule: (publish: () => void) => void;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
}

/** An upload that the server works on. */
export interface SentUpload {
  id: number;
  imageId: string;
  /** By the queue's clock. */
  sentAt: number;
}

/** The files of one person from being chosen to being searchable, and all that can be done about them meanwhile. */
export class UploadQueue {
  readonly view: Store<UploadsView>;
  readonly #options: UploadQueueOptions;
  readonly #ledger = new UploadLedger();
  readonly #runner: UploadRunner;
  readonly #rate = new TransferRate();
  readonly #sentAt = new Map<number, number>();
  #nextId = 1;
  #reading: number | undefined;
  #passedOver = 0;
  #scheduled = false;

  constructor(options: UploadQueueOptions) {
    this.#options = options;
    const { keeper, now } = options;
    this.#runner = new UploadRunner(this.#ledger, options, {
      changed: () => this.#publish(),
      announced: (id, imageId) => keeper.announced(id, imageId),
      ended: (id, { type }) => {
        keeper.release([id]);
        if (type === "sent" && this.#ledger.get(id)) this.#sentAt.set(id, now());
      },
    });
    this.view = createStore(this.#look());
    keeper.onChange = () => this.#publish();
  }

  /** Takes files into the line. Those of a folder that are no pictures are passed over: nobody has chosen them. */
  add(files: readonly File[], { fromFolder = false } = {}): void {
    if (this.#ledger.unsettled === 0) this.#ledger.clear({ failed: false });
    for (const file of files) {
      if (fromFolder && contentTypeOf(file) === undefined) this.#passedOver++;
      else this.#take(file);
    }
    this.#changed();
  }

  /** Takes up what an earlier visit has left unsent. */
  adopt(kept: readonly { file: File; imageId: string | undefined }[]): number[] {
    const ids = kept.map(({ file, imageId }) => this.#wait(file, imageId));
    this.#changed();
    return ids;
  }

  /** Tells how many files of a folder were found so far; undefined once it has been read. */
  reading(found: number | undefined): void {
    this.#reading = found;
    this.#publish();
  }

  /** Tells of a file that could not even be taken. */
  addUnreadable(name: string): void {
    this.#refuse({ name, size: 0 }, { code: "unreadable" });
    this.#publish();
  }

  pause(): void {
    this.#runner.pause();
    this.#rate.forget();
    this.#publish();
  }

  /** Goes on, after a pause or before a hold ends by itself. */
  resume(): void {
    this.#runner.resume();
    this.#publish();
  }

  cancel(id: number): void {
    if (this.#runner.fileOf(id)) this.#cancel([id]);
  }

  /** Cancels what is not sent yet; answers the files, to take them up again. */
  cancelAll(): File[] {
    const ids = unsentKinds.flatMap((kind) => [...this.#ledger.of(kind)]).map(({ id }) => id);
    const files = ids.sort((one, other) => one - other).flatMap((id) => this.#runner.fileOf(id) ?? []);
    this.#cancel(ids);
    this.#runner.resume();
    return files;
  }

  /** Sends a failed file once more from the start, or follows the server's new attempt. */
  retry(id: number): void {
    if (!this.#ledger.apply(id, { type: "retried" })) return;
    const file = this.#runner.fileOf(id);
    if (file) this.#options.keeper.keep(id, file);
    else this.#sentAt.set(id, this.#options.now());
    this.#changed();
  }

  /** The failed files that trying again may help. */
  get retriable(): { id: number; imageId: string | undefined; retry: "send" | "analyze" }[] {
    return [...this.#ledger.of("failed")].flatMap(({ id, imageId, phase }) =>
      phase.kind === "failed" && phase.retry !== "never" ? [{ id, imageId, retry: phase.retry }] : [],
    );
  }

  /** What the server works on. */
  get inPipeline(): SentUpload[] {
    return [...this.#sentAt].flatMap(([id, sentAt]) => {
      const imageId = this.#ledger.get(id)?.imageId;
      return imageId === undefined ? [] : [{ id, imageId, sentAt }];
    });
  }

  /** Tells how far the server has come with an image. */
  reported(id: number, phase: UploadPhase): void {
    if (!this.#ledger.apply(id, { type: "reported", phase })) return;
    if (phase.kind !== "analyzing") this.#sentAt.delete(id);
    this.#publish();
  }

  /** Tells that an image was taken out of the trash. */
  restored(id: number): void {
    if (this.#ledger.apply(id, { type: "restored" })) this.#publish();
  }

  /** Forgets what has settled. */
  clear(): void {
    for (const id of this.#ledger.clear({ failed: true })) this.#runner.drop(id);
    this.#passedOver = 0;
    this.#publish();
  }

  #take(file: File): void {
    const problem = fileProblem(file, this.#options.limits);
    if (problem) this.#refuse(file, problem);
    else this.#options.keeper.keep(this.#wait(file, undefined), file);
  }

  #wait(file: File, imageId: string | undefined): number {
    const id = this.#nextId++;
    const filename = cleanFilename(file.name);
    this.#ledger.add({ id, filename, byteSize: file.size, imageId, phase: { kind: "waiting" } });
    this.#runner.take(id, file);
    return id;
  }

  #refuse({ name, size }: { name: string; size: number }, problem: UploadProblem): void {
    const phase: UploadPhase = { kind: "failed", problem, retry: "never" };
    const filename = cleanFilename(name);
    this.#ledger.add({ id: this.#nextId++, filename, byteSize: size, imageId: undefined, phase });
  }

  #cancel(ids: readonly number[]): void {
    for (const id of ids) {
      this.#ledger.remove(id);
      this.#runner.drop(id);
    }
    this.#options.keeper.release(ids);
    this.#changed();
  }

  #changed(): void {
    this.#runner.run();
    this.#publish();
  }

  #publish(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#options.schedule(() => {
      this.#scheduled = false;
      this.view.set(this.#look());
    });
  }

  #look(): UploadsView {
    this.#rate.note(this.#ledger.bytesMoved, this.#options.now());
    return viewOf(this.#ledger, {
      paused: this.#runner.paused,
      hold: this.#runner.hold,
      perSecond: this.#rate.perSecond(),
      reading: this.#reading,
      passedOver: this.#passedOver,
      unkept: this.#options.keeper.unkept,
    });
  }
}
