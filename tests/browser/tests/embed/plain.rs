//! Where the game cannot run there is a table, and a sentence that says why.

use browser::{
    Browser, DEFAULT_CSP, Error, Fault, Page, Result, Server, ServerBuilder, Session, Setup,
    workspace,
};
use serde_json::{Value, json};
use thirtyfour::By;

use crate::host::expect;

browser::behaviours!(
    chromium,
    Chromium: a_policy_that_forbids_webassembly_is_named_above_the_table,
    without_webassembly_there_is_the_table,
    when_the_table_fails_too_a_sentence_and_a_link_remain,
    a_deck_of_ones_own_is_a_table_of_text,
    a_deck_that_is_none_never_leaves_a_blank,
    without_javascript_the_tables_are_read,
);
browser::behaviours!(
    firefox,
    Firefox: a_policy_that_forbids_webassembly_is_named_above_the_table,
    without_webassembly_there_is_the_table,
    a_deck_of_ones_own_is_a_table_of_text,
    without_javascript_the_tables_are_read,
);
browser::behaviours!(
    webkit,
    WebKit: a_policy_that_forbids_webassembly_is_named_above_the_table,
    without_webassembly_there_is_the_table,
);

const NO_WASM: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'";

async fn open(server: ServerBuilder, browser: Browser, path: &str) -> Result<(Server, Page)> {
    let server = server.start()?;
    let session = Session::start(browser, Setup::desktop()).await?;
    session.goto(&server.url(path)).await?;
    Ok((server, Page::new(session, "whos-responsible")))
}

/// The table is there, its answers closed; opened, they are seen.
async fn assert_table(page: &Page, rows: usize) -> Result<()> {
    page.wait_for_selector("table tbody tr").await?;
    expect("rows", page.count("tbody tr").await?, rows)?;
    expect("answers", page.count("tbody tr > td:last-child details").await?, rows)?;
    expect("open answers", page.count("details[open]").await?, 0)?;
    page.tap("summary").await?;
    page.wait_for_selector("details[open]").await?;
    expect("the answer is seen", page.rect("details[open] strong").await?.height > 5.0, true)?;
    let links = page.attributes("details a", "href").await?;
    let safe = links.len() >= rows && links.iter().all(|link| link.starts_with("https://"));
    expect("every answer has its source", safe, true)
}

async fn a_policy_that_forbids_webassembly_is_named_above_the_table(
    browser: Browser,
) -> Result<()> {
    let server = Server::site()?.csp(Some(NO_WASM));
    let (server, page) = open(server, browser, "/?lang=en&deck=classroom").await?;
    for (lang, start) in [("en", "This page’s"), ("es", "La Content"), ("pt-BR", "A Content")] {
        page.goto(&server.url(&format!("/?lang={lang}&deck=classroom"))).await?;
        page.wait_for_selector("tbody tr").await?;
        let said = page.text("[role=alert]").await?;
        let names = said.starts_with(start) && said.contains("'wasm-unsafe-eval'");
        expect(&format!("`{said}` names the permission"), names, true)?;
        expect("buttons that cannot help", page.count("button").await?, 0)?;
    }
    let title = page.text("h2").await?;
    expect("the deck is the one asked for", title.is_empty(), false)?;
    let rows: usize = count_rows("classroom")?;
    assert_table(&page, rows).await
}

/// The cards of a deck, by its file.
fn count_rows(id: &str) -> Result<usize> {
    let files = browser::deck_files()?;
    let deck = files.into_iter().find(|file| file["id"] == id);
    let cards = deck.and_then(|deck| Some(deck["cards"].as_array()?.len()));
    cards.ok_or_else(|| Error::new(format!("no deck {id} with cards")))
}

async fn without_webassembly_there_is_the_table(browser: Browser) -> Result<()> {
    let html = std::fs::read_to_string(browser::dist().join("index.html"))?;
    let html = html.replacen("<head>", "<head><script src=\"/none.js\"></script>", 1);
    let server =
        Server::site()?.file("/none.html", html).file("/none.js", "delete window.WebAssembly");
    // No deck is named: it is the first of the site.
    let (_server, page) = open(server, browser, "/none.html?lang=en").await?;
    assert_table(&page, count_rows("first-steps")?).await?;
    let said = page.text("[role=alert]").await?;
    expect(&said, said.starts_with("This browser has no WebAssembly"), true)?;
    // Other people's page keeps its looks, and the table is there for assistive technology.
    let violations = page.axe().await?;
    let violations: Vec<_> =
        violations.iter().filter(|one| one.id != "page-has-heading-one").collect();
    expect("violations", format!("{violations:?}"), "[]".to_owned())
}

async fn when_the_table_fails_too_a_sentence_and_a_link_remain(browser: Browser) -> Result<()> {
    let server = Server::site()?.csp(Some(NO_WASM));
    let (server, page) = open(server, browser, "/?lang=en").await?;
    for fault in [Fault::Status(404), Fault::Body(b"<title>Sign in</title>".to_vec())] {
        server.fault("/plain/classroom.en.html", fault);
        page.goto(&server.url("/?lang=en&deck=classroom")).await?;
        page.wait_for_selector("a[href$='plain/index.html']").await?;
        expect("tables", page.count("table").await?, 0)?;
        let text = page.text(".plain").await?;
        let says = text.contains("wasm-unsafe-eval") && text.contains("could not be loaded either");
        expect(&text, says, true)?;
    }
    // Not even the fallback's own script: the loader says so itself.
    server.fault("/whos-responsible-plain.js", Fault::Status(404));
    page.goto(&server.url("/?lang=en")).await?;
    page.wait_for_selector("[role=alert]").await?;
    expect("words", page.text("[role=alert]").await?.len() > 20, true)
}

