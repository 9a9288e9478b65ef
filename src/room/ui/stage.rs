//! Teams at one screen, read from the last row.

mod face;
mod question;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::Sight;
use super::cards::other_language;
use super::standings::{celebration, standings};
use crate::by_ptr::ByPtr;
use face::Face;
use game::Millis;
use model::Deck;
use question::{answered, question, turn};
use workshop::{Act, Asked, Deed, Play, Says, Setup};

#[derive(Properties, PartialEq)]
pub(super) struct ScreenProps {
    pub(super) sight: ByPtr<Sight>,
    pub(super) deck: ByPtr<Deck>,
    pub(super) setup: Setup,
}

/// The game, in a form that Yew can hold.
#[derive(PartialEq)]
struct Shown(Play);

impl Reducible for Shown {
    type Action = (Act, Millis);

    fn reduce(self: Rc<Self>, (act, now): (Act, Millis)) -> Rc<Self> {
        self.0.after(act, now).map_or(self, |play| Rc::new(Self(play)))
    }
}

/// The name under which a game is kept.
fn kept_as(setup: &Setup) -> String {
    format!("stage/{}", setup.mark())
}

#[component]
pub(super) fn Screen(props: &ScreenProps) -> Html {
    let ScreenProps { sight, deck, setup } = props;
    let shown = use_reducer({
        let (sight, deck, setup) = (sight.clone(), deck.clone(), setup.clone());
        move || {
            let kept = sight.around.read(&kept_as(&setup)).unwrap_or_default();
            Shown(Play::open(&setup, &deck.0, &kept, sight.around.now()))
        }
    });
    let play = &shown.0;
    let root = use_node_ref();
    let act = {
        let (dispatch, sight) = (shown.dispatcher(), sight.clone());
        Callback::from(move |what: Act| dispatch.dispatch((what, sight.around.now())))
    };
    use_effect_with(play.stage().text(), {
        let (sight, setup) = (sight.clone(), setup.clone());
        move |text: &String| {
            sight.around.write(&kept_as(&setup), text);
        }
    });
    // Who goes on hears and sees what comes next.
    use_effect_with((play.stage().asked(), play.stage().shown().len(), play.is_paused()), {
        let root = root.clone();
        move |_| {
            let element = root
                .cast::<Element>()
                .and_then(|root| root.query_selector("[data-focus]").ok().flatten());
            if let Some(element) =
                element.and_then(|element| element.dyn_into::<HtmlElement>().ok())
            {
                let _ = element.focus();
            }
        }
    });
    // The last one that was drawn: keys are heard all the time.
    let drawn = use_mut_ref(|| shown.clone());
    drawn.replace(shown.clone());
    use_effect_with((), {
        let (act, sight) = (act.clone(), sight.clone());
        move |()| {
            spawn_local(async move {
                while let Ok(key) = sight.around.ask("keys").await {
                    let what = drawn.borrow().0.pressed(&key);
                    if let Some(what) = what {
                        act.emit(what);
                    }
                }
            });
        }
    });
    let is_over = play.stage().asked() == Asked::Over;
    // In a race the teams stand beside their keys.
    let is_race = play.stage().asked() == Asked::Anyone && !play.is_paused();
    html! {
        <div ref={root} class="stage">
            { bar(sight, play, &act) }
            <p class="aside" role="status">{ said(sight, play) }</p>
            if is_over {
                { over(sight, play, &act) }
            } else if play.is_paused() {
                <section class="paused">
                    <h1 tabindex="-1" data-focus="">{ sight.text(Says::Paused) }</h1>
                    { does(&act, Act::Pause, "primary", sight.text(Says::GoOn), "pause") }
                </section>
            } else {
                { question(sight, play, &act) }
            }
            if !is_race { { standings(sight, setup, play.stage()) } }
        </div>
    }
}

/// A button that does something.
fn does(
    act: &Callback<Act>,
    what: Act,
    class: &'static str,
    label: impl Into<AttrValue>,
    name: &'static str,
) -> Html {
    let act = act.clone();
    let label: AttrValue = label.into();
    html! {
        <button type="button" {class} data-do={name} onclick={move |_: MouseEvent| act.emit(what)}>{ label }</button>
    }
}

