import type { DetectModerationLabelsCommandOutput } from "@aws-sdk/client-rekognition";
import type { ModerationLabel } from "../events/index.ts";
import { round } from "./round.ts";

/** What not everybody wants to see of an answer to DetectModerationLabels, the surest first. */
export function toModerationLabels({
  ModerationLabels = [],
}: Pick<DetectModerationLabelsCommandOutput, "ModerationLabels">): ModerationLabel[] {
  return ModerationLabels.flatMap(({ Name, Confidence, ParentName }) =>
    Name && Confidence !== undefined
      ? [
          {
            name: Name.slice(0, 100),
            confidence: round(Confidence, 2),
            parent: ParentName?.slice(0, 100) || null,
          },
        ]
      : [],
  )
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 50);
}
