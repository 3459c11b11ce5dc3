"use client";

import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { useEffect, useRef, useState } from "react";

type Asks = { make: PublicKeyCredentialCreationOptionsJSON } | { use: PublicKeyCredentialRequestOptionsJSON };
type Props = {
  /** Where the form posts to. */
  action: string;
  asks: Asks;
  /** The sealed challenge, which goes back with the answer. */
  challenge: string;
  button: string;
  /** What stands there instead where the browser cannot. */
  failed: string;
  children?: React.ReactNode;
};

/** A form that the browser completes with a passkey. Without script, or in a browser that has none, there is no button. */
export function PasskeyForm({ action, asks, challenge, button, failed, children }: Props) {
  const [can, setCan] = useState(false);
  const [wrong, setWrong] = useState(false);
  const answer = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => setCan(browserSupportsWebAuthn()), []);
  if (!can) return null;
  const ask = async () => {
    setWrong(false);
    try {
      const given =
        "make" in asks ? await startRegistration({ optionsJSON: asks.make }) : await startAuthentication({ optionsJSON: asks.use });
      if (!answer.current || !form.current) return;
      answer.current.value = JSON.stringify(given);
      form.current.submit();
    } catch {
      setWrong(true);
    }
  };
  return (
    <form ref={form} className="stack" method="post" action={action} noValidate>
      <input type="hidden" name="challenge" value={challenge} />
      <input type="hidden" name="passkey" ref={answer} />
      {children}
      {wrong && (
        <p className="field-error" role="alert">
          {failed}
        </p>
      )}
      <div>
        <button className="button" type="button" onClick={() => void ask()}>
          {button}
        </button>
      </div>
    </form>
  );
}
