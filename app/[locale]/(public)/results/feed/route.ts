import { feedResponse } from "./fed.ts";

/** The feed of all publications. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  return feedResponse((await params).locale);
}
