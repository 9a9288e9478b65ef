//! Learn: the building, the line that moves, the matrix, and the ways from and to the game.

use std::ops::Deref;

use browser::{Browser, Fault, Page, Result, Server, Session, Setup, key};
use serde_json::Value;

use browser::gallery::play::Play;
use browser::journey::{Journey, expect, none};

browser::behaviours!(
    chromium,
    Chromium: the_dial_turns_by_keyboard_and_the_floors_follow,
    a_floor_says_who_why_and_where_it_is_written,
    two_services_are_compared_in_words,
    the_matrix_is_a_table_that_leads_to_floors,
    learn_passes_axe_in_light_and_dark,
    learn_fits_a_small_phone,
    learn_speaks_each_language,
    learn_that_does_not_come_is_waited_for_and_can_be_tried_again,
    a_floor_leads_to_its_deck_and_an_explanation_to_its_floor,
);
browser::behaviours!(
    firefox,
    Firefox: the_dial_turns_by_keyboard_and_the_floors_follow,
    a_floor_says_who_why_and_where_it_is_written,
    learn_fits_a_small_phone,
    a_floor_leads_to_its_deck_and_an_explanation_to_its_floor,
);
browser::behaviours!(
    webkit,
    WebKit: a_floor_says_who_why_and_where_it_is_written,
    two_services_are_compared_in_words,
    learn_fits_a_small_phone,
);

/// Learn in a browser.
pub(crate) struct Learn {
    page: Page,
    server: Server,
}

impl Deref for Learn {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

impl Learn {
    pub(crate) async fn open(browser: Browser, setup: Setup, query: &str) -> Result<Self> {
        let server = Server::site()?.probe(browser == Browser::WebKit).start()?;
        let session = Session::start(browser, setup).await?;
        let learn = Self { page: Page::new(session, "whos-responsible-learn"), server };
        learn.look(query).await?;
        Ok(learn)
    }

    /// Goes to another view, as a link does.
    async fn look(&self, query: &str) -> Result<()> {
        self.goto(&self.server.url(&format!("/learn.html{query}"))).await?;
        self.wait_for_selector(".floor").await
    }

    /// The owners of the floors, from the roof down.
    async fn owners(&self) -> Result<Vec<String>> {
        self.attributes(".floor .cell:first-of-type, .floor .name + .cell", "data-owner").await
    }

    /// Presses what a selector finds, as a script does.
    pub(crate) async fn press_on(&self, selector: &str) -> Result<()> {
        let body = "root.querySelector(args[0]).click(); return null";
        self.run_in_root(body, vec![selector.into()]).await?;
        self.frames().await
    }

