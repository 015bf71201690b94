import { useEffect } from "react";
import { optionalPart } from "../../components/optional-part.tsx";
import { useConfig } from "../../lib/config.ts";
import { useStore } from "../../lib/store.ts";
import { loadQueue, openUploads, spokenUploads, uploads } from "./uploads.ts";
import { areUploadsLeft } from "./uploads-left.ts";

const loadCard = () => import("./upload-card.tsx");
const UploadCard = optionalPart(loadCard);

/** ms for what the person came to see. */
const libraryFirst = 3_000;

interface UploadsPartProps {
  userId: string;
  hrefOf: (imageId: string) => string;
}

/** The card of a person's uploads as soon as there are any, also such as an earlier visit has left. */
export function UploadsPart({ userId, hrefOf }: UploadsPartProps) {
  const { limits } = useConfig();
  const open = useStore(uploads);
  const spoken = useStore(spokenUploads);
  useEffect(() => {
    if (areUploadsLeft(userId)) void openUploads(userId, limits);
  }, [userId, limits]);
  useEffect(() => {
    // Files can be chosen without a network then. What cannot be loaded is tried again, and told, when it is needed.
    const timer = setTimeout(() => void Promise.allSettled([loadQueue(), loadCard()]), libraryFirst);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
      {open && <UploadCard queue={open.queue} hrefOf={hrefOf} />}
    </>
  );
}
