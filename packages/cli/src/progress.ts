import { basename } from "node:path";
import { type ProgressState, progressLines, progressText } from "./progress-text.ts";
import { RateMeter } from "./rate.ts";
import type { Tally } from "./tally.ts";
import type { FoundFile } from "./walk.ts";

const liveMs = 100;
const lineMs = 10_000;
/** What a file costs besides its bytes, in bytes: two requests. */
const fileCost = 200_000;

/** Where it is shown: standard error, so that standard output is the result alone. */
type Screen = Pick<NodeJS.WriteStream, "isTTY" | "columns" | "write">;

/** Shows a run as it goes: two steady lines in a terminal, elsewhere a line every 10 s, or nothing at all. */
export class Progress {
  readonly #tally: Tally;
  readonly #screen: Screen;
  readonly #inHand = new Map<FoundFile, number>();
  readonly #timer: NodeJS.Timeout | undefined;
  #phase: ProgressState["phase"] = "looking";
  #meter = new RateMeter();
  #toFollow = 0;
  #isDrawn = false;

  constructor(tally: Tally, screen: Screen, quiet: boolean) {
    this.#tally = tally;
    this.#screen = screen;
    if (quiet) return;
    this.#timer = setInterval(() => this.#show(), screen.isTTY ? liveMs : lineMs);
    this.#timer.unref();
  }

  /** From now on files are sent. */
  send(): void {
    this.#phase = "sending";
  }

  /** From now on so many images are waited for. */
  follow(images: number): void {
    this.#phase = "following";
    this.#toFollow = images;
    this.#meter = new RateMeter();
  }

  begin(file: FoundFile): void {
    this.#inHand.set(file, 0);
  }

  sent(file: FoundFile, bytes: number): void {
    this.#inHand.set(file, bytes);
  }

  end(file: FoundFile): void {
    this.#inHand.delete(file);
  }

  /** Says a sentence above the lines. */
  say(sentence: string): void {
    this.#clear();
    this.#screen.write(`${sentence}\n`);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#clear();
  }

  #show(): void {
    const state = this.#state();
    if (!this.#screen.isTTY) {
      this.#screen.write(`${progressText(state)}\n`);
      return;
    }
    // The last column is left free: writing to it would make some terminals go on to the next line.
    const [first, second] = progressLines(state, (this.#screen.columns || 80) - 1);
    this.#screen.write(`\r\u001b[2K${first}\n\u001b[2K${second}\r\u001b[1A`);
    this.#isDrawn = true;
  }

  #clear(): void {
    if (this.#isDrawn) this.#screen.write("\r\u001b[J");
    this.#isDrawn = false;
  }

  #state(): ProgressState {
    const { found, foundBytes, done, doneBytes, sentBytes, indexed, notIndexed } = this.#tally;
    if (this.#phase === "looking") return { phase: "looking", files: found, bytes: foundBytes };
    if (this.#phase === "following") {
      const ended = indexed + notIndexed.length;
      this.#meter.add(performance.now(), 0, ended);
      const secondsLeft = this.#meter.secondsLeft(this.#toFollow - ended);
      return { phase: "following", done: ended, total: this.#toFollow, secondsLeft };
    }
    const underWay = [...this.#inHand.values()].reduce((sum, bytes) => sum + bytes, 0);
    const work = doneBytes + underWay + done * fileCost;
    this.#meter.add(performance.now(), sentBytes + underWay, work);
    return {
      phase: "sending",
      done,
      total: found,
      doneBytes: doneBytes + underWay,
      totalBytes: foundBytes,
      bytesPerSecond: this.#meter.bytesPerSecond,
      secondsLeft: this.#meter.secondsLeft(foundBytes + found * fileCost - work),
      names: [...this.#inHand.keys()].map(({ path }) => basename(path)),
    };
  }
}
