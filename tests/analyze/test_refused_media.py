"""What a player says of a film or a sound that the page's policy refused. Not: scripts."""

from analyze.servers import Page, told

FILM = "https://films.partner.example/3/film.mp4"
CODE_4 = "VIDEOJS: ERROR: (CODE:4 MEDIA_ERR_SRC_NOT_SUPPORTED) The media could not be loaded."


def test_a_refused_film_explains_its_player_s_line() -> None:
    page = Page("/lessons/3").click("Play the film")
    page.missing(FILM, "video").refused(FILM, "media-src").log("error", CODE_4)

    told(page.judge("The film does not play", "/lessons/3"), "csp", "P2 P3", "media-src")


def test_a_refusal_told_behind_the_player_s_line_explains_it_too() -> None:
    page = Page("/tours/4").click("Listen")
    page.log("error", "[audio] NotSupportedError: The element has no supported sources.")
    page.refused("https://sound.house.example/4/guide.mp3", "media-src")

    told(page.judge("No sound comes", "/tours/4"), "csp", "P2 P3", "guide.mp3")


def test_a_refused_list_of_a_stream_s_parts_explains_its_player_s_line() -> None:
    page = Page("/tours/4").click("Listen")
    page.refused("https://live.house.example/hls/4.m3u8", "connect-src")
    page.log("error", "[player] MEDIA_ERR_SRC_NOT_SUPPORTED: no compatible source was found")

    told(page.judge("It stays black", "/tours/4"), "csp", "P2 P3", "4.m3u8")


def test_a_refused_advertisement_does_not_explain_another_film() -> None:
    page = Page("/lessons/3").click("Play the film").missing(FILM, "video")
    page.refused("https://clips.spots.example/pre.mp4", "media-src").log("error", CODE_4)

    told(page.judge("It stays black", "/lessons/3"), "asset_missing", "P2 P3", "film.mp4")


def test_a_refused_picture_does_not_explain_a_player_s_line() -> None:
    page = Page("/lessons/3").click("Play the film")
    page.refused("https://pixel.partner.example/p.gif", "img-src").log("error", CODE_4)

    told(page.judge("It stays black", "/lessons/3"), "asset_missing", "P2 P3", "CODE:4")


def test_a_film_that_breaks_long_after_a_refusal_broke_by_itself() -> None:
    page = Page("/lessons/3").click("Play the film").refused(FILM, "media-src")
    page.log("error", "[player] MEDIA_ERR_DECODE: the film is broken", after=4)

    told(page.judge("It stops", "/lessons/3"), "asset_missing", "P2 P3", "MEDIA_ERR_DECODE")
