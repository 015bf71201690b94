export { type DetectLabelsAnswer, toDetectedLabels } from "./detected-labels.ts";
