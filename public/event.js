// Answers at an event without a network: sealed for the server at once, kept in no order, sent when there is one.
(() => {
  const box = document.querySelector("[data-queue]");
  const form = document.querySelector("main form");
  if (!box || !form || !crypto.subtle || !window.indexedDB) return;
  const { queue, key: serverKey } = box.dataset;
  const text = new TextEncoder();
  const base64url = (bytes) =>
    btoa(String.fromCharCode(...bytes))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replace(/=+$/, "");
  const bytesOf = (sent) => Uint8Array.from(atob(sent.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const opened = new Promise((resolve, reject) => {
    const request = indexedDB.open("rapport-queue", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("sealed");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const stored = async (mode, work) => {
    const transaction = (await opened).transaction("sealed", mode, { durability: "strict" });
    const request = work(transaction.objectStore("sealed"));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
    });
  };
  // Every sealed answer is as long as the next: its length says nothing.
  const padded = (json) => json.padEnd(Math.ceil((text.encode(json).length + 1) / 8192) * 8192 - (text.encode(json).length - json.length));
  const seal = async (json) => {
    const own = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
    const point = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
    const theirs = await crypto.subtle.importKey("raw", bytesOf(serverKey), { name: "ECDH", namedCurve: "P-256" }, false, []);
    const agreed = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own.privateKey, 256);
    const base = await crypto.subtle.importKey("raw", agreed, "HKDF", false, ["deriveKey"]);
    const salt = await crypto.subtle.digest("SHA-256", point);
    const hkdf = { name: "HKDF", hash: "SHA-256", salt, info: text.encode("rapport queue") };
    const secret = await crypto.subtle.deriveKey(hkdf, base, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const body = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, secret, text.encode(padded(json))));
    let sealed = "";
    const all = new Uint8Array([...point, ...nonce, ...body]);
    for (let at = 0; at < all.length; at += 3000) sealed += base64url(all.subarray(at, at + 3000));
    return sealed;
  };
  const say = (name) => {
    for (const part of box.querySelectorAll("[data-say]")) part.hidden = part.dataset.say !== name;
  };
  let refused = 0;
  const show = async () => {
    const waiting = await stored("readonly", (store) => store.count());
    box.querySelector("[data-waiting]").textContent = String(waiting);
    box.querySelector("[data-refused]").textContent = String(refused);
    say(refused > 0 ? "refused" : waiting === 0 ? "empty" : navigator.onLine ? "online" : "offline");
    return waiting;
  };
  let sending = false;
  let thanked;
  const send = async () => {
    if (sending || !navigator.onLine) return;
    sending = true;
    refused = 0;
    try {
      const ids = await stored("readonly", (store) => store.getAllKeys());
      // Not in the order in which people answered; the ids are random, and so is this.
      for (let at = ids.length - 1; at > 0; at -= 1) {
        const other = crypto.getRandomValues(new Uint32Array(1))[0] % (at + 1);
        [ids[at], ids[other]] = [ids[other], ids[at]];
      }
      for (const id of ids) {
        const sealed = await stored("readonly", (store) => store.get(id));
        const reply = await fetch(queue, { method: "POST", body: new URLSearchParams({ sealed }), redirect: "manual" });
        const said = reply.ok ? (await reply.text()).trim() : "";
        if (said === "stored") await stored("readwrite", (store) => store.delete(id));
        else if (reply.status >= 400 && reply.status < 500) refused += 1;
        else break;
        await show();
      }
    } catch {
      // The network went: what was not confirmed stays, and is sent again.
    }
    sending = false;
    await show();
  };
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!form.reportValidity()) return;
    const fields = [...new FormData(form, event.submitter)].map(([name, value]) => [name, String(value)]);
    const sealed = await seal(JSON.stringify({ day: today(), fields }));
    await stored("readwrite", (store) => store.put(sealed, crypto.randomUUID()));
    form.reset();
    form.elements.key.value = crypto.randomUUID();
    scrollTo(0, 0);
    const thanks = document.querySelector("[data-thanks]");
    thanks.hidden = false;
    thanks.focus();
    // The thanks of the one before must not take these away.
    clearTimeout(thanked);
    thanked = setTimeout(() => {
      thanks.hidden = true;
    }, 6000);
    await show();
    await send();
  });
  addEventListener("online", send);
  addEventListener("offline", show);
  addEventListener("beforeunload", (event) => {
    if (Number(box.querySelector("[data-waiting]").textContent) > 0) event.preventDefault();
  });
  box.querySelector("button").addEventListener("click", send);
  setInterval(send, 15_000);
  navigator.serviceWorker?.register("/waiter.js", { scope: location.pathname }).catch(() => {});
  box.hidden = false;
  show()
    .then(send)
    .catch(() => {});
})();
