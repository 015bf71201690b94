import * as z from "zod/mini";

/** What several schemas of the contract are made of. */
export const Instant = z.iso.datetime();
export const Confidence = z.number().check(z.minimum(0), z.maximum(100));
export const Count = z.int().check(z.minimum(0));

/** How far an image has come. */
export const ImageStatus = z.enum(["awaiting-upload", "preparing", "analyzing", "indexed", "failed"]);
export type ImageStatus = z.infer<typeof ImageStatus>;

/** How many images have come how far. */
export const StatusCounts = z.object({
  awaitingUpload: Count,
  preparing: Count,
  analyzing: Count,
  indexed: Count,
  failed: Count,
});

/** A picture to show: path on this origin, size in pixels. */
export const Picture = z.object({ url: z.string(), width: z.int(), height: z.int() });

/** Values with how many images have each, exactly. */
export const ValueCounts = z.array(z.object({ value: z.string(), count: Count }));
