//! axe-core finds nothing, whatever the player looks at.

use std::collections::BTreeMap;

use browser::{Browser, Result, Setup};

use browser::gallery::look::{Look, Theme};
use browser::gallery::state::State;
use browser::journey::{Journey, none};

browser::behaviours!(
    chromium,
    Chromium: every_state_on_a_phone_passes_axe,
    every_state_on_a_desktop_passes_axe,
    every_state_in_forced_colours_passes_axe,
);
browser::behaviours!(firefox, Firefox: the_main_states_pass_axe);
browser::behaviours!(webkit, WebKit: the_main_states_pass_axe);

async fn every_state_on_a_phone_passes_axe(browser: Browser) -> Result<()> {
    every_state(browser, Setup::phone(), &[Theme::Light, Theme::Dark]).await
}

async fn every_state_on_a_desktop_passes_axe(browser: Browser) -> Result<()> {
    every_state(browser, Setup::desktop().size(1440, 900), &[Theme::Light, Theme::Dark]).await
}

async fn every_state_in_forced_colours_passes_axe(browser: Browser) -> Result<()> {
    every_state(browser, Setup::desktop().size(1440, 900), &[Theme::Forced]).await
}

async fn every_state(browser: Browser, setup: Setup, themes: &[Theme]) -> Result<()> {
    let size = (setup.width, setup.height);
    let journey = Journey::open(browser, setup, "/?motion=less").await?;
    let mut found = Found::new();
    for &theme in themes {
        for state in State::ALL {
            let look = Look { state, size, theme, lang: "en" };
            look.reach(&journey, &journey.decks).await.map_err(|e| e.while_doing(look))?;
            axe(&journey, &look.to_string(), &mut found).await?;
            state.leave(&journey).await?;
        }
    }
    report(&found)
}

async fn the_main_states_pass_axe(browser: Browser) -> Result<()> {
    let mut found = Found::new();
    for setup in [Setup::phone(), Setup::desktop().dark()] {
        let name = if setup.touch { "phone, light" } else { "desktop, dark" };
        let journey = Journey::open(browser, setup, "/?motion=less").await?;
        for state in [
            State::FirstCard,
            State::CardHeld,
            State::Wrong,
            State::SpreadExplained,
            State::AllPlaced,
            State::Missed,
            State::Settings,
        ] {
            state.reach(&journey, &journey.decks, "en").await.map_err(|e| e.while_doing(state))?;
            axe(&journey, &format!("{state} ({name})"), &mut found).await?;
        }
    }
    report(&found)
}

/// The states that each rule was broken in, with its first elements as they were seen there.
type Found = BTreeMap<String, (String, Vec<String>)>;

async fn axe(journey: &Journey, state: &str, found: &mut Found) -> Result<()> {
    let violations = journey.axe().await.map_err(|error| error.while_doing(state))?;
    for mut one in violations {
        let key = format!("{} ({})", one.id, one.nodes.len());
        one.nodes.truncate(2);
        found.entry(key).or_insert_with(|| (one.to_string(), Vec::new())).1.push(state.into());
    }
    Ok(())
}

fn report(found: &Found) -> Result<()> {
    let each =
        found.iter().map(|(_, (text, states))| format!("  in {}:\n  {text}", states.join(", ")));
    none("axe-core complains", &each.collect::<Vec<_>>())
}
