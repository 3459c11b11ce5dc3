"use client";

import { useEffect, useRef, useState } from "react";

type Key = { key: string; words: string };
type Props = { title: string; close: string; use: string; keys: readonly Key[] };

/** Whether somebody has turned the keys off in this browser: who speaks to a computer would press them unawares. */
const OFF = "desk-keys-off";

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input, textarea, select, dialog") !== null;

/** Go to the next or the last line of the queue. */
function step(by: number) {
  const links = [...document.querySelectorAll<HTMLElement>("tr[data-request] th a")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
}

/** What each key does: lines of a queue by j and k, x to choose one; on a request the first letter of what is to be done. */
const DOES: Record<string, () => void> = {
  j: () => step(1),
  k: () => step(-1),
  x: () => document.activeElement?.closest("tr")?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click(),
  m: () => document.querySelector<HTMLElement>("#message")?.focus(),
  n: () => document.querySelector<HTMLElement>("#note")?.focus(),
  c: () => document.querySelector<HTMLElement>("#outcome")?.focus(),
  t: () => document.querySelector<HTMLElement>("[data-key=t]")?.focus(),
};

/** Keys for people who live on this page; `?` lists them. */
export function DeskKeys({ title, close, use, keys }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOn, setOn] = useState(true);
  useEffect(() => setOn(localStorage.getItem(OFF) === null), []);
  useEffect(() => {
    if (!isOn) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialog.current?.open) return;
      if (event.key === "?") dialog.current?.showModal();
      const does = DOES[event.key];
      if (!does) return;
      event.preventDefault();
      does();
    };
    addEventListener("keydown", pressed);
    document.body.dataset.keys = "";
    return () => {
      removeEventListener("keydown", pressed);
      delete document.body.dataset.keys;
    };
  }, [isOn]);
  const turn = (on: boolean) => {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
    setOn(on);
  };
  return (
    <>
      <p>
        <button className="button plain" type="button" onClick={() => dialog.current?.showModal()}>
          {title}
        </button>
      </p>
      <dialog ref={dialog} aria-labelledby="keys-title">
        <h2 id="keys-title">{title}</h2>
        <dl className="facts">
          {keys.map(({ key, words }) => (
            <div key={key} className="pair">
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <label className="choice">
          <input type="checkbox" checked={isOn} onChange={({ target }) => turn(target.checked)} />
          {use}
        </label>
        <form method="dialog">
          <button className="button plain" type="submit">
            {close}
          </button>
        </form>
      </dialog>
    </>
  );
}
