//! Pages that are not as they should be: without `type="module"`, with other frames and clocks, with
//! names written otherwise, with decks of other sites and languages of their own.

use browser::{Browser, Fault, Result, Server, Setup, dist};

use crate::host::{js, open, ready};
use browser::gallery::play::Play;
use browser::journey::{Journey, expect};

browser::behaviours!(
    chromium,
    Chromium: a_loader_without_its_type_plays,
    a_loader_of_another_site_without_its_type_plays,
    a_frame_that_comes_too_late_stops_nothing,
    a_start_that_failed_finds_its_round_again,
    the_name_of_a_deck_is_found_however_it_is_written,
    a_deck_that_there_is_not_is_told_with_those_that_there_are,
    a_deck_of_another_site_is_told_of_truly,
    a_language_is_chosen_by_whole_subtags,
);
browser::behaviours!(
    firefox,
    Firefox: a_loader_without_its_type_plays,
    a_loader_of_another_site_without_its_type_plays,
    a_frame_that_comes_too_late_stops_nothing,
    a_deck_of_another_site_is_told_of_truly,
);
browser::behaviours!(
    webkit,
    WebKit: a_loader_without_its_type_plays,
    a_frame_that_comes_too_late_stops_nothing,
);

fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>A post</title>{head}</head>\
         <body><h1>A post</h1>{body}</body></html>"
    )
}

const GAME: &str = "<whos-responsible id=one deck=traps motion=less></whos-responsible>";

async fn a_loader_without_its_type_plays(browser: Browser) -> Result<()> {
    for (what, head, after) in [
        ("in the head", "<script src=/whos-responsible.js></script>", ""),
        ("deferred", "<script defer src=/whos-responsible.js></script>", ""),
        ("below", "", "<script src=/whos-responsible.js></script>"),
        (
            "twice, once of each kind",
            "<script src=/whos-responsible.js></script>",
            "<script src=/whos-responsible.js></script><script type=module src=/whos-responsible.js></script>",
        ),
    ] {
        let server = Server::site()?.file("/post.html", page(head, &format!("{GAME}{after}")));
        let journey = Journey::open_on(server, browser, Setup::desktop(), "/post.html").await?;
        ready(&journey, 1).await.map_err(|error| error.while_doing(what))?;
        expect(what, journey.seen().await?.title, journey.decks.title("traps", "en")?)?;
        Play::cards(2).on_element(&journey, &journey.decks, "#one").await?;
        journey.assert_no_problems().await?;
    }
    Ok(())
}

async fn a_loader_of_another_site_without_its_type_plays(browser: Browser) -> Result<()> {
    let site = Server::site()?.start()?;
    for attributes in ["", "defer", "crossorigin", "type=module"] {
        let script =
            format!("<script {attributes} src={}></script>", site.url("/whos-responsible.js"));
        let post = page(&script, GAME);
        let server = Server::builder().csp(None).file("/post.html", post);
        let journey = Journey::open_on(server, browser, Setup::desktop(), "/post.html").await?;
        ready(&journey, 1).await.map_err(|error| error.while_doing(attributes))?;
        journey.assert_goes_on().await?;
    }
    Ok(())
}

async fn a_frame_that_comes_too_late_stops_nothing(browser: Browser) -> Result<()> {
    for frames in [
        "window.requestAnimationFrame = (frame) => setTimeout(frame, 16);",
        "window.requestAnimationFrame = (frame) => setTimeout(() => frame(Date.now()), 60);",
        "window.requestAnimationFrame = (frame) => setTimeout(frame, 16); window.cancelAnimationFrame = () => {};",
        "const late = requestAnimationFrame; window.requestAnimationFrame = (frame) => late(() => setTimeout(frame, 200, NaN));",
    ] {
        let head = "<script src=/frames.js></script><script type=module src=/whos-responsible.js></script>";
        let server =
            Server::site()?.file("/post.html", page(head, GAME)).file("/frames.js", frames);
        let mut journey = Journey::open_on(server, browser, Setup::desktop(), "/post.html").await?;
        ready(&journey, 1).await?;
        Play::cards(3).on_element(&journey, &journey.decks, "#one").await?;
        // A drag asks for many frames, and ends with one under way.
        journey.drag_card_to("customer").await?;
        journey.wait_for_selector("[data-explains]").await?;
        journey.next().await?;
        Play::cards(2).on_element(&journey, &journey.decks, "#one").await?;
        expect(frames, journey.has(".failed").await?, false)?;
        journey.assert_no_problems().await.map_err(|error| error.while_doing(frames))?;
    }
    Ok(())
}

