import "../(public)/public.css";

/** A questionnaire looks here as residents see it, though only staff do. */
export default function PreviewLayout({ children }: { children: React.ReactNode }) {
  return children;
}
