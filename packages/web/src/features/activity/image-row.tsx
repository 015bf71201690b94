import type { ReactNode } from "react";
import { Link } from "wouter";
import { imageHref } from "../../lib/addresses.ts";
import { failureWords } from "../../lib/failure-words.ts";
import { formatInstant, formatSince } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";
import type { ActiveImage } from "./activity-words.ts";

interface ImageRowProps {
  image: ActiveImage;
  /** What can be done about it. */
  children?: ReactNode;
}

/** An image that has not ended well, or not yet. */
export function ImageRow({ image, children }: ImageRowProps) {
  const { imageId, filename, statusAt, attempt, failure } = image;
  return (
    <li className="activity-row">
      <Link href={imageHref(imageId, "")} className="activity-name" state={{ inApp: true }}>
        {filename}
      </Link>
      {failure && <p className="activity-reason">{failureWords(failure)}</p>}
      <p className="activity-since">
        {texts().activity.since}{" "}
        <time dateTime={statusAt} title={formatInstant(statusAt)}>
          {formatSince(statusAt)}
        </time>
        {attempt > 1 && ` · ${texts().activity.attempt(attempt)}`}
      </p>
      {children}
    </li>
  );
}
