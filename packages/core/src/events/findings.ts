import * as z from "zod/mini";

/** What can be looked for in a picture; a stage may switch each off, for each costs. */
export const detectors = ["labels", "properties", "text", "moderation"] as const;
export const Detector = z.enum(detectors);
export type Detector = z.infer<typeof Detector>;

/** Box of one object, ratios 0–1 of the upright image. */
export const Box = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() });
export type Box = z.infer<typeof Box>;

const Name = z.string().check(z.maxLength(100));
const Confidence = z.number().check(z.minimum(0), z.maximum(100));

/** One thing found in an image. Confidence 0–100 as Rekognition gives it. */
export const DetectedLabel = z.object({
  name: Name,
  confidence: Confidence,
  parents: z.array(Name).check(z.maxLength(10)),
  aliases: z.array(Name).check(z.maxLength(10)),
  categories: z.array(Name).check(z.maxLength(5)),
  instances: z.array(z.object({ box: Box, confidence: Confidence })).check(z.maxLength(50)),
});
export type DetectedLabel = z.infer<typeof DetectedLabel>;

const Percent = z.number().check(z.minimum(0), z.maximum(100));

/** The colours that fill most of an image, and how good it is; all 0–100. */
export const Properties = z.object({
  /** Largest share first; `name` is one of Rekognition's twelve. */
  colors: z.array(z.object({ name: Name, hex: z.string(), percent: Percent })).check(z.maxLength(20)),
  quality: z.optional(z.object({ brightness: Percent, sharpness: Percent, contrast: Percent })),
});
export type Properties = z.infer<typeof Properties>;

/** A line of text seen in an image. */
export const TextLine = z.object({
  text: z.string().check(z.maxLength(200)),
  confidence: Confidence,
  box: Box,
});
export type TextLine = z.infer<typeof TextLine>;

/** Something that not everybody wants to see; `parent` is the group it belongs to. */
export const ModerationLabel = z.object({ name: Name, confidence: Confidence, parent: z.nullable(Name) });
export type ModerationLabel = z.infer<typeof ModerationLabel>;

/** Which model found it, and where its raw answer stands. */
const origin = { model: z.string(), rawKey: z.string() };

/** What one detector found. */
export const Finding = z.discriminatedUnion("detector", [
  z.object({
    detector: z.literal("labels"),
    ...origin,
    labels: z.array(DetectedLabel).check(z.maxLength(200)),
  }),
  z.object({ detector: z.literal("properties"), ...origin, ...Properties.shape }),
  z.object({
    detector: z.literal("text"),
    ...origin,
    lines: z.array(TextLine).check(z.maxLength(100)),
    words: z.array(z.object({ text: Name, confidence: Confidence })).check(z.maxLength(200)),
  }),
  z.object({
    detector: z.literal("moderation"),
    ...origin,
    labels: z.array(ModerationLabel).check(z.maxLength(50)),
  }),
]);
export type Finding = z.infer<typeof Finding>;