/// Where the game stands, its clock, and what the facilitator does.
fn bar(sight: &ByPtr<Sight>, play: &Play, act: &Callback<Act>) -> Html {
    let stage = play.stage();
    let (n, of) = (stage.shown().len().to_string(), stage.len().to_string());
    let is_over = stage.asked() == Asked::Over;
    let full = {
        let sight = sight.clone();
        Callback::from(move |_: MouseEvent| sight.around.tell("full", ""))
    };
    let clock = play.clock().filter(|_| !is_over);
    let ended = {
        let act = act.clone();
        Callback::from(move |()| act.emit(Act::Deed(Deed::Pass)))
    };
    html! {
        <div class="bar">
            <span class="position">{ sight.fill(Says::CardOf, &[("n", &n), ("of", &of)]) }</span>
            if let Some(clock) = clock { <Face sight={sight.clone()} {clock} ended={ended} /> }
            <span class="tools">
                if clock.is_some() { { does(act, Act::More, "tool", sight.text(Says::MoreTime), "more") } }
                if play.setup().clock.is_some() && !is_over {
                    { does(act, Act::Hurry, "tool", sight.text(if play.clock().is_none() { Says::ClockOn } else { Says::ClockOff }), "clock") }
                }
                if !is_over { { does(act, Act::Pause, "tool", sight.text(if play.is_paused() { Says::GoOn } else { Says::Pause }), "pause") } }
                if !stage.is_new() { { does(act, Act::Undo, "tool", sight.text(Says::Undo), "undo") } }
                <button type="button" class="tool" data-do="full" onclick={full}>{ sight.text(Says::FullScreen) }</button>
                if !is_over { { does(act, Act::Deed(Deed::End), "tool", sight.text(Says::End), "end") } }
            </span>
        </div>
    }
}

/// The end: who won, and what the room missed.
fn over(sight: &Sight, play: &Play, act: &Callback<Act>) -> Html {
    let deck = play.round().deck();
    let missed: Vec<_> = play.stage().missed().collect();
    html! {
        <section class="over">
            { celebration(sight, play.setup(), play.stage()) }
            if !missed.is_empty() {
                <h2>{ sight.text(Says::RoomMissed) }</h2>
                <ul class="missed" lang={other_language(sight, play.round())}>
                    { for missed.iter().map(|shown| {
                        let card = deck.card(shown.card);
                        html! {
                            <li key={usize::from(shown.card.0)}>
                                <p class="task">if let Some(service) = deck.service_of(card) { <b>{ service.name.clone() }{ ": " }</b> }{ card.task.clone() }</p>
                                <p class="owner" data-side={card.owner.0.to_string()}><b>{ deck.party(card.owner).name.clone() }</b></p>
                                <p class="why">{ card.why.clone() }</p>
                            </li>
                        }
                    }) }
                </ul>
            }
            <p class="row">{ does(act, Act::Anew, "primary", sight.text(Says::PlayAnew), "anew") }</p>
        </section>
    }
}

/// What is said of what just came.
fn said(sight: &Sight, play: &Play) -> String {
    let deck = play.round().deck();
    let Some(card) = play.stage().card().filter(|_| !play.is_paused()) else {
        return String::new();
    };
    if play.stage().asked() == Asked::Told {
        let answers =
            play.stage().shown().last().map(|shown| shown.answers.clone()).unwrap_or_default();
        let mut all: Vec<String> = answers
            .iter()
            .map(|&(team, party)| answered(sight, play, team, party, card.owner))
            .collect();
        all.push(format!("{} {}.", sight.text(Says::Responsible), deck.party(card.owner).name));
        all.push(card.why.to_string());
        return all.join(" ");
    }
    let service =
        deck.service_of(card).map_or(String::new(), |service| format!("{}: ", service.name));
    format!("{service}{}. {}", card.task, turn(sight, play))
}
