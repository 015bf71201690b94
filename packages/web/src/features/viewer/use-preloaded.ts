import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { imageQuery } from "./use-image.ts";

/** Has the pictures of neighbours at hand before somebody goes there. */
export function usePreloaded(imageIds: readonly (string | undefined)[], ready: boolean): void {
  const client = useQueryClient();
  const wanted = imageIds.filter((imageId) => imageId !== undefined).join();
  useEffect(() => {
    if (!ready || wanted === "") return;
    let left = false;
    for (const imageId of wanted.split(",")) {
      client
        .ensureQueryData(imageQuery(imageId))
        .then(({ preview }) => {
          if (!left && preview) new Image().src = preview.url;
        })
        .catch(() => undefined);
    }
    return () => {
      left = true;
    };
  }, [client, wanted, ready]);
}
