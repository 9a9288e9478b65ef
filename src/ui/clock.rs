//! The clock of a round that has one. It is written each second without drawing anything else.

use gloo::timers::callback::Interval;
use web_sys::Element;
use yew::prelude::*;

use super::ByPtr;
use super::announce;
use super::context::Env;
use super::status::say;
use super::table::Table;
use game::{Action, Phase};
use i18n::Key;

/// How long before its end the clock is spoken, ms: enough to ask for more (WCAG 2.2.1).
const WARNING: u64 = 30_000;

#[hook]
pub(super) fn use_clock(env: &Env, table: &ByPtr<Table>, root: &NodeRef, status: &NodeRef) {
    let round = &table.round;
    let playing = round.phase() == Phase::Playing;
    let clock =
        (round.started(), round.deadline().filter(|_| playing), table.locale.lang().clone());
    let (env, table, root, status) = (env.clone(), table.clone(), root.clone(), status.clone());
    use_effect_with(clock, move |(started, deadline, _)| {
        let started = *started;
        let ticking = deadline.map(|deadline| {
            // What happens as a round begins is said first.
            let mut warned = None;
            let mut tick = move || {
                let after = env.outside.now().saturating_sub(started);
                let words = announce::clock(&table.locale, &table.round, after);
                let found = root.cast::<Element>().map(|root| root.query_selector(".clock"));
                if let Some(Ok(Some(clock))) = found {
                    clock.set_text_content(Some(&words));
                }
                if after >= deadline {
                    env.act(Action::Finish);
                } else if after + WARNING >= deadline && warned == Some(false) {
                    warned = Some(true);
                    say(&status, &table.locale.fill(Key::StatusTime, &[("time", &words)]));
                }
                warned.get_or_insert(false);
            };
            tick();
            Interval::new(1000, tick)
        });
        move || drop(ticking)
    });
}
