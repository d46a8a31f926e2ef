// Work on a stream of things, several at a time, with the results in the order of the things: what makes many workers give the same bytes as one. No
// more than `most` things are held at once, however long the stream is.

/** Applies `work` to each thing, at most `most` at a time, and yields the results in order. A rejection ends the stream. */
export async function* mapInOrder<Thing, Result>(things: AsyncIterable<Thing> | Iterable<Thing>, most: number, work: (thing: Thing) => Promise<Result>): AsyncGenerator<Result> {
  const underway: Promise<Result>[] = [];
  for await (const thing of things) {
    const result = work(thing);
    // Whoever awaits it sees the rejection; until then it must not count as unhandled.
    result.catch(() => undefined);
    underway.push(result);
    if (underway.length < most) continue;
    const next = underway.shift();
    if (next !== undefined) yield await next;
  }
  for (const result of underway) yield await result;
}

/** The first things of a stream, and a stream of all of them. */
export async function peek<Thing>(things: AsyncIterable<Thing>, number: number): Promise<{ readonly first: readonly Thing[]; readonly all: AsyncGenerator<Thing> }> {
  const iterator = things[Symbol.asyncIterator]();
  const first: Thing[] = [];
  while (first.length < number) {
    const next = await iterator.next();
    if (next.done === true) break;
    first.push(next.value);
  }
  async function* all(): AsyncGenerator<Thing> {
    yield* first;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  return { first, all: all() };
}
