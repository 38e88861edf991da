// The path of your own that leads to UserContext: Next strips /t and passes the rest on. Name this
// server in USERCONTEXT_TRUSTED_PROXIES there, so that visitors are limited one by one.
// Only what a page needs is passed on: its files under /uc/, its calls under /v1/.

export default {
  rewrites: async () => [
    { source: '/t/uc/:file', destination: 'https://logs.example.com/uc/:file' },
    { source: '/t/v1/:path*', destination: 'https://logs.example.com/v1/:path*' },
  ],
};
