import * as z from "zod/mini";
import { parseInput } from "../lib/parse.ts";
import { Image } from "./image.ts";

const Percent = z.number().check(z.minimum(0), z.maximum(100));
const Ratio = z.number().check(z.minimum(0), z.maximum(1));
const Names = z.optional(z.array(z.string()).check(z.maxLength(100)));
/** A member of AWS's that would change the answer, and that nothing here can honour. */
const Unserved = z.optional(z.never("is not served on the laptop"));

/** What every request has. */
export const OfImage = z.object({ Image });

/** https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectLabels.html */
export const DetectLabels = z.object({
  Image,
  MaxLabels: z.optional(z.int().check(z.minimum(0))),
  MinConfidence: z._default(Percent, 55),
  Features: z._default(z.array(z.enum(["GENERAL_LABELS", "IMAGE_PROPERTIES"])), ["GENERAL_LABELS"]),
  Settings: z.optional(
    z.object({
      GeneralLabels: z.optional(
        z.object({
          LabelInclusionFilters: Names,
          LabelExclusionFilters: Names,
          LabelCategoryInclusionFilters: Names,
          LabelCategoryExclusionFilters: Names,
        }),
      ),
      ImageProperties: z.optional(z.object({ MaxDominantColors: z._default(z.int(), 10) })),
    }),
  ),
});

/** https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectText.html */
export const DetectText = z.object({
  Image,
  Filters: z.optional(
    z.object({
      WordFilter: z.optional(
        z.object({
          MinConfidence: z.optional(Percent),
          MinBoundingBoxHeight: z.optional(Ratio),
          MinBoundingBoxWidth: z.optional(Ratio),
        }),
      ),
      RegionsOfInterest: Unserved,
    }),
  ),
});

/** https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectModerationLabels.html */
export const DetectModerationLabels = z.object({
  Image,
  MinConfidence: z._default(Percent, 50),
  HumanLoopConfig: Unserved,
  ProjectVersion: Unserved,
});

/** The input, checked. @throws AwsError `InvalidParameterException` */
export function parseRekognition<Schema extends z.ZodMiniType>(
  schema: Schema,
  input: unknown,
): z.infer<Schema> {
  return parseInput(schema, input, "InvalidParameterException");
}
