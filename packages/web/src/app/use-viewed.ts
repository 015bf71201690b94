import { useEffect } from "react";
import { useRoute } from "wouter";

/** The image that the address names, if any; the page below it stands still meanwhile. */
export function useViewed(): string | undefined {
  const [viewing, params] = useRoute("/images/:imageId");
  useEffect(() => {
    document.documentElement.classList.toggle("covered", viewing);
    return () => document.documentElement.classList.remove("covered");
  }, [viewing]);
  return params?.imageId;
}