async fn a_start_that_failed_finds_its_round_again(browser: Browser) -> Result<()> {
    let game = "<whos-responsible deck=traps motion=less></whos-responsible>";
    let journey = open(browser, &format!("{game}<p>between</p>{game}")).await?;
    ready(&journey, 2).await?;
    Play::cards(3).on_element(&journey, &journey.decks, "whos-responsible").await?;
    for (path, times) in [("/whos-responsible_bg.wasm", 1), ("/packs/en.pack", 3)] {
        journey.server.fault(path, Fault::Status(503));
        journey.goto(&journey.server.url("/post.html")).await?;
        let failed = "return [...document.querySelectorAll('whos-responsible')]
            .every((game) => game.shadowRoot?.querySelector('button'))";
        let again = "for (const game of document.querySelectorAll('whos-responsible')) {
            game.shadowRoot.querySelector('button').click();
          } return true";
        for _ in 1..times {
            journey.wait_js("both to fail", failed, vec![]).await?;
            js::<bool>(&journey, again).await?;
        }
        journey.wait_js("both to fail", failed, vec![]).await?;
        journey.server.heal(path);
        js::<bool>(&journey, again).await?;
        ready(&journey, 2).await?;
        expect(path, journey.seen_in("whos-responsible").await?.done, 3)?;
    }
    Ok(())
}

async fn the_name_of_a_deck_is_found_however_it_is_written(browser: Browser) -> Result<()> {
    let journey = open(browser, GAME).await?;
    ready(&journey, 1).await?;
    for name in ["First-Steps", " classroom", "Far Corners", "EDGE_OPERATIONS", "traps\n"] {
        let id = name.trim().to_lowercase().replace([' ', '_'], "-");
        let title = journey.decks.title(&id, "en")?;
        journey
            .run("document.querySelector('#one').deck = arguments[0]", vec![name.into()])
            .await?;
        journey.wait(name, async || Ok(journey.seen().await?.title == title)).await?;
    }
    for query in ["deck=First-Steps", "deck=traps%20", "deck=Far%20Corners", "deck=+CLASSROOM"] {
        journey.visit(&format!("/?motion=less&{query}")).await?;
        journey.wait_playable().await?;
        let id = query["deck=".len()..].replace("%20", " ").replace('+', " ");
        let id = id.trim().to_lowercase().replace(' ', "-");
        expect(query, journey.seen().await?.title, journey.decks.title(&id, "en")?)?;
        journey.assert_no_notice(query).await?;
    }
    Ok(())
}

async fn a_deck_that_there_is_not_is_told_with_those_that_there_are(
    browser: Browser,
) -> Result<()> {
    let journey = open(browser, GAME).await?;
    ready(&journey, 1).await?;
    for name in ["traps2", "No Such Deck", "own-nobody"] {
        journey
            .run("document.querySelector('#one').deck = arguments[0]", vec![name.into()])
            .await?;
        let id = name.to_lowercase().replace(' ', "-");
        let told = async || {
            let said = journey.texts("[data-notice]").await?.concat();
            Ok(said.contains(&format!("“{id}”")) && said.contains("first-steps, building,"))
        };
        journey.wait(&format!("{name} to be told"), told).await?;
        expect("the deck", journey.seen().await?.title, journey.decks.title("traps", "en")?)?;
    }
    Ok(())
}

