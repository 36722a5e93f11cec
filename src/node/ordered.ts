/**
 * Runs tasks at once, as many as allowed, and yields their results in the order of the items. Reads no further
 * ahead than that, so a slow reader of the results slows down the reading of the items.
 *
 * @param isPaused - no task is started while true; once none is under way, `null` is yielded and the reading
 * goes on when the caller asks for more
 */
export async function* runOrdered<T, R>(
  items: AsyncIterable<T>,
  run: (item: T) => Promise<R>,
  capacity: number,
  isPaused: () => boolean,
): AsyncGenerator<{ readonly item: T; readonly result: R } | null> {
  const source = items[Symbol.asyncIterator]();
  const running: { readonly item: T; readonly result: Promise<R> }[] = [];
  let pending: Promise<IteratorResult<T>> | null = null;
  let isDone = false;
  try {
    while (true) {
      // Asked once a round: it may change its mind at any time.
      const paused = isPaused();
      if (paused && running.length === 0) {
        yield null;
        // Still paused: the caller wants no more.
        if (isPaused()) return;
        continue;
      }
      const canStart = !paused && running.length < capacity;
      if (canStart && !isDone) pending ??= watched(source.next());
      const head = running[0];
      if (head === undefined && pending === null) return;
      const next = canStart && pending !== null ? await firstOf(head?.result, pending) : null;
      if (next === null) {
        running.shift();
        yield { item: head!.item, result: await head!.result };
        continue;
      }
      pending = null;
      if (next.done) isDone = true;
      else running.push({ item: next.value, result: watched(run(next.value)) });
    }
  } finally {
    // Not awaited: a source that waits for its stream would hold us up.
    source.return?.(undefined)?.catch(() => {});
  }
}

/** The next item, or `null` where the result at the head is ready before it. */
async function firstOf<T>(
  head: Promise<unknown> | undefined,
  next: Promise<IteratorResult<T>>,
): Promise<IteratorResult<T> | null> {
  if (head === undefined) return next;
  const ready = head.then(isReady, isReady);
  return Promise.race([next, ready]);
}

const isReady = () => null;

/** A rejection is met where the promise is awaited, maybe later. */
function watched<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