    /// The part of the address after `?`.
    async fn query(&self) -> Result<String> {
        self.run_in_root_as("return location.search", vec![]).await
    }
}

/// Its part may be late, missing, or of another build.
async fn learn_that_does_not_come_is_waited_for_and_can_be_tried_again(
    browser: Browser,
) -> Result<()> {
    const PART: &str = "/whos-responsible_learn.wasm";
    let learn = Learn::open(browser, Setup::phone(), "?lang=es").await?;
    for fault in [Fault::Hold, Fault::Status(404)] {
        let is_late = fault == Fault::Hold;
        learn.server.fault(PART, fault);
        learn.goto(&learn.server.url("/learn.html?lang=es")).await?;
        learn.wait_for_selector(if is_late { "[role=status]" } else { "[role=alert]" }).await?;
        learn.server.heal(PART);
        if !is_late {
            let found: Vec<String> = learn.axe().await?.iter().map(ToString::to_string).collect();
            none("axe-core complains", &found)?;
            learn.press_on("[part=primary]").await?;
        }
        learn.wait_for_selector(".floor").await?;
    }
    Ok(())
}

async fn the_dial_turns_by_keyboard_and_the_floors_follow(browser: Browser) -> Result<()> {
    let learn = Learn::open(browser, Setup::desktop(), "?lang=en&service=redshift").await?;
    let before = learn.owners().await?;
    expect("floors", before.len(), 12)?;
    learn.focus("input[type=range]").await?;
    for _ in 0..12 {
        learn.keys().press(key::LEFT).await?;
    }
    learn
        .wait("the first service", async || Ok(learn.query().await?.contains("service=ec2")))
        .await?;
    let after = learn.owners().await?;
    expect("the roof", &*after[0], "customer")?;
    expect("the guest operating system", &*after[7], "customer")?;
    expect("before", &*before[7], "aws")?;
    let value = learn.attribute("input[type=range]", "aria-valuetext").await?;
    expect("the dial says", value, Some("Amazon EC2".into()))?;
    let status = learn.text("[role=status]").await?;
    expect("the status", status, "Amazon EC2: AWS 4 floors, customer 8, shared 0".into())?;
    expect("the focus stays", learn.focused("input[type=range]").await?, true)?;
    learn.assert_no_problems().await
}

async fn a_floor_says_who_why_and_where_it_is_written(browser: Browser) -> Result<()> {
    let learn = Learn::open(browser, Setup::desktop(), "?lang=en&service=rds").await?;
    learn.focus("[data-floor='5']").await?;
    learn.keys().press(key::ENTER).await?;
    learn.wait_for_selector("#why .reason").await?;
    expect("who", learn.text("#why .stamp").await?, "AWS".into())?;
    assert!(learn.text("#why .reason").await?.len() > 40);
    let sources = learn.attributes("#why .sources a", "href").await?;
    assert!(sources.iter().all(|url| url.starts_with("https://")) && !sources.is_empty());
    let open = learn.attribute("[data-floor='5']", "aria-expanded").await?;
    expect("expanded", open, Some("true".into()))?;
    expect("the focus", learn.focused("[data-floor='5']").await?, true)?;
    assert!(learn.query().await?.ends_with("service=rds&layer=db-runtime"));
    learn.look(&learn.query().await?).await?;
    learn.wait_for_selector("#why .reason").await?;
    learn.press_on("[data-floor='5']").await?;
    learn.wait_gone("#why").await?;
    learn.assert_no_problems().await
}

async fn two_services_are_compared_in_words(browser: Browser) -> Result<()> {
    let learn = Learn::open(browser, Setup::desktop(), "?lang=en&service=ec2").await?;
    let body = "
        const select = root.querySelector('#compare');
        select.value = Array.from(select.options).find((one) => one.text === 'Amazon RDS').value;
        select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
        return null";
    learn.run_in_root(body, vec![]).await?;
    learn.wait_for_selector(".compared").await?;
    expect(
        "the question",
        learn.text(".compared h3").await?,
        "Amazon EC2 or Amazon RDS: what changes?".into(),
    )?;
    let changes = learn.texts(".compared li").await?;
    expect("changes", changes.len(), 3)?;
    expect("the last", &*changes[2], "Guest operating system: Customer → AWS")?;
    expect("marked floors", learn.count(".floor[data-changed]").await?, 3)?;
    expect("cells", learn.count(".floor .cell").await?, 24)?;
    assert!(learn.query().await?.ends_with("service=ec2&compare=rds"));
    learn.press_on(".compared li:last-child a").await?;
    learn.wait_for_selector("#why").await?;
    expect(
        "both answers",
        learn.texts("#why .stamp").await?,
        vec!["Customer".into(), "AWS".into()],
    )?;
    learn.assert_no_problems().await
}

async fn the_matrix_is_a_table_that_leads_to_floors(browser: Browser) -> Result<()> {
    let learn = Learn::open(browser, Setup::desktop(), "?lang=en").await?;
    expect("columns", learn.count("thead th[scope=col]").await?, 13)?;
    expect("rows", learn.count("tbody th[scope=row]").await?, 12)?;
    expect("a caption", learn.count("caption").await?, 1)?;
    let words = learn.texts("tbody td").await?;
    expect("cells", words.len(), 144)?;
    let known = ["AWS", "Customer", "Shared", "–Does not apply"];
    let odd: Vec<String> = words.into_iter().filter(|word| !known.contains(&&**word)).collect();
    none("a cell says something else", &odd)?;
    learn.press_on("tbody tr:last-child td:last-child a").await?;
    learn.wait("the floor's focus", async || learn.focused("[data-floor='0']").await).await?;
    assert!(learn.query().await?.contains("service=trusted-advisor&layer=facilities"));
    let scroller = learn.attribute(".scroller", "tabindex").await?;
    expect("the matrix can be scrolled by keys", scroller, Some("0".into()))?;
    learn.assert_no_problems().await
}

async fn learn_passes_axe_in_light_and_dark(browser: Browser) -> Result<()> {
    for setup in [Setup::phone(), Setup::desktop().dark(), Setup::desktop().forced_colors()] {
        let query = "?lang=en&motion=less&service=eks-mng&compare=rds&layer=guest-os";
        let learn = Learn::open(browser, setup, query).await?;
        learn.assert_accessible("Learn, two services and a floor").await?;
        learn.look("?lang=es&motion=less&service=trusted-advisor").await?;
        learn.assert_accessible("Learn, one service").await?;
        learn.assert_no_problems().await?;
    }
    Ok(())
}

async fn learn_fits_a_small_phone(browser: Browser) -> Result<()> {
    let learn = Learn::open(browser, Setup::small_phone(), "?lang=pt-BR").await?;
    let body = "
        const wide = document.documentElement.clientWidth;
        const out = Array.from(root.querySelectorAll('.page *')).filter((el) =>
          !el.closest('.scroller, .contents, .aside, .cell, .lines') && el.getBoundingClientRect().right > wide + 1);
        return [Math.max(0, document.documentElement.scrollWidth - wide), out.map((el) => el.className || el.tagName)]";
    for query in ["?lang=pt-BR", "?lang=pt-BR&service=eks-mng&compare=s3&layer=enc-rest"] {
        learn.look(query).await?;
        let (over, wide): (u32, Vec<Value>) = learn.run_in_root_as(body, vec![]).await?;
        none("too wide", &wide.iter().map(Value::to_string).collect::<Vec<_>>())?;
        expect("pixels that the page is wider than the phone", over, 0)?;
    }
    learn.assert_no_problems().await
}

async fn learn_speaks_each_language(browser: Browser) -> Result<()> {
    let learn = Learn::open(browser, Setup::desktop(), "?lang=en").await?;
    for (lang, title) in [
        ("en", "The moving line"),
        ("es", "La línea que se mueve"),
        ("pt-BR", "A linha que se move"),
    ] {
        learn.look(&format!("?lang={lang}")).await?;
        expect("the title", learn.text("h1").await?, title.into())?;
        let body = "return [document.documentElement.lang, document.title, root.querySelector('.page').lang]";
        let said: [String; 3] = learn.run_in_root_as(body, vec![]).await?;
        expect("the page", said, [lang, title, lang].map(String::from))?;
        let current = learn.attribute(".languages [aria-current]", "lang").await?;
        expect("the language that is on", current, Some(lang.into()))?;
    }
    // Without a wish in the address the game's language counts.
    learn
        .run("localStorage.setItem('whos-responsible/settings', 'lang=es&theme=auto')", vec![])
        .await?;
    learn.look("").await?;
    expect("the game's language", learn.text("h1").await?, "La línea que se mueve".into())
}

async fn a_floor_leads_to_its_deck_and_an_explanation_to_its_floor(browser: Browser) -> Result<()> {
    let learn =
        Learn::open(browser, Setup::desktop(), "?lang=es&service=ec2&layer=guest-os").await?;
    let href = learn.attribute("#why .deck", "href").await?.unwrap_or_default();
    assert!(href.starts_with("index.html?deck=") && href.ends_with("&lang=es"), "{href}");
    let deck = href.split(['=', '&']).nth(1).unwrap_or_default().to_owned();
    drop(learn);

    let journey = Journey::open(browser, Setup::desktop(), &format!("/{href}")).await?;
    let title = journey.decks.title(&deck, "es")?;
    expect("the deck of the link", journey.text(".bar h1").await?, title)?;
    let bar = journey.attribute(".tools a", "href").await?.unwrap_or_default();
    expect("the bar's link", bar, journey.server.url("/learn.html?lang=es"))?;

    journey.play(Play::cards(1).explained()).await?;
    let floor =
        journey.attribute("[data-explains] [data-learn]", "href").await?.unwrap_or_default();
    assert!(floor.contains("/learn.html?lang=es&service=") && floor.contains("&layer="), "{floor}");
    let path = floor.trim_start_matches(&journey.server.url("/")).to_owned();
    let query = path.trim_start_matches("learn.html").to_owned();
    drop(journey);
    let learn = Learn::open(browser, Setup::desktop(), &query).await?;
    learn.wait_for_selector("#why .reason").await?;
    learn.assert_no_problems().await
}
