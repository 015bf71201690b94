/**
 * Works through the items in order, at most `atOnce` at a time, and begins no more once `stopping` is aborted. When
 * one throws, what is under way ends first; then the first error is thrown.
 */
export async function inLanes<Item>(
  items: Iterable<Item>,
  atOnce: number,
  stopping: AbortSignal,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const errors: unknown[] = [];
  const lane = async () => {
    while (!stopping.aborted && errors.length === 0) {
      const { done, value } = queue.next();
      if (done) return;
      await work(value).catch((error: unknown) => errors.push(error));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  if (errors.length > 0) throw errors[0];
}
