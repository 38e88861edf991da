"""What browsers remark for whoever makes a page, as public bug reports have them: no cause.

Beside them stand lines of pages that begin alike, and what a browser refused.
"""

import pytest

from analyze.servers import Page, told
from usercontext.analyze.reading.browser_lines import is_of_its_browser

_CHROME = (
    "Tracking Prevention blocked access to storage for "
    "https://cdn.consentmanager.net/delivery/x.js.",
    "Third-party cookie will be blocked in future Chrome versions as part of Privacy Sandbox.",
    "Third-party cookie is blocked in Chrome either because of Chrome flags or "
    "browser configuration. Learn more in the Issues tab.",
    "Reading cookie in cross-site context will be blocked in future Chrome versions.",
    "Setting cookie in cross-site context will be blocked in future Chrome versions.",
    "The resource https://shop.example.com/fonts/a.woff2 was preloaded using link "
    "preload but not used within a few seconds from the window's load event. Please "
    "make sure it has an appropriate `as` value and it is preloaded intentionally.",
    "[Intervention] Slow network is detected. See "
    "https://www.chromestatus.com/feature/5636954674692096 for more details. "
    "Fallback font will be used while loading: https://shop.example.com/a.woff2",
    "[Violation] 'setTimeout' handler took 81ms",
    "[Violation] 'requestAnimationFrame' handler took 60ms",
    "[Violation] Forced reflow while executing JavaScript took 42ms",
    "[Violation] Added non-passive event listener to a scroll-blocking 'wheel' "
    "event. Consider marking event handler as 'passive' to make the page more "
    "responsive.",
    "[Violation] Permissions policy violation: unload is not allowed in this document.",
    "[Violation] Avoid using document.write(). "
    "https://developers.google.com/web/updates/2016/08/removing-document-write",
    "DevTools failed to load source map: Could not load content for "
    "https://shop.example.com/assets/app.js.map: HTTP error: status code 404, "
    "net::ERR_HTTP_RESPONSE_CODE_FAILURE",
    "DevTools failed to load SourceMap: Could not parse content for "
    "https://shop.example.com/a.map: Unexpected token '<'",
    "ResizeObserver loop completed with undelivered notifications.",
    "ResizeObserver loop limit exceeded",
    "Origin trial controlled feature not enabled: 'interest-cohort'.",
    "Error with Permissions-Policy header: Unrecognized feature: 'interest-cohort'.",
    "Error with Permissions-Policy header: Origin trial controlled feature not "
    "enabled: 'browsing-topics'.",
    "Unrecognized feature: 'attribution-reporting'.",
    "Origin trial token has expired for feature WebAppInstallation",
    "Deprecation: The Topics API is deprecated and will be removed.",
    "[Deprecation] Unload event listeners are deprecated and will be removed.",
    "[Deprecation] The keyword 'slider-vertical' specified to an 'appearance' "
    "property is not standardized. It will be removed in the future.",
    "[Deprecation] Listener added for a 'DOMSubtreeModified' mutation event. Support "
    "for this event type has been removed, and this event will no longer be fired.",
    "[Deprecation] -ms-high-contrast is in the process of being deprecated. Please "
    "see https://blogs.windows.com/msedgedev/2024/04/29/deprecating-ms-high-contrast/"
    " for tips on updating to the new Forced Colors Mode standard.",
    "[Deprecation] Shared Storage API is deprecated and will be removed in a future release.",
    "[Deprecation] Protected Audience API is deprecated and will be removed in a future release.",
    "[Deprecation] H1UserAgentFontSizeInSection: Found an <h1> tag within an "
    "<article>, <aside>, <nav>, or <section> which does not have a specified "
    "font-size.",
    "Found a h1 tag within article, aside, nav, or section which does not have a "
    "specified font-size. Consider explicitly styling font-size and margin for the "
    "nested h1 tags.",
    "Blocked aria-hidden on an element because its descendant retained focus. The "
    "focus must not be hidden from assistive technology users. Avoid using "
    "aria-hidden on a focused element or its ancestor.",
    "An iframe which has both allow-scripts and allow-same-origin for its sandbox "
    "attribute can escape its sandboxing.",
    "Allow attribute will take precedence over 'allowfullscreen'.",
    "Banner not shown: beforeinstallpromptevent.preventDefault() called. The page "
    "must call beforeinstallpromptevent.prompt() to show the banner.",
    "The AudioContext was not allowed to start. It must be resumed (or created) "
    "after a user gesture on the page. https://goo.gl/7K7WLu",
    '<meta name="apple-mobile-web-app-capable" content="yes"> is deprecated. Please '
    'include <meta name="mobile-web-app-capable" content="yes">',
    'The value "maximum-scale=1;" for key "maximum-scale" is invalid, and has been ignored.',
    "Error parsing a meta element's content: ';' is not a valid key-value pair "
    "separator. Please use ',' instead.",
    "Manifest: property 'start_url' ignored, should be same origin as document.",
    "Manifest: Line: 1, column: 1, Syntax error.",
    "Error while trying to use the following icon from the Manifest: "
    "https://shop.example.com/icon.png (Download error or resource isn't a valid "
    "image)",
    "Canvas2D: Multiple readback operations using getImageData are faster with the "
    "willReadFrequently attribute set to true.",
    "[GroupMarkerNotSet(crbug.com/242999)!:A0C0]Automatic fallback to software WebGL "
    "has been deprecated. Please use --enable-unsafe-swiftshader flag to opt in to "
    "lower security guarantees for trusted content.",
    "WebGL: GL Driver Message (OpenGL, Performance, GL_CLOSE_PATH_NV, High): GPU "
    "stall due to ReadPixels",
    "Synchronous XMLHttpRequest on the main thread is deprecated because of its "
    "detrimental effects to the end user's experience.",
    "A parser-blocking, cross site (i.e. different eTLD+1) script, "
    "https://cdn.x.net/a.js, is invoked via document.write. The network request for "
    "this script MAY be blocked by the browser in this or a future page load due to "
    "poor network connectivity.",
    "Page layout may be unexpected due to Quirks Mode",
    "Images loaded lazily and replaced with placeholders. Load events are deferred. "
    "See https://go.microsoft.com/fwlink/?linkid=2048113",
    "[Intervention] Images loaded lazily and replaced with placeholders. Load events are deferred.",
    "[Intervention] Ignored attempt to cancel a touchmove event with "
    "cancelable=false, for example because scrolling is in progress and cannot be "
    "interrupted.",
    "[Intervention] Blocked attempt to show a 'beforeunload' confirmation panel for "
    "a frame that never had a user gesture since its load.",
    "[Intervention] Unable to preventDefault inside passive event listener due to "
    "target being treated as passive.",
    "Attestation check for Topics on https://ads.example.net failed.",
    "Attestation check for Shared Storage on https://ads.example.net failed.",
    "Chrome is moving towards a new experience that allows users to choose to browse "
    "without third-party cookies.",
    "Partitioned cookie or storage access was provided to “https://x.example/” "
    "because it is loaded in the third-party context and dynamic state partitioning "
    "is enabled.",
    "The Cross-Origin-Opener-Policy header has been ignored, because the URL's "
    "origin was untrustworthy.",
    "The Content-Security-Policy directive 'upgrade-insecure-requests' is ignored "
    "when delivered in a report-only policy.",
    "The source list for the Content Security Policy directive 'script-src' contains "
    "an invalid source: ''strict-dynamic''. It will be ignored.",
    "Ignoring unsupported entryTypes: largest-contentful-paint.",
    "Autofocus processing was blocked because a document already has a focused element.",
    "Incorrect use of <label for=FORM_ELEMENT>",
    'Viewport argument key "minimal-ui" not recognized and ignored.',
    "was preloaded using link preload but not used within a few seconds from the "
    "window's load event.",
    "A preload for 'https://shop.example.com/a.js' is found, but is not used because "
    "the request credentials mode does not match. Consider taking a look at "
    "crossorigin attribute.",
    "<link rel=preload> has an invalid `href` value",
    "<link rel=preload> must have a valid `as` value",
    "Mixed Content: The page at 'https://shop.example.com/' was loaded over HTTPS, "
    "but requested an insecure element 'http://img.example.net/a.png'. This request "
    "was automatically upgraded to HTTPS, For more information see "
    "https://blog.chromium.org/2019/10/no-more-mixed-messages-about-https.html",
    "crbug/1173575, non-JS module files deprecated.",
    "The service worker navigation preload request was cancelled before "
    "'preloadResponse' settled. If you intend to use 'preloadResponse', use "
    "waitUntil() or respondWith() to wait for the promise to settle.",
    "Event handler of 'x' event must be added on the initial evaluation of worker script.",
    "The page requested an origin trial token that is invalid: token expired.",
    "Tracking prevention blocked a script resource from loading https://ads.example.net/a.js",
    'Refused to get unsafe header "x-request-id"',
    "The deviceorientation events are blocked by permissions policy. See "
    "https://github.com/w3c/webappsec-permissions-policy/blob/master/features.md#sens"
    "or-features",
    "StorageType.persistent is deprecated. Please use standardized navigator.storage instead.",
    "[GSI_LOGGER]: FedCM get() rejects with AbortError: signal is aborted without reason",
    "[GSI_LOGGER]: Your client application uses one of the Google One Tap prompt UI "
    "status methods that may stop functioning when FedCM becomes mandatory.",
    "Not signed in with the identity provider.",
    "The page did not request an origin-keyed agent cluster, but was put in one "
    "anyway because the origin 'https://x' had previously been placed in an "
    "origin-keyed agent cluster.",
    "Selector ':has-slotted' is deprecated",
    "Google Maps JavaScript API has been loaded directly without loading=async. This "
    "can result in suboptimal performance.",
    "As of February 21st, 2024, google.maps.Marker is deprecated. Please use "
    "google.maps.marker.AdvancedMarkerElement instead.",
    "JQMIGRATE: Migrate is installed, version 3.4.1",
    "You are running Vue in development mode.",
    "findDOMNode is deprecated and will be removed in the next major release.",
)
_FIREFOX = (
    "Cookie “__cf_bm” will soon be rejected because it is foreign and does not have "
    "the “Partitioned“ attribute.",
    "Cookie “sid” does not have a proper “SameSite” attribute value. Soon, cookies "
    "without the “SameSite” attribute or with an invalid value will be treated as "
    "“Lax”.",
    "Partitioned cookie or storage access was provided to "
    "“https://js.stripe.com/v3/” because it is loaded in the third-party context and "
    "dynamic state partitioning is enabled.",
    'Request for font "Noto Sans" blocked at visibility level 2 (requires 3)',
    "This page uses the non standard property “zoom”. Consider using calc() in the "
    "relevant property values, or using “transform” along with “transform-origin: 0 "
    "0”.",
    "The resource at “https://shop.example.com/a.woff2” preloaded with link preload "
    "was not used within a few seconds. Make sure all attributes of the preload tag "
    "are set correctly.",
    "Layout was forced before the page was fully loaded. If stylesheets are not yet "
    "loaded this may cause a flash of unstyled content.",
    "unreachable code after return statement",
    "Source map error: Error: request failed with status 404",
    "Expected declaration but found ‘*’.  Skipped to next declaration.",
    "Unknown property ‘-moz-osx-font-smoothing’.  Declaration dropped.",
    "Error in parsing value for ‘-webkit-text-size-adjust’.  Declaration dropped.",
    "Ruleset ignored due to bad selector.",
    "Unknown pseudo-class or pseudo-element ‘-webkit-scrollbar’.  Ruleset ignored "
    "due to bad selector.",
    "InstallTrigger is deprecated and will be removed in the future.",
    "WEBGL_debug_renderer_info is deprecated in Firefox and will be removed. Please use RENDERER.",
    "Use of captureEvents() is deprecated. To upgrade your code, use the DOM 2 "
    "addEventListener() method.",
    "An unbalanced tree was written using document.write() causing data from the "
    "network to be reparsed.",
    "This site appears to use a scroll-linked positioning effect. This may not work "
    "well with asynchronous panning; see "
    "https://firefox-source-docs.mozilla.org/performance/scroll-linked_effects.html "
    "for further details and to join the discussion on related tools and features!",
    "Feature Policy: Skipping unsupported feature name “clipboard-write”.",
    "Referrer Policy: Ignoring the less restricted referrer policy "
    "“no-referrer-when-downgrade” for the cross-site request: https://www.google.com/",
    "Content-Security-Policy: Ignoring “'unsafe-inline'” within script-src: "
    "‘strict-dynamic’ specified",
    "Content-Security-Policy: Couldn’t process unknown directive ‘require-trusted-types-for’",
    "Loading mixed (insecure) display content “http://img.example.net/a.png” on a secure page",
    "Upgrading insecure display request ‘http://img.example.net/a.png’ to use ‘https’",
    "XML Parsing Error: no root element found",
    "The character encoding of the HTML document was not declared.",
    "This page is in Quirks Mode. Page layout may be impacted. For Standards Mode "
    "use “<!DOCTYPE html>”.",
    "Password fields present in a form with an insecure (http://) form action. This "
    "is a security risk that allows user login credentials to be stolen.",
    "MouseEvent.mozPressure is deprecated. Use PointerEvent.pressure instead.",
    'downloadable font: Glyph bbox was incorrect (glyph ids 1 2 3) (font-family: "x" '
    "style:normal weight:400 stretch:100 src index:1)",
    "Glyph bbox was incorrect; adjusting (glyph 12)",
    "Some cookies are misusing the recommended “SameSite“ attribute",
    "Request to access cookie or storage on “https://ads.example.net/x” was blocked "
    "because it came from a tracker and content blocking is enabled.",
    "Storage access automatically granted for origin “https://x.example” on "
    "“https://shop.example.com”.",
    "Bounce tracking mitigation: x.example recently",
    "Autoplay is only allowed when approved by the user, the site is activated by "
    "the user, or media is muted.",
    "An AudioContext was prevented from starting automatically. It must be created "
    "or resumed after a user gesture on the page.",
    "asm.js type error: Disabled by debugger",
    "The “Protected Audience” API is deprecated",
    "Found a sectioned h1 element with no specified font-size or margin properties. "
    "More information: https://developer.mozilla.org/en-US/docs/Web/HTML/Element/Head"
    "ing_Elements#specifying_a_uniform_font_size_for_h1",
    "Ignoring unsupported entryTypes: longtask.",
    "No valid entryTypes; aborting registration.",
)
_SAFARI = (
    "Blocked by Content Blocker",
    "The resource https://shop.example.com/a.woff2 was preloaded using link preload "
    "but not used within a few seconds from the window's load event. Please make "
    "sure it wasn't preloaded for nothing.",
    'Viewport argument key "interactive-widget" not recognized and ignored.',
    "Viewport maximum-scale cannot be larger than 10.0. The maximum-scale will be set to 10.0.",
    "Unrecognized Content-Security-Policy directive 'fenced-frame-src'.",
    "The Content Security Policy directive 'upgrade-insecure-requests' is ignored "
    "when delivered in a report-only policy.",
    "Parsing application manifest https://shop.example.com/manifest.json: The "
    'start_url\'s origin of "x" is different from the document\'s origin of "y".',
    'Refused to set unsafe header "User-Agent"',
    "AudioContext was prevented from starting automatically",
    "Tried to register a PerformanceObserver without any valid entry types",
    "Invalid asm.js: Unexpected token",
    "window.webkitStorageInfo is deprecated. Please use "
    "'navigator.webkitTemporaryStorage' or 'navigator.webkitPersistentStorage' "
    "instead.",
    "Origin trial token invalid",
)


