// The path of your own that leads to UserContext: Next strips /t and passes everything else on. Name
// this server in USERCONTEXT_TRUSTED_PROXIES, or all visitors share one address's rate.
// Only /uc/ and /v1/ of what a page needs: the rest of the API stays where it is.

export default {
  rewrites: async () => [
    { source: '/t/uc/:file', destination: 'https://logs.example.com/uc/:file' },
    { source: '/t/v1/:path*', destination: 'https://logs.example.com/v1/:path*' },
  ],
};
