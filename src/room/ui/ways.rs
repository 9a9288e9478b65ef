//! The ways to play what is set up.

use yew::prelude::*;

use super::page::is_address;
use super::share::Share;
use super::{Sight, View};
use crate::by_ptr::ByPtr;
use game::Round;
use workshop::{Says, Setup, code};

pub(super) fn ways(sight: &ByPtr<Sight>, setup: &Setup, round: &Round) -> Html {
    let to = |view: fn(Setup) -> View| view(setup.clone()).address();
    // Nobody else has a file of this device.
    let is_too_long = round.order().len() > code::MOST_CARDS;
    let can_travel = sight.catalog.find(&setup.deck).is_some() || is_address(&setup.deck);
    let minutes = round.order().len().div_ceil(2).max(1).to_string();
    html! {
        <section class="ways" aria-labelledby="ways">
            <h2 id="ways">{ sight.text(Says::WaysTitle) }</h2>
            <div class="way">
                <h3>{ sight.text(Says::ScreenTitle) }</h3>
                <p>{ sight.fill(Says::ScreenLead, &[("n", &minutes)]) }</p>
                <a class="primary" href={to(View::Stage)}>{ sight.text(Says::ScreenOpen) }</a>
            </div>
            <div class="way">
                <h3>{ sight.text(Says::PhonesTitle) }</h3>
                <p>{ sight.text(Says::PhonesLead) }</p>
                if is_too_long {
                    <p class="note">{ sight.fill(Says::PhonesTooMany, &[("n", &code::MOST_CARDS.to_string())]) }</p>
                } else if can_travel {
                    <Share sight={sight.clone()} fragment={to(View::Join)} />
                    <a class="primary" href={to(View::Board)}>{ sight.text(Says::BoardOpen) }</a>
                } else {
                    <p class="note">{ sight.text(Says::PhonesNotFile) }</p>
                }
            </div>
            <div class="way">
                <h3>{ sight.text(Says::PaperTitle) }</h3>
                <p>{ sight.text(Says::PaperLead) }</p>
                <a class="primary" href={to(View::Paper)}>{ sight.text(Says::PaperOpen) }</a>
            </div>
        </section>
    }
}
