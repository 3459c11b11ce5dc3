export const MOST_SLIPS = 500;

type Counted = {
  issued: number;
  unused: number;
  sealedOn: string | undefined;
  expiresOn: string;
  cancelled: { unused: number } | undefined;
};

/** What became of a batch's slips, in whole numbers that add up to those issued. */
export function slipCounts({ issued, unused, sealedOn, expiresOn, cancelled }: Counted, today: string) {
  const over = today > expiresOn;
  const taken = cancelled ? cancelled.unused : unused;
  return {
    used: sealedOn ? issued - taken : 0,
    waiting: !cancelled && sealedOn && !over ? unused : 0,
    expired: !cancelled && sealedOn && over ? unused : 0,
    cancelled: cancelled ? (sealedOn ? cancelled.unused : issued) : 0,
  };
}
