import type { PictureFault } from "@image-content-search/core/events";

/** A fault in the picture itself: trying again cannot help. `code` is stable, `message` is for the owner. */
export class PermanentError extends Error {
  readonly code: PictureFault;

  constructor(code: PictureFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PermanentError";
    this.code = code;
  }
}

/**
 * What libvips, its codecs, libheif and Node say when it is the machine that lacks something. The codecs' own limits,
 * which only a made-up file breaks, speak of memory too.
 */
const passing =
  /out of memory|(not enough|insufficient) memory|memory allocation error|allocation failed|(cannot|can't|could not|couldn't|failed to|unable to) allocate|(creating|create) thread|temporarily unavailable|no space left|too many open files/i;
const ownLimit = /security limit|beyond the .* limit|overflow/i;

/**
 * What a fault of reading means. Every decoder answers a damaged file with words of its own, so what is not known to
 * be the machine's is the picture's:
 *
 * | fault                                                          | becomes                        |
 * | -------------------------------------------------------------- | ------------------------------ |
 * | memory, threads, files or disk space have run out              | itself: thrown, tried again    |
 * | the process is killed, or the function times out               | nothing here: Lambda tries again |
 * | a decoder breaks its own limit for hostile files               | the refusal                    |
 * | libheif traps on a bad file (`WebAssembly.RuntimeError`)       | the refusal                    |
 * | anything else that a decoder says                              | the refusal                    |
 * | a fault of our own code (`TypeError`, `ReferenceError`)        | itself: thrown, tried again    |
 */
export function refuseUnlessPassing(cause: unknown, code: PictureFault, message: string): unknown {
  if (cause instanceof PermanentError || cause instanceof TypeError || cause instanceof ReferenceError) {
    return cause;
  }
  const words = cause instanceof Error ? cause.message : String(cause);
  if (passing.test(words) && !ownLimit.test(words)) return cause;
  return new PermanentError(code, message, { cause });
}
