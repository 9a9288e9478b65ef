//! Saved rounds that were damaged: what can be read is kept, and the player is told.

use browser::{Browser, Result, Setup};

use browser::gallery::play::Play;
use browser::journey::{Journey, Texts, expect};

browser::behaviours!(
    chromium,
    Chromium: a_damaged_round_goes_on_with_what_could_be_read,
    nonsense_in_the_storage_does_not_stop_the_game,
);
browser::behaviours!(firefox, Firefox: a_damaged_round_goes_on_with_what_could_be_read);
browser::behaviours!(webkit, WebKit: a_damaged_round_goes_on_with_what_could_be_read);

const ROUND: &str = "round/first-steps";
const KEPT: &str = "round/first-steps/damaged";

async fn a_damaged_round_goes_on_with_what_could_be_read(browser: Browser) -> Result<()> {
    let journey = Journey::open(browser, Setup::desktop(), "/?motion=less").await?;
    let placed = journey.play(Play::cards(4).wrong_every(2)).await?;
    // A quick player's steps are saved together, a little later.
    let saved = async || Ok(journey.saved(ROUND).await?.is_some_and(|text| steps(&text) == 4));
    journey.wait("four cards to be saved", saved).await?;
    let whole = journey.saved(ROUND).await?.unwrap_or_default();
    let texts = Texts::read("en")?;
    let in_order = journey.seen().await?.columns;
    expect("the cards placed", placed.len(), 4)?;

    // Each damage, and how many of the four cards it leaves.
    let placed_at = |nth: usize| {
        let mut starts = whole.match_indices([';', '.']).map(|(at, _)| at + 1);
        let steps = starts.by_ref().skip_while(|&at| !whole[..at].ends_with(';'));
        steps.filter(|&at| whole[at..].starts_with('P')).nth(nth).unwrap_or_default()
    };
    let (second, third) = (placed_at(1), placed_at(2));
    let mut verb = whole.clone();
    verb.replace_range(third..=third, "Q");
    let mut time = whole.clone();
    let digit = whole.find("~").unwrap_or_default() - 2;
    let other = if whole.as_bytes()[digit] == b'1' { "2" } else { "1" };
    time.replace_range(digit..=digit, other);
    let cut = whole[..second + 3].to_owned();
    let no_sum = whole[..whole.find('~').unwrap_or_default()].to_owned();
    for (what, text, left) in [
        ("a step that is none", verb, 2),
        ("a time that was changed", time, 4),
        ("cut in the second card", cut, 1),
        ("cut before the checksum", no_sum, 4),
    ] {
        plant(&journey, &text).await?;
        let said = journey.notice().await.map_err(|error| error.while_doing(what))?;
        expect(what, said, texts.fill("notice.damaged", &[("cards", &texts.cards(left))]))?;
        let seen = journey.seen().await?;
        expect(&format!("{what}: cards"), seen.done, left)?;
        if left == 4 {
            expect(&format!("{what}: columns"), seen.columns, in_order.clone())?;
        }
        expect(&format!("{what}: kept"), journey.saved(KEPT).await?, Some(text))?;
        journey.assert_goes_on().await.map_err(|error| error.while_doing(what))?;
        journey.press(&["[data-notice] button"]).await?;
        journey.wait_gone("[data-notice]").await?;
        let before = journey.seen().await?;
        journey.reload_and_wait().await?;
        journey.assert_no_notice(what).await?;
        expect(&format!("{what}: after another reload"), journey.seen().await?, before)?;
    }

    for text in ["", "{\"garbage\": [1, 2, 3]}", "wr1.first-st", "wr1.classroom.0.0.0.id.*;~0"] {
        plant(&journey, text).await?;
        let said = journey.notice().await.map_err(|error| error.while_doing(text))?;
        expect(text, said, texts.fill("notice.lost", &[]))?;
        expect("the cards of a new round", journey.seen().await?.done, 0)?;
        expect("what is kept", journey.saved(KEPT).await?, Some(text.to_owned()))?;
        journey.assert_goes_on().await?;
    }
    journey.assert_no_problems().await
}

/// Reloads with this text as the saved round.
async fn plant(journey: &Journey, text: &str) -> Result<()> {
    // What waits to be saved is saved by a reload, and must not be saved by the next.
    journey.reload_and_wait().await?;
    journey.save(ROUND, text).await?;
    journey.reload_and_wait().await
}

/// How many cards a saved text has placed.
fn steps(text: &str) -> usize {
    let steps = text.split_once(';').map_or("", |(_, steps)| steps);
    steps.split('.').filter(|step| step.starts_with('P')).count()
}

async fn nonsense_in_the_storage_does_not_stop_the_game(browser: Browser) -> Result<()> {
    let journey = Journey::open(browser, Setup::desktop(), "/?motion=less").await?;
    journey.save("settings", "lang=xx&feedback=never&&=&theme").await?;
    journey.save("deck", "../../etc/passwd").await?;
    journey.server.forget_requests();
    journey.reload_and_wait().await?;
    journey.notice().await?;
    journey.assert_goes_on().await?;
    let strange = journey.server.requests().into_iter().filter(|one| one.path.contains("etc"));
    expect("requests outside of the site", strange.count(), 0)?;
    // A deck that went away is asked for by nobody once another was chosen.
    journey.save("deck", "no-such-deck").await?;
    journey.reload_and_wait().await?;
    journey.notice().await?;
    journey.assert_goes_on().await
}
