import "./staff.css";
import "./print.css";

export default function StaffLayout({ children }: { children: React.ReactNode }) {
  return children;
}
