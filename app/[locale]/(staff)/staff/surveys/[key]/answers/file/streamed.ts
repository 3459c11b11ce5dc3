async function* each(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/** A body whose pieces are made when the network asks for them; whoever hangs up ends their making. */
export function streamed(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  const waiting = each(pieces);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await waiting.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await waiting.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}
