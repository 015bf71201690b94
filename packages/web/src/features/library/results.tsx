import type { Sort } from "@image-content-search/core/query";
import { type RefObject, useState } from "react";
import { optionalPart } from "../../components/optional-part.tsx";
import { isTyping } from "../../lib/is-typing.ts";
import { useCalm } from "../../lib/use-calm.ts";
import { useWindowEvent } from "../../lib/use-window-event.ts";
import { texts } from "../../messages/index.ts";
import type { ImageList } from "./image-list.ts";
import type { ListPlace } from "./list-place.ts";
import { type GridHandle, PhotoGrid } from "./photo-grid.tsx";
import { isAnySelected, nothingSelected, type Selection } from "./selection.ts";
import { useTimeScale } from "./use-time-scale.ts";

const DateRail = optionalPart(() => import("./date-rail.tsx"));
const SelectionBar = optionalPart(() => import("./selection-bar.tsx"));
const KeysDialog = optionalPart(() => import("./keys-dialog.tsx"));

/** Results of fewer images are seen at once, and need no way to go through them. */
const leastForRail = 100;

interface ResultsProps {
  q: string;
  sort: Sort;
  list: ImageList;
  place: ListPlace;
  /** Whether something lies over the results. */
  covered: boolean;
  /** Whether they are in the trash. */
  trashed?: boolean;
  grid: RefObject<GridHandle | null>;
  hrefOf: (imageId: string) => string;
}

/** The images that a query finds, with what can be done with them and ways through them. */
export function Results({ q, sort, list, place, covered, trashed = false, grid, hrefOf }: ResultsProps) {
  const [selection, onSelect] = useSelection(q);
  // The bar that does it may still be on its way when the key is pressed.
  const [trashing, setTrashing] = useState(false);
  const [keysShown, setKeysShown] = useKeysShown(covered);
  const dated = sort !== "relevance";
  const total = list.total ?? list.items.length;
  const calm = useCalm(q);
  const scale = useTimeScale(q, dated && calm && !list.stale && total > leastForRail ? sort : undefined);
  const railed = dated && total > leastForRail;

  return (
    <div className={railed ? "beside-rail" : undefined}>
      {isAnySelected(selection) && (
        <SelectionBar
          {...{ q, selection, total, trashed, onSelect, trashing }}
          onTrashed={() => setTrashing(false)}
        />
      )}
      <PhotoGrid
        ref={grid}
        {...{ list, scale, dated, covered, hrefOf, selection, onSelect }}
        onTrash={() => setTrashing(!trashed)}
        onSeek={place.goTo}
        onPlace={place.remember}
      />
      {list.partFailed && <PartFailed onRetry={list.hasMore ? list.loadMore : list.loadEarlier} />}
      {scale && <DateRail scale={scale} grid={grid} />}
      {keysShown && <KeysDialog onClose={() => setKeysShown(false)} />}
    </div>
  );
}

/** Says that more of the images could not be loaded. */
function PartFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="grid-failed" role="alert">
      <p>{texts().library.failedPart}</p>
      <button type="button" className="text-button" onClick={onRetry}>
        {texts().common.tryAgain}
      </button>
    </div>
  );
}

/** What is selected; another query begins with nothing. */
function useSelection(q: string): [Selection, (selection: Selection) => void] {
  const [state, setState] = useState({ q, selection: nothingSelected });
  const selection = state.q === q ? state.selection : nothingSelected;
  return [selection, (next) => setState({ q, selection: next })];
}

function useKeysShown(covered: boolean): [boolean, (shown: boolean) => void] {
  const [shown, setShown] = useState(false);
  useWindowEvent("keydown", ({ key, target }) => {
    if (key === "?" && !covered && !isTyping(target)) setShown(true);
  });
  return [shown, setShown];
}
