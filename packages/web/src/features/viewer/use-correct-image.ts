import type { CorrectionRequest, ImageDetail } from "@image-content-search/core/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../lib/api.ts";
import { errorWords } from "../../lib/api-error.ts";
import { imageKeys, refreshImages } from "../../lib/image-cache.ts";
import { showToast } from "../../lib/toasts.ts";
import { texts } from "../../messages/index.ts";
import { type LabelChange, requestOf, undoing, withChange } from "./corrections.ts";

interface Correction {
  body: CorrectionRequest;
  /** The image as it will be. */
  change: (image: ImageDetail) => ImageDetail;
}

const mutationKey = ["correct"];

interface Corrector {
  /** Changes a label at once, with a way back. */
  label: (change: LabelChange) => void;
  describe: (description: string | null) => void;
}

/** Ways for the owner to correct an image. */
export function useCorrectImage(imageId: string): Corrector {
  const client = useQueryClient();
  const correct = useCorrection(imageId);
  const change = (one: LabelChange) =>
    correct({
      body: requestOf(one),
      change: (image) => ({ ...image, labels: withChange(image.labels, one) }),
    });
  return {
    label: (one) => {
      const image = client.getQueryData<ImageDetail>(imageKeys.detail(imageId));
      const undo = undoing(image?.labels ?? [], one.name);
      change(one);
      const action = { label: texts().common.undo, run: () => change(undo) };
      showToast({ text: changeWords(one, undo), action });
    },
    describe: (description) =>
      correct({ body: { description }, change: (image) => ({ ...image, description }) }),
  };
}

function changeWords({ action, name }: LabelChange, undo: LabelChange): string {
  const { labelAdded, labelRemoved, labelPutBack } = texts().viewer;
  const words = { add: labelAdded, remove: labelRemoved, reset: labelPutBack };
  const takesBack = action === "reset" && undo.action === "add";
  return (takesBack ? labelRemoved : words[action])(name);
}

/** Corrects an image: what is said shows at once, and is taken back when the server refuses it. */
function useCorrection(imageId: string): (correction: Correction) => void {
  const client = useQueryClient();
  const queryKey = imageKeys.detail(imageId);
  const { mutate } = useMutation({
    mutationKey,
    // One after another, so that the last word is the last to arrive.
    scope: { id: imageId },
    mutationFn: ({ body }: Correction) => call("correctImage", { params: { imageId }, body }),
    onMutate: async ({ change }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<ImageDetail>(queryKey);
      if (before) client.setQueryData(queryKey, change(before));
      return before;
    },
    onError: (error, correction, before) => {
      client.setQueryData(queryKey, before);
      const again = { label: texts().common.tryAgain, run: () => mutate(correction) };
      showToast({ text: errorWords(error), action: again });
    },
    onSettled: async () => {
      // An answer that another correction has yet to reach would undo it for a moment.
      if (client.isMutating({ mutationKey }) === 1) await refreshImages(client, imageId);
    },
  });
  return mutate;
}