@pytest.mark.parametrize("level", ["warn", "error"])
@pytest.mark.parametrize("line", [*_CHROME, *_FIREFOX, *_SAFARI])
def test_what_a_browser_remarks_is_no_cause(line: str, level: str) -> None:
    page = Page("/rooms/4").click("Show prices").log(level, line)

    judged = page.ask("GET", "/api/prices", 200).judge("It does not work", "/rooms/4")
    told(judged, "unknown", "P3")


def test_what_failed_beside_such_lines_is_the_cause() -> None:
    page = Page("/rooms/4").log("error", _CHROME[0]).click("Show prices")
    page.ask("GET", "/api/prices", 500).log("error", _FIREFOX[0])

    told(page.judge("It does not work", "/rooms/4"), "backend_error", "P2", "/api/prices")


@pytest.mark.parametrize(
    "line",
    [
        "Refused to load the script 'https://shop.example.com/a.js' because it violates the"
        " following Content Security Policy directive: \"script-src 'none'\".",
        "Cookie “session” has been rejected because it is already expired.",
        "Failed to load resource: the server responded with a status of 500 ()",
        "Manifestation of the order failed",
        "Expected 3 items but found 2",
        "Third-party cookie banner blocked the checkout",
        "The resource /api/orders could not be used",
        "Origin of the payment is unknown",
        'downloadable font: download failed (font-family: "Lato" style:normal)',
        "Use of the voucher failed",
    ],
)
def test_what_was_refused_and_what_a_page_says_is_no_remark(line: str) -> None:
    assert not is_of_its_browser(line)


@pytest.mark.parametrize("line", ["a" * 5_000, "expected " * 600, "[" * 900, "the resource " * 99])
def test_long_lines_are_read_in_their_time(line: str) -> None:
    assert not is_of_its_browser(line)
