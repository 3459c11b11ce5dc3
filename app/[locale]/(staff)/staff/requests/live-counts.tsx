"use client";

import { useEffect, useState } from "react";

type Props = { address: string; words: string; reload: string };

/** Keeps the counts of the queues, and says when there is something new; without script they are as they were when the page was loaded. */
export function LiveCounts({ address, words, reload }: Props) {
  const [isNew, setNew] = useState(false);
  useEffect(() => {
    const source = new EventSource(address);
    let first = "";
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const counts: Record<string, number> = JSON.parse(data);
      for (const [queue, count] of Object.entries(counts)) {
        const shown = document.querySelector(`[data-count="${queue}"]`);
        if (shown) shown.textContent = String(count);
      }
      if (first === "") first = data;
      setNew(data !== first);
    };
    return () => source.close();
  }, [address]);
  return (
    <p role="status" className={isNew ? "notice" : "visually-hidden"}>
      {isNew && (
        <>
          {words}{" "}
          <button className="button plain" type="button" onClick={() => location.reload()}>
            {reload}
          </button>
        </>
      )}
    </p>
  );
}
