/**
 * How far an image has come, in order: of two events of one attempt the later status stands, whichever
 * came first. An analysis that succeeds after all outranks a failure.
 */
export const imageStatuses = ["awaiting-upload", "preparing", "analyzing", "failed", "indexed"] as const;

/** How far an image has come. */
export type ImageStatus = (typeof imageStatuses)[number];
