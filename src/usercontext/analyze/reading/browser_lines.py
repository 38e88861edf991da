"""Warnings that browsers and developer tools write by themselves, which nobody has to fix.

They speak to whoever makes the page: what will change, what was not used, what is slow, which
style they do not know. Each is known by how it begins, in Chrome, Firefox or Safari. Not: what a
browser refused (a script, a request, a store), which may be why something failed.
"""

import re

from usercontext.analyze.language.screens import screened

_SEEN = 300
_BEGINS = re.compile(r"\s*(?:warning: |error: |\[warn(?:ing)?\] |uncaught )?", re.I)
_COOKIES = (
    r"(?:third-party|reading|setting) cookies?\b.{0,60}\bwill be blocked"
    r"|third-party cookie is blocked in chrome\b|chrome is moving towards a new experience"
    r"|cookie [“\"'].{1,80}[”\"'] (?:will soon be (?:rejected|treated)|does not have a proper)"
    r"|some cookies are misusing|cookie warnings \d"
    r"|partitioned cookie or storage access was provided|storage access automatically granted"
    r"|request to access cookie or storage on .{1,300} was blocked because it came from a tracker"
    r"|tracking prevention blocked|bounce tracking|attestation check for .{1,120} failed"
)
_POLICIES = (
    r"origin trial (?:controlled|token)|the page requested an origin trial"
    r"|error with (?:permissions|feature)-policy(?:-report-only)? header"
    r"|unrecognized feature: ['\"]|feature policy: |the cross-origin-opener-policy header has been"
    r"|cross-origin-opener-policy policy would block|referrer policy: (?:ignoring|less)"
    r"|the page did not request an origin-keyed|unrecognized content-security-policy directive"
    r"|content-security-policy: (?:ignoring|couldn.t (?:process|parse)|not supporting"
    r"|interpreting)|the content[- ]security[- ]policy directive '.{1,60}' is ignored"
    r"|the source list for the content security policy directive .{1,120} will be ignored"
    r"|blocked by content blocker"
    r"|the (?:device(?:motion|orientation)) events are blocked by permissions policy"
    r"|an iframe which has both allow-scripts|allow attribute will take precedence"
    r"|refused to (?:get|set) unsafe header|attempt to set a forbidden header"
    r"|upgrading insecure (?:display )?request|loading mixed \(insecure\) display content"
    r"|mixed content: .{1,400} automatically upgraded"
)
_OUTDATED = (
    r"\[?deprecation[\]:]|deprecated feature used|as of \w+ \d{1,2}\w{0,2}, 20\d\d, google\.maps"
    r"|.{1,80} (?:is|are) deprecated(?: in (?:firefox|chrome|safari))?(?: and (?:will|should)"
    r"|\. (?:please )?(?:use|include|to upgrade)|\.?$)"
    r"|(?:synchronous xmlhttprequest (?:on|outside)|use of (?:the )?.{1,60} is deprecated)"
    r"|the keyword '.{1,60}' (?:used on|specified to)|jqmigrate: "
    r"|found a (?:sectioned )?h1 |non-js module files deprecated|crbug/"
)
_MARKUP = (
    r"<(?:meta|link) |error parsing a meta element|viewport (?:argument|maximum|minimum)"
    r"|the (?:value|key) [\"'].{1,60}[\"'] (?:for key .{1,40} )?(?:is invalid|was not|is not recog)"
    r"|manifest: |error while trying to use the following icon from the manifest"
    r"|parsing application manifest|banner not shown: |blocked aria-hidden on an element"
    r"|incorrect use of <label|autofocus processing was blocked|the character encoding of"
    r"|(?:this page is in|page layout may be).{0,40}quirks mode|quirks mode$"
    r"|an unbalanced tree was written|xml parsing error: no (?:root )?element found"
    r"|a parser-blocking, cross[- ]site|password fields? (?:is|present)"
    r"|a form field element (?:should have|has)|no label associated with a form field"
)
_STYLES = (
    r"(?:unknown (?:property|pseudo-class|pseudo-element|descriptor)|error in parsing value for"
    r"|expected .{1,120} but found) .{0,200}(?:declaration|ruleset|skipped|selector)"
    r"|ruleset ignored|keyframe rule|this page uses the non standard property"
    r"|downloadable font: (?!download)|glyph bbox was incorrect|request for font [“\"]"
    r"|this site appears to use a scroll-linked|layout was forced before"
)
_PACE = (
    r"\[violation\]|\[intervention\]|images loaded lazily|canvas2d: |\[?groupmarkernotset"
    r"|(?:\[\.?webgl-\w+\] ?)?(?:webgl: )?gl driver message|webgl_debug_renderer_info"
    r"|ignoring unsupported entrytypes|no valid entrytypes|tried to register a performanceobserver"
    r"|(?:the resource (?:at )?)?.{1,300}preload(?:ed)?\b.{0,120}\bnot used"
    r"|a preload for '.{1,300}' is found, but is not used"
    r"|the service worker navigation preload request was cancelled"
    r"|event handler of '.{1,40}' event must be added on the initial evaluation"
    r"|(?:an? |the )?audiocontext was (?:not allowed|prevented)|autoplay is only allowed"
    r"|unreachable code after return|(?:invalid )?asm\.js|source ?map error"
    r"|dev ?tools failed to load|resizeobserver loop|installtrigger is"
)
_KITS = (
    r"google maps javascript api has been loaded directly without"
    r"|\[gsi_logger\]: (?:your client application|currently, you disable|fedcm get\(\) rejects with"
    r" aborterror)|not signed in with the identity provider"
    r"|you are running (?:vue|react|a development build)"
)
_CALM = screened(
    "^(?:" + "|".join((_COOKIES, _POLICIES, _OUTDATED, _MARKUP, _STYLES, _PACE, _KITS)) + ")", re.I
)


def is_of_its_browser(text: str) -> bool:
    """Tell a line that a browser, or its tool, writes to whoever makes a page, by its beginning."""
    said = " ".join(text[:_SEEN].split())
    begun = _BEGINS.match(said)
    return _CALM.search(said[begun.end() :] if begun is not None else said) is not None
