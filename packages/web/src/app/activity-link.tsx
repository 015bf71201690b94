import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { Icon } from "../components/icon.tsx";
import { activityQuery } from "../lib/image-cache.ts";
import { texts } from "../messages/index.ts";
import { activityBadge } from "./activity-badge.ts";

const most = 99;

/** Leads to the activity, and tells from everywhere what is in flight or has failed. */
export function ActivityLink() {
  const { data: badge } = useQuery({
    ...activityQuery,
    select: (activity) => activityBadge(activity) ?? null,
  });
  return (
    <Link
      href="/activity"
      className="icon-button activity-link"
      aria-label={badge ? texts().common.activityWith(badge.words) : texts().common.activity}
      title={texts().common.activity}
    >
      <Icon name="activity" />
      {badge && (
        <span className="activity-badge" data-kind={badge.kind} aria-hidden="true">
          {badge.count > most ? `${most}+` : badge.count}
        </span>
      )}
    </Link>
  );
}
