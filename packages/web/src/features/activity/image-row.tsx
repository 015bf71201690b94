import type { ReactNode } from "react";
import { Link } from "wouter";
import { formatSince } from "../../lib/format.ts";
import type { ActiveImage } from "./activity-words.ts";

interface ImageRowProps {
  image: ActiveImage;
  href: string;
  /** What can be done about it. */
  action?: ReactNode;
}

/** An image that has not ended well, or not yet. */
export function ImageRow({ image: { filename, statusAt, attempt, failure }, href, action }: ImageRowProps) {
  return (
    <li className="activity-row">
      <Link href={href} className="activity-name" state={{ inApp: true }}>
        {filename}
      </Link>
      {failure && <p className="activity-reason">{failure.message}</p>}
      <p className="activity-since">
        since{" "}
        <time dateTime={statusAt} title={new Date(statusAt).toLocaleString("en-GB")}>
          {formatSince(statusAt)}
        </time>
        {attempt > 1 && ` · attempt ${attempt}`}
      </p>
      {action}
    </li>
  );
}
