import { createHmac } from "node:crypto";
import { SLIP_LENGTH, slipCode } from "./slip-code.ts";

function keyed(waveKey: Buffer, purpose: string, address: string): Buffer {
  return createHmac("sha256", waveKey).update(`rapport invitation ${purpose} `).update(address).digest();
}

/** The one-time code of an address: the same for the same list, and not to be had without the wave's key. */
export function invitationCode(waveKey: Buffer, address: string): string {
  return slipCode([...keyed(waveKey, "code", address).subarray(0, SLIP_LENGTH)]);
}

/** What says that an address has been invited; neither the address nor its code can be had from it. */
export function invitationMarkOf(waveKey: Buffer, address: string): Buffer {
  return keyed(waveKey, "mark", address);
}
