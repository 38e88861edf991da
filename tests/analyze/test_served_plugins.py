"""jQuery, what hangs on it, and plugins of shops and papers that do not bear each other.

Told by the keepers of WordPress, WooCommerce, PrestaShop and Magento sites. Not: posted forms
(test_served_forms.py), files that are missing (test_served_files.py).
"""

from analyze.served_visits import EDGE, FIREFOX, IPHONE, held, site

JQUERY = "/wp-includes/js/jquery/jquery.min.js"
SLIDER = "/wp-content/plugins/revslider/public/js/rs6.min.js"


def test_a_dollar_that_a_library_gave_away() -> None:
    """air-datepicker #35: jQuery is in no-conflict mode, and a snippet of the theme says `$`."""
    visit = site("/reservieren").hums()
    visit.broke("TypeError: $ is not a function", line=611)
    visit.dead("Tisch reservieren", times=3)

    held(
        visit.judge("Der Knopf zum Tisch reservieren geht nicht", "/reservieren"),
        "js_exception dead_control",
        "$ is not a function",
        "P1 P2",
    )


def test_a_second_library_that_took_the_calendar_away() -> None:
    """redmine_lightbox #50: jQuery comes twice, the plugin hangs on the first."""
    visit = site("/rendez-vous", FIREFOX).fills("date")
    visit.broke("TypeError: jQuery(...).datepicker is not a function", "/js/rdv.js", 30)
    visit.press("", "input", 'input[name="date"]').press("Suivant").page(
        "/rendez-vous", 422, "POST"
    )

    held(
        visit.judge("Le calendrier ne s'ouvre plus, impossible de choisir un jour"),
        "js_exception",
        "datepicker is not a function",
        "P1 P2",
    )


def test_an_old_way_of_asking_that_the_new_library_lost() -> None:
    """Since jQuery 3 `load` and `error` want a listener by `on`."""
    visit = site("/schule/speiseplan").says("warn", "JQMIGRATE: jQuery.fn.load() is deprecated")
    visit.broke(
        "TypeError: e.indexOf is not a function", "/assets/jquery-3.7.1.min.js", 2, "S.fn.load"
    )
    visit.dead("Woche 49", "a", times=2)

    held(
        visit.judge("Die Reiter mit den Wochen lassen sich nicht anklicken"),
        "js_exception dead_control",
        "indexOf is not a function",
        "P2",
    )


def test_a_table_whose_rows_the_server_fails_to_give() -> None:
    """datatables.net/tn/7: an alert, and an empty table; the picture of the user fails besides."""
    visit = site("/admin/orders", EDGE).lost("/uploads/avatars/17.png", "img")
    visit.json("GET", "/admin/orders/data?draw=1&start=0&length=25", 500)
    visit.press("Next", "a").json("GET", "/admin/orders/data?draw=2&start=25&length=25", 500)

    held(
        visit.judge("DataTables warning: table id=orders - Ajax error. No orders shown."),
        "backend_error",
        "/admin/orders/data|500",
        "P2 P1",
        never="avatars",
    )


def test_a_table_that_is_given_a_page_in_place_of_rows() -> None:
    """datatables.net/tn/1: a notice of PHP stands before the rows."""
    visit = site("/pupils").xhr(
        "POST", "/ajax/pupils.php", 200, "<br />\n<b>Warning</b>: Undefined"
    )
    visit.says("error", "DataTables warning: table id=pupils - Invalid JSON response.")

    held(
        visit.judge("class list empty, pop-up about invalid JSON"),
        "api_contract backend_error",
        "/ajax/pupils.php",
        "P2",
    )


def test_a_basket_that_a_kept_page_cannot_fill() -> None:
    """wp-rocket #2149: the page was kept longer than its nonce lives."""
    visit = site("/shop/teekanne").hums()
    for _ in range(2):
        visit.press("In den Warenkorb").xhr("POST", "/?wc-ajax=add_to_cart", 403, "-1")

    held(
        visit.judge("kann nichts in den Warenkorb legen", "/shop/teekanne"),
        "auth_expired permission_denied",
        "wc-ajax=add_to_cart|403",
        "P1",
    )


