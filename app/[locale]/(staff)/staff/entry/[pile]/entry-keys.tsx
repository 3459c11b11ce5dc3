"use client";

import { useEffect } from "react";

/**
 * Goes on to the next field when a code is whole, and by Enter; at the last field Enter stores. Without scripts Tab does.
 * Until it listens, `entry.css` keeps the form from taking keys: they would all land in the first field, and Enter would store it.
 */
export function EntryKeys({ form: id }: { form: string }) {
  useEffect(() => {
    const form = document.getElementById(id);
    if (!(form instanceof HTMLFormElement)) return;
    const onwards = (from: Element) => {
      const all = [...form.elements].filter(
        (each): each is HTMLElement => each instanceof HTMLElement && each.tabIndex >= 0 && each.getAttribute("type") !== "hidden",
      );
      const next = all[all.indexOf(from as HTMLElement) + 1];
      next?.focus();
      return next;
    };
    const onInput = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) return;
      const codes = target.dataset.codes?.split(" ");
      if (!codes) return;
      const typed = target.value.trim();
      target.setAttribute("aria-invalid", String(typed !== "" && !codes.some((code) => code.startsWith(typed))));
      // With codes 1 and 10 a typed 1 may not be whole yet.
      if (codes.includes(typed) && !codes.some((code) => code !== typed && code.startsWith(typed))) onwards(target);
    };
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.key !== "Enter" || event.isComposing || !(target instanceof HTMLInputElement)) return;
      event.preventDefault();
      const next = onwards(target);
      if (next instanceof HTMLButtonElement || !next) form.requestSubmit();
    };
    form.addEventListener("input", onInput);
    form.addEventListener("keydown", onKey);
    form.dataset.keys = "";
    // What could not be seen could not have the focus either.
    if (document.activeElement === document.body) form.querySelector<HTMLElement>("[autofocus]")?.focus();
    return () => {
      delete form.dataset.keys;
      form.removeEventListener("input", onInput);
      form.removeEventListener("keydown", onKey);
    };
  }, [id]);
  return null;
}