const ALONE: &str = "<!doctype html><html lang=\"en\"><head><title>alone</title></head><body>\
     <main><div id=\"host\"></div></main></body></html>";

/// Shows decks in a shadow root; gives the text, the rows and the elements that must not be.
const SHOW: &str = "
    const [decks, lang] = arguments;
    return (async () => {
      const { show } = await import('/whos-responsible-plain.js');
      const host = document.querySelector('#host');
      const root = document.createElement('div');
      (host.shadowRoot ?? host.attachShadow({ mode: 'open' })).replaceChildren(root);
      const found = [];
      for (const custom of decks) {
        root.replaceChildren();
        await show(root, { base: location.origin + '/', lang, custom, error: new Error('because') });
        found.push({ text: root.textContent, rows: root.querySelectorAll('tbody tr').length,
          bad: root.querySelectorAll('img, script, style, [style], [onerror], a:not([href^=http])').length,
          links: Array.from(root.querySelectorAll('details a'), (a) => a.getAttribute('href')) });
      }
      return found;
    })()";

fn example() -> Result<Value> {
    let file = workspace().join("decks/examples/data-protection.json");
    Ok(serde_json::from_str(&std::fs::read_to_string(file)?)?)
}

async fn a_deck_of_ones_own_is_a_table_of_text(browser: Browser) -> Result<()> {
    let (_server, page) =
        open(Server::site()?.file("/alone.html", ALONE), browser, "/alone.html").await?;
    let good = example()?;
    let cards = good["responsibilities"].as_array().map_or(0, Vec::len);
    const MARKUP: &str = "<img src=x onerror=alert(1)><script>alert(1)</script>";
    let mut evil = good.clone();
    evil["tasks"][0]["text"] = json!(MARKUP);
    evil["title"] = json!({ "en": MARKUP, "de": MARKUP });
    evil["responsibilities"][0]["sources"][0]["url"] = json!("javascript:alert(1)");
    evil["responsibilities"][1]["owner"] = json!("nobody");
    evil["responsibilities"][2]["why"] = json!("x".repeat(10_000));
    let found = page.run(SHOW, vec![json!([good, evil]), json!("de")]).await?;
    expect("rows", found[0]["rows"].clone(), json!(cards))?;
    expect("rows without what is wrong", found[1]["rows"].clone(), json!(cards - 2))?;
    let text = |ix: usize| found[ix]["text"].as_str().unwrap_or_default().to_owned();
    expect("German", text(0).contains("Datenschutz: Wessen Pflicht ist es?"), true)?;
    expect("the interface has no German", text(0).contains("Show the answer"), true)?;
    expect("markup is text", text(1).matches(MARKUP).count(), 2)?;
    expect("how many are left out", text(1).contains("not well-formed: 2."), true)?;
    for one in [0, 1] {
        expect("elements that must not be", found[one]["bad"].clone(), json!(0))?;
    }
    let links = found[1]["links"].to_string();
    expect(&links, links.contains("javascript:"), false)
}

async fn a_deck_that_is_none_never_leaves_a_blank(browser: Browser) -> Result<()> {
    let (_server, page) =
        open(Server::site()?.file("/alone.html", ALONE), browser, "/alone.html").await?;
    let good = example()?;
    let mut decks = vec![
        json!({}),
        json!([]),
        json!("{ not json"),
        json!("[1, 2"),
        json!(7),
        json!(true),
        json!({ "format": "whos-responsible/deck", "version": 1 }),
        json!({ "format": "whos-responsible/deck", "version": 2, "languages": ["en"] }),
    ];
    // Every field in turn is something else.
    for field in ["languages", "title", "parties", "services", "tasks", "responsibilities"] {
        for value in
            [json!(null), json!(7), json!("x"), json!([null]), json!([[]]), json!({ "a": 1 })]
        {
            let mut deck = good.clone();
            deck[field] = value;
            decks.push(deck);
        }
    }
    let count = decks.len();
    let found = page.run(SHOW, vec![json!(decks), json!("en")]).await?;
    expect("decks shown", found.as_array().map_or(0, Vec::len), count)?;
    for one in found.as_array().into_iter().flatten() {
        let text = one["text"].as_str().unwrap_or_default();
        let says =
            text.starts_with("The game could not start. (because)") && text.contains("All decks");
        expect(text, says, true)?;
        let told = one["rows"] != 0 || text.contains("own deck cannot be shown");
        expect(text, told, true)?;
    }
    Ok(())
}

async fn without_javascript_the_tables_are_read(browser: Browser) -> Result<()> {
    let policy = format!("{DEFAULT_CSP}; frame-ancestors *");
    let server = Server::site()?.csp(Some(&policy)).start()?;
    let session = Session::start(browser, Setup::desktop().without_scripts()).await?;
    session.goto(&server.url("/embed.html?deck=classroom&lang=es")).await?;
    let driver = &session.driver;
    let link = || driver.find(By::Css("a[href='classroom.es.html']"));
    session.wait("the list of tables", async || Ok(link().await.is_ok())).await?;
    link().await?.click().await?;
    let rows = || driver.find_all(By::Css("tbody tr"));
    session.wait("the table", async || Ok(rows().await.map_err(Error::from)?.len() > 5)).await?;
    expect("rows", rows().await?.len(), count_rows("classroom")?)?;
    let answer = driver.find(By::Css(".owner strong")).await?;
    expect("the answer before", answer.is_displayed().await?, false)?;
    driver.find(By::Css("summary")).await?.click().await?;
    session.wait("the answer", async || Ok(answer.is_displayed().await.map_err(Error::from)?)).await
}
