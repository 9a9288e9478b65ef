use browser::{Browser, Game, Result, Server, Setup};
use serde_json::Value;
browser::behaviours!(chromium, Chromium: look, blur, edge);
browser::behaviours!(firefox, Firefox: look, blur, edge);
browser::behaviours!(webkit, WebKit: blur);

async fn open(browser: Browser, setup: Setup, q: &str) -> Result<Game> {
    let server = Server::site()?.probe(browser == Browser::WebKit).start()?;
    let game = Game::open_on(server, &format!("/?{q}"), browser, setup).await?;
    game.wait_playable().await?;
    Ok(game)
}
async fn look(b: Browser) -> Result<()> {
    for (n, setup, q) in [("phone", Setup::phone(), "seed=7&deck=first-steps"), ("low", Setup::phone().size(390,420), "seed=7&deck=first-steps"),
        ("tablet", Setup::phone().size(1024,768), "seed=7&deck=first-steps"), ("desk", Setup::desktop(), "seed=7&deck=first-steps"), ("spread", Setup::desktop(), "seed=7&deck=first-steps&presentation=spread&feedback=end")] {
        let game = open(b, setup, q).await?;
        game.shot(std::path::Path::new(&format!("/tmp/look-{b}-{n}.png"))).await?;
        eprintln!("{n} {:?} {:?} {:?} {:?}", game.rect(".card").await?, game.rect("[data-column=aws]").await?, game.rect("[data-column=customer]").await?, game.run("return document.documentElement.scrollHeight", vec![]).await?);
    }
    Ok(())
}
async fn blur(b: Browser) -> Result<()> {
    let game = open(b, Setup::desktop(), "seed=7&deck=first-steps").await?;
    let from = game.rect(".hand .face").await?.center();
    game.run("window.__b=[]; for (const n of ['blur','focus','visibilitychange']) addEventListener(n, e=>window.__b.push([n, document.hasFocus(), e.target===window]), true)", vec![]).await?;
    game.mouse().press(from).await?;
    game.mouse().travel(from, from.plus(-120.0, 20.0), 6).await?;
    eprintln!("lifted {}", game.has("[data-lifted]").await?);
    let here = game.driver.window().await?;
    let tab = game.driver.new_tab().await?;
    game.driver.switch_to_window(tab).await?;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    game.driver.switch_to_window(here).await?;
    eprintln!("{b} {} lifted {}", game.run("return [window.__b, document.hasFocus()]", vec![]).await?, game.has("[data-lifted]").await?);
    Ok(())
}
async fn edge(b: Browser) -> Result<()> {
    let game = open(b, Setup::phone().size(390, 420), "seed=7&deck=first-steps").await?;
    let from = game.rect_in_view(".hand .face").await?.at(0.5, 0.3);
    eprintln!("{:?}", game.rect(".card").await?);
    game.finger().press_and_hold(from).await?;
    game.finger().travel(from, browser::Point::from((from.x, 410.0)), 8).await?;
    for _ in 0..8 {
        let v: Value = game.run("return [scrollY, document.documentElement.scrollHeight]", vec![]).await?;
        eprintln!("{b} {v} {:?} over {:?}", game.rect("[data-column=aws]").await?, game.attributes("[data-over]", "data-column").await?);
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    game.finger().release().await?;
    Ok(())
}
