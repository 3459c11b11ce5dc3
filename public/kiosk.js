// The kiosk's clock: after a while without a touch it asks whether anybody is there, and then wipes everything.
(() => {
  const box = document.querySelector("[data-idle]");
  if (!box) return;
  const idle = Number(box.dataset.idle);
  const warning = Number(box.dataset.warning);
  const left = box.querySelector("[data-left]");
  const stay = box.querySelector("button");
  let since = Date.now();
  let touched = false;
  // Nothing of the last person in the history: the page is replaced, never added.
  const wipe = () => {
    for (const form of document.forms) form.reset();
    document.querySelector("main").replaceChildren();
    location.replace(box.dataset.fresh);
  };
  const seen = () => {
    since = Date.now();
    touched = true;
    if (!box.hidden) box.hidden = true;
  };
  // A page scrolls by itself too: what counts is what a hand does.
  for (const kind of ["pointerdown", "keydown", "input", "wheel"]) addEventListener(kind, seen, { passive: true });
  stay.addEventListener("click", seen);
  setInterval(() => {
    const quiet = (Date.now() - since) / 1000;
    if (!touched && !box.dataset.always) return;
    if (quiet >= idle + warning) return wipe();
    if (quiet < idle) return;
    if (box.hidden) {
      box.hidden = false;
      stay.focus({ preventScroll: true });
    }
    left.textContent = String(Math.ceil(idle + warning - quiet));
  }, 500);
  // A page that Back brings from memory would show what somebody typed.
  addEventListener("pageshow", (event) => {
    if (event.persisted) wipe();
  });
})();