async fn a_deck_of_another_site_is_told_of_truly(browser: Browser) -> Result<()> {
    let deck = std::fs::read(browser::workspace().join("decks/examples/data-protection.json"))?;
    let other = Server::builder().file("/deck.json", deck).start()?;
    let address = other.url("/deck.json");
    // The site's own pages load from their own site only.
    let server = Server::site()?;
    let journey =
        Journey::open_on(server, browser, Setup::desktop(), &format!("/?deck={address}")).await?;
    journey.wait_playable().await?;
    let said = journey.notice().await?;
    let host = journey.server.url("").replace("http://", "");
    let truly = said.contains(&format!("from {host} only")) && said.contains(&address);
    expect(&said, truly, true)?;
    // A page whose policy allows it plays it, and what cannot be reached is told as that.
    let head = "<script type=module src=/whos-responsible.js></script>";
    let game =
        format!("<whos-responsible id=one deck=\"{address}\" motion=less></whos-responsible>");
    let server = Server::site()?.csp(None).file("/post.html", page(head, &game));
    let journey = Journey::open_on(server, browser, Setup::desktop(), "/post.html").await?;
    ready(&journey, 1).await?;
    expect("the columns", journey.seen().await?.columns.len(), 3)?;
    // A server that has gone at once: nobody is there.
    let nobody = Server::builder().start()?.url("/deck.json");
    let away = format!("document.querySelector('#one').deck = '{nobody}'; return true");
    js::<bool>(&journey, &away).await?;
    let told = async || {
        Ok(journey.texts("[data-notice]").await?.concat().contains("could not be reached"))
    };
    journey.wait("what cannot be reached to be told", told).await
}

async fn a_language_is_chosen_by_whole_subtags(browser: Browser) -> Result<()> {
    let loader = std::fs::read_to_string(dist().join("whos-responsible.js"))?;
    // As the minifier writes it.
    let known = "[`en`,`es`,`pt-BR`]";
    expect("the loader lists its languages", loader.matches(known).count(), 1)?;
    let more = "['en', 'es', 'pt-BR', 'pt-PT', 'zh-Hans', 'zh-Hant', 'fil', 'es-419']";
    let pack = std::fs::read(dist().join("packs/en.pack"))?;
    let mut server = Server::site()?.file("/whos-responsible.js", loader.replace(known, more));
    for tag in ["pt-PT", "zh-Hans", "zh-Hant", "fil", "es-419"] {
        server = server.file(&format!("/packs/{tag}.pack"), pack.clone());
    }
    let head = "<script type=module src=/whos-responsible.js></script>";
    let server = server.file("/post.html", page(head, ""));
    let journey = Journey::open_on(server, browser, Setup::desktop(), "/post.html").await?;
    for (wish, chosen) in [
        ("pt-PT", "pt-PT"),
        ("pt-BR", "pt-BR"),
        ("pt", "pt-BR"),
        ("pt-AO", "pt-BR"),
        ("es-419", "es-419"),
        ("es-MX", "es"),
        ("zh-Hant-TW", "zh-Hant"),
        ("zh-TW", "zh-Hans"),
        ("FIL-ph", "fil"),
        ("fi", "en"),
        ("est", "en"),
        ("e", "en"),
        (" es ", "es"),
    ] {
        journey.server.forget_requests();
        let add = "
            document.querySelector('whos-responsible')?.remove();
            const game = document.createElement('whos-responsible');
            game.loading = 'eager';
            game.lang = arguments[0];
            document.body.append(game)";
        journey.run(add, vec![wish.into()]).await?;
        ready(&journey, 1).await?;
        let asked = journey.server.requests();
        let asked = asked.iter().any(|one| one.path == format!("/packs/{chosen}.pack"));
        expect(&format!("{wish} is answered in {chosen}"), asked, true)?;
    }
    Ok(())
}
