import type { Stats } from "@image-content-search/core/contract";
import { useQuery } from "@tanstack/react-query";
import { Icon } from "../../components/icon.tsx";
import { call } from "../../lib/api.ts";
import { texts } from "../../messages/index.ts";

interface QuotaNoticeProps {
  /** Files that wait for room. */
  waiting: number;
  onTryAgain: () => void;
}

/** Says once for all files that the library takes no more, why, and what can be done. */
export function QuotaNotice({ waiting, onTryAgain }: QuotaNoticeProps) {
  const { data, isError } = useQuery({
    queryKey: ["quota"],
    queryFn: ({ signal }) => call("getStats", { signal }),
    staleTime: 0,
  });
  const words = texts();
  return (
    <div className="upload-quota">
      <Icon name="alert" size={18} />
      <div>
        <p className="upload-quota-title">{words.upload.quotaTitle}</p>
        {(data || isError) && <p>{quotaWords(data?.quota, waiting)}</p>}
        <button type="button" className="text-button" onClick={onTryAgain}>
          {words.common.tryAgain}
        </button>
      </div>
    </div>
  );
}

function quotaWords(quota: Stats["quota"] | undefined, waiting: number): string {
  const words = texts().upload;
  if (!quota) return words.quota(waiting);
  const { analysesToday, images, bytes } = quota;
  return analysesToday.used >= analysesToday.limit
    ? words.quotaAnalyses(waiting, analysesToday.limit)
    : words.quotaRoom(waiting, images.limit, bytes.limit);
}
