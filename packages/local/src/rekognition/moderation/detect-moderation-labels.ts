import type { ClassScores } from "./model.ts";

/** One label of the answer; `ParentName` is "" at the top of the taxonomy, whose levels count from 1. */
export interface ModerationLabel {
  Name: string;
  ParentName: string;
  TaxonomyLevel: number;
  Confidence: number;
}

/** What kind of picture it is. */
export interface ContentType {
  Name: string;
  Confidence: number;
}

/**
 * The labels of Rekognition's taxonomy, version 7 (https://docs.aws.amazon.com/rekognition/latest/dg/moderation-api.html),
 * that the model's classes stand for; a label's likelihood is the sum of theirs.
 * - "porn" is photographs, "hentai" drawings of bare bodies or sexual acts. The model does not tell these apart, so
 *   neither "Explicit Nudity" nor "Explicit Sexual Activity" is answered but what is above both.
 * - "sexy" is anything from a bikini to a nude that hides the intimate parts. The graver of the two labels is answered,
 *   which is also the one above "Obstructed Intimate Parts"; "Swimwear or Underwear" never is.
 */
const labels: readonly { name: string; classes: readonly (keyof ClassScores)[] }[] = [
  { name: "Explicit", classes: ["porn", "hentai"] },
  { name: "Non-Explicit Nudity of Intimate parts and Kissing", classes: ["sexy"] },
];

/** The model's drawings are harmless ones, hentai comes from animation; it takes some furs for drawings, at 70 %. */
const contentTypes: readonly { name: string; class: keyof ClassScores }[] = [
  { name: "Illustrated Content", class: "drawing" },
  { name: "Animated Content", class: "hentai" },
];

/** From here on, in percent, a content type is answered. */
const sureType = 90;

/** The labels of a classified picture from so many percent on, the surest first. */
export function toModerationLabels(scores: ClassScores, minConfidence: number): ModerationLabel[] {
  return labels
    .map(({ name, classes }) => {
      const likelihood = classes.reduce((sum, each) => sum + scores[each], 0);
      return { Name: name, ParentName: "", TaxonomyLevel: 1, Confidence: Math.min(100, 100 * likelihood) };
    })
    .filter(({ Confidence }) => Confidence >= minConfidence)
    .sort((a, b) => b.Confidence - a.Confidence);
}

/** The kind of picture where the model is sure of it; none for photographs. */
export function toContentTypes(scores: ClassScores): ContentType[] {
  return contentTypes
    .map((type) => ({ Name: type.name, Confidence: Math.min(100, 100 * scores[type.class]) }))
    .filter(({ Confidence }) => Confidence >= sureType);
}
