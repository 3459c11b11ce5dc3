import { feedResponse } from "../fed.ts";

/** The feed of what was published of one unit. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; unit: string }> }): Promise<Response> {
  const { locale, unit } = await params;
  return feedResponse(locale, unit);
}