def test_a_basket_that_took_it_after_the_page_was_loaded_anew() -> None:
    """woocommerce #62651: loaded anew, the nonce is a fresh one."""
    no = '{"code":"woocommerce_rest_invalid_nonce","message":"Nonce is invalid."}'
    visit = site("/shop/honey").press("Add to basket")
    visit.json("POST", "/wp-json/wc/store/v1/cart/add-item", 403, no, resource="fetch")
    visit.page("/shop/honey", came="").press("Add to basket")
    visit.json("POST", "/wp-json/wc/store/v1/cart/add-item", 201, resource="fetch")

    held(
        visit.judge("First it said nonce is invalid when I added the honey??"),
        "auth_expired permission_denied",
        "add-item|403",
        "P2 P3",
    )


def test_a_letter_to_the_editor_that_no_address_takes() -> None:
    """contact-form-7 #421: the wheel spins, whatever the server says."""
    visit = site("/leserbrief").fills("your-name", "your-message").press("Absenden", "input")
    visit.json(
        "POST", "/wp-json/contact-form-7/v1/contact-forms/77/feedback", 404, resource="fetch"
    )
    visit.waits(15).press("Absenden", "input")
    visit.json(
        "POST", "/wp-json/contact-form-7/v1/contact-forms/77/feedback", 404, resource="fetch"
    )

    held(
        visit.judge("Das Rädchen dreht sich und der Leserbrief geht nicht raus"),
        "backend_error api_contract",
        "contact-forms/77/feedback|404",
        "P2 P1",
    )


def test_an_article_that_a_wall_does_not_let_in() -> None:
    """ModSecurity #2764: a page in place of JSON, in answer to a link in the text."""
    visit = site("/wp-admin/post.php?post=88&action=edit").fills("title").press("Update")
    visit.xhr("POST", "/wp-json/wp/v2/posts/88", 403, resource="fetch")
    visit.says("warn", "Updating failed. The response is not a valid JSON response.")
    visit.press("Update").xhr("POST", "/wp-json/wp/v2/posts/88", 403, resource="fetch")

    held(
        visit.judge("Updating failed. The response is not a valid JSON response."),
        "permission_denied",
        "/wp-json/wp/v2/posts/88|403",
        "P2",
    )


def test_a_train_ride_that_cut_the_line_and_an_article_that_was_kept() -> None:
    """The beat of the editor fails while the line is gone; it was saved afterwards."""
    visit = site("/wp-admin/post.php?post=90&action=edit").fills("title").line(False)
    for _ in range(3):
        visit.waits(15).xhr("POST", "/wp-admin/admin-ajax.php", 0, error="network error")
    visit.line(True).press("Publish").json("POST", "/wp-json/wp/v2/posts/90", 200, resource="fetch")

    held(
        visit.judge("„Verbindung verloren. Speichern wurde deaktiviert“ beim Schreiben im Zug"),
        "offline",
        "",
        "P3 P2",
    )


def test_a_module_of_the_parcel_service_that_is_not_there() -> None:
    """myparcelnl #839: require.js says which; the shipping step keeps turning."""
    file = "/static/version1732/nl_NL/MyParcel_Magento/js/shipping-save-processor.js"
    visit = site("/checkout/").lost(file)
    told = 'Error: Script error for "MyParcel_Magento/js/shipping-save-processor"'
    visit.broke(
        f"{told}\nhttps://requirejs.org/docs/errors.html#scripterror", "/static/require.js", 168
    )
    visit.waits(20).page("/checkout/", came="").lost(file)

    held(
        visit.judge("Afrekenen blijft laden bij de verzendmethode", "/checkout/"),
        "asset_missing chunk_load",
        "shipping-save-processor",
        "P1",
    )


def test_a_shop_whose_basket_answers_with_an_error() -> None:
    visit = site("/12-bougies.html").press("Ajouter au panier", "button", "button.add-to-cart")
    visit.xhr("POST", "/panier?action=show&ajax=1", 500).waits(4)
    visit.press("Ajouter au panier", "button", "button.add-to-cart")
    visit.xhr("POST", "/panier?action=show&ajax=1", 500)

    held(
        visit.judge("le bouton ajouter au panier ne fait rien depuis votre mise à jour"),
        "backend_error",
        "/panier|500",
        "P1",
    )


def test_a_panel_that_was_to_be_updated() -> None:
    """asp.net, UpdatePanel: the answer of the server is told by an exception of the kit."""
    visit = site("/Orders.aspx", EDGE).press("Search", "input", "#ctl00_Main_btnSearch")
    visit.xhr("POST", "/Orders.aspx", 500, contentType="text/plain")
    told = "Sys.WebForms.PageRequestManagerServerErrorException: An unknown error occurred while "
    told += (
        "processing the request on the server. The status code returned from the server was: 500"
    )
    visit.broke(told, "/ScriptResource.axd", 5)

    held(
        visit.judge("order search does not return anything"),
        "backend_error",
        "/Orders.aspx|500",
        "P2",
    )


def test_a_slider_that_throws_on_each_page_and_a_card_that_the_bank_declines() -> None:
    visit = site("/")
    visit.broke("TypeError: tpj(...).revolution is not a function", SLIDER, 3)
    visit.page("/kasse").broke("TypeError: tpj(...).revolution is not a function", SLIDER, 3)
    no = '{"result":"failure","messages":"<ul class=\\"woocommerce-error\\"><li>Deine Karte wurde '
    no += 'abgelehnt.</li></ul>","refresh":false,"reload":false}'
    visit.press("Jetzt kaufen").json("POST", "/?wc-ajax=checkout", 200, no)

    held(
        visit.judge("Bezahlung wird abgelehnt obwohl genug Geld drauf ist", "/kasse"),
        "payment_declined",
        "wc-ajax=checkout",
        "P3",
        never="revolution",
    )


def test_an_order_that_the_shop_could_not_write_down() -> None:
    no = '{"result":"failure","messages":"<div class=\\"wc-notice is-error\\">'
    no += 'We were unable to process your order, please try again.</div>","reload":false}'
    visit = site("/checkout", IPHONE).hums()
    for _ in range(2):
        visit.press("Place order").json("POST", "/?wc-ajax=checkout", 200, no)

    held(
        visit.judge("tried to order twice, unable to process your order", "/checkout"),
        "backend_error",
        "wc-ajax=checkout|unable to process your order",
        "P1",
    )


def test_a_draft_that_was_not_kept_by_itself_and_an_entry_that_was_saved() -> None:
    visit = site("/redaktion/beitrag/5")
    for _ in range(4):
        visit.waits(30).xhr("POST", "/redaktion/autosave.php", 500)
    visit.press("Speichern").document("POST", "/redaktion/beitrag/5", 302)
    visit.page("/redaktion/beitrag/5?gespeichert=1", 200)

    held(
        visit.judge("oben steht dauernd rot „Entwurf nicht gesichert“"),
        "backend_error",
        "/redaktion/autosave.php|500",
        "P2 P3",
    )


def test_a_plugin_that_scolds_and_a_field_that_is_refused() -> None:
    visit = site("/profil").says(
        "error", "The select2('destroy') method was called on an element that is not using Select2."
    )
    visit.press("Enregistrer").json(
        "POST", "/profil", 422, '{"message":"Ce numéro SIRET n’existe pas."}'
    )
    visit.press("Enregistrer").json(
        "POST", "/profil", 422, '{"message":"Ce numéro SIRET n’existe pas."}'
    )

    held(
        visit.judge("je n'arrive pas à enregistrer mon association"),
        "validation_rejected",
        "/profil|422",
        "P2 P3",
        never="select2",
    )
