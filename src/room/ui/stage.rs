//! Teams at one screen, read from the last row.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::Sight;
use super::cards::{other_language, sources};
use super::standings::{celebration, standings};
use crate::by_ptr::ByPtr;
use game::{Millis, Round};
use model::{Card, Deck, PartyIx};
use workshop::{Asked, Countdown, Deed, Says, Setup, Stage, keys};

/// How often the clock's face looks, in milliseconds.
const TICK: u32 = 200;

#[derive(Properties, PartialEq)]
pub(super) struct ScreenProps {
    pub(super) sight: ByPtr<Sight>,
    pub(super) deck: ByPtr<Deck>,
    pub(super) setup: Setup,
}

/// What stands on the screen.
#[derive(Clone, PartialEq)]
struct Play {
    setup: Rc<Setup>,
    round: Rc<Round>,
    stage: Stage,
    /// The time for the card, where there is a clock.
    clock: Option<Countdown>,
    paused: bool,
    /// The clock was turned off.
    unhurried: bool,
}

/// What the facilitator does.
#[derive(Clone, Copy, PartialEq)]
enum Do {
    Deed(Deed),
    Undo,
    Pause,
    /// As much time again.
    More,
    /// No clock any more, or again.
    Hurry,
    /// From the first card.
    Anew,
}

impl Play {
    fn open(setup: &Setup, deck: &Rc<Deck>, kept: &str) -> Self {
        let round = setup.round(deck, 0);
        let stage = Stage::read(setup, &round, kept);
        let paused = !stage.is_new();
        let clock = setup.clock.map(Countdown::of);
        Self {
            setup: Rc::new(setup.clone()),
            round: Rc::new(round),
            stage,
            clock,
            paused,
            unhurried: false,
        }
    }

    /// The clock of the next question, from now on.
    fn with_clock(self, now: Millis) -> Self {
        let waits = matches!(self.stage.asked(), Asked::Told | Asked::Over)
            || self.paused
            || self.unhurried;
        let clock = self.setup.clock.map(Countdown::of);
        let clock = clock.map(|clock| if waits { clock } else { clock.started(now) });
        Self { clock, ..self }
    }

    fn after(&self, what: Do, now: Millis) -> Option<Self> {
        let next = self.clone();
        Some(match what {
            Do::Deed(_) if self.paused => return None,
            Do::Deed(deed) => Self { stage: self.stage.apply(deed)?, ..next }.with_clock(now),
            Do::Undo => {
                Self { stage: self.stage.undone(&self.setup, &self.round)?, ..next }.with_clock(now)
            }
            Do::Pause => {
                let paused = !self.paused;
                let runs = !paused
                    && !self.unhurried
                    && matches!(self.stage.asked(), Asked::Team(_) | Asked::Anyone);
                let clock = self
                    .clock
                    .map(|clock| if runs { clock.started(now) } else { clock.stopped(now) });
                Self { paused, clock, ..next }
            }
            Do::More => {
                let seconds = self.setup.clock?;
                Self { clock: self.clock.map(|clock| clock.extended(seconds, now)), ..next }
            }
            Do::Hurry => Self { unhurried: !self.unhurried, ..next }.with_clock(now),
            Do::Anew => {
                let stage = Stage::new(&self.setup, &self.round);
                Self { stage, paused: false, ..next }.with_clock(now)
            }
        })
    }
}

impl Reducible for Play {
    type Action = (Do, Millis);

    fn reduce(self: Rc<Self>, (what, now): (Do, Millis)) -> Rc<Self> {
        self.after(what, now).map_or(self, Rc::new)
    }
}

/// The name under which a game is kept.
fn kept_as(setup: &Setup) -> String {
    let text = setup.text();
    format!("stage/{}", text.rsplit('=').next().unwrap_or_default())
}

#[component]
pub(super) fn Screen(props: &ScreenProps) -> Html {
    let ScreenProps { sight, deck, setup } = props;
    let play = use_reducer({
        let (sight, deck, setup) = (sight.clone(), deck.clone(), setup.clone());
        move || {
            let kept = sight.around.read(&kept_as(&setup)).unwrap_or_default();
            Play::open(&setup, &deck.0, &kept).with_clock(sight.around.now())
        }
    });
    let root = use_node_ref();
    let act = {
        let (dispatch, sight) = (play.dispatcher(), sight.clone());
        Callback::from(move |what: Do| dispatch.dispatch((what, sight.around.now())))
    };
    use_effect_with(play.stage.text(), {
        let (sight, setup) = (sight.clone(), setup.clone());
        move |text: &String| {
            sight.around.write(&kept_as(&setup), text);
        }
    });
    // Who goes on hears and sees what comes next.
    use_effect_with((play.stage.asked(), play.stage.shown().len(), play.paused), {
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
    let drawn = use_mut_ref(|| play.clone());
    drawn.replace(play.clone());
    use_effect_with((), {
        let (act, sight) = (act.clone(), sight.clone());
        move |()| {
            spawn_local(async move {
                while let Ok(key) = sight.around.ask("keys").await {
                    let what = pressed(&drawn.borrow(), &key);
                    if let Some(what) = what {
                        act.emit(what);
                    }
                }
            });
        }
    });
    let is_over = play.stage.asked() == Asked::Over;
    // In a race the teams stand beside their keys.
    let is_race = play.stage.asked() == Asked::Anyone && !play.paused;
    html! {
        <div ref={root} class="stage" lang={other_language(sight, &play.round)}>
            { bar(sight, &play, &act) }
            <p class="aside" role="status">{ said(sight, &play) }</p>
            if is_over {
                { over(sight, &play, &act) }
            } else if play.paused {
                <section class="paused">
                    <h1 tabindex="-1" data-focus="">{ sight.text(Says::Paused) }</h1>
                    { does(&act, Do::Pause, "primary", sight.text(Says::GoOn), "pause") }
                </section>
            } else {
                { question(sight, &play, &act) }
            }
            if !is_race { { standings(sight, setup, &play.stage) } }
        </div>
    }
}

/// A button that does something.
fn does(
    act: &Callback<Do>,
    what: Do,
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
fn bar(sight: &ByPtr<Sight>, play: &Play, act: &Callback<Do>) -> Html {
    let stage = &play.stage;
    let (n, of) = (stage.shown().len().to_string(), stage.len().to_string());
    let is_over = stage.asked() == Asked::Over;
    let full = {
        let sight = sight.clone();
        Callback::from(move |_: MouseEvent| sight.around.tell("full", ""))
    };
    let clock = play.clock.filter(|_| !is_over && !play.unhurried);
    let ended = {
        let act = act.clone();
        Callback::from(move |()| act.emit(Do::Deed(Deed::Pass)))
    };
    html! {
        <div class="bar">
            <span class="position">{ sight.fill(Says::CardOf, &[("n", &n), ("of", &of)]) }</span>
            if let Some(clock) = clock { <Face sight={sight.clone()} {clock} ended={ended} /> }
            <span class="tools">
                if clock.is_some() { { does(act, Do::More, "tool", sight.text(Says::MoreTime), "more") } }
                if play.setup.clock.is_some() && !is_over {
                    { does(act, Do::Hurry, "tool", sight.text(if play.unhurried { Says::ClockOn } else { Says::ClockOff }), "clock") }
                }
                if !is_over { { does(act, Do::Pause, "tool", sight.text(if play.paused { Says::GoOn } else { Says::Pause }), "pause") } }
                if !stage.is_new() { { does(act, Do::Undo, "tool", sight.text(Says::Undo), "undo") } }
                <button type="button" class="tool" data-do="full" onclick={full}>{ sight.text(Says::FullScreen) }</button>
                if !is_over { { does(act, Do::Deed(Deed::End), "tool", sight.text(Says::End), "end") } }
            </span>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FaceProps {
    sight: ByPtr<Sight>,
    clock: Countdown,
    /// Its time is over.
    ended: Callback<()>,
}

/// The seconds that are left. They are not read aloud one by one.
#[component]
fn Face(props: &FaceProps) -> Html {
    let FaceProps { sight, clock, ended } = props;
    let now = use_state(|| sight.around.now());
    use_effect_with((*clock, *now), {
        let (now, sight, ended) = (now.setter(), sight.clone(), ended.clone());
        move |(clock, _): &(Countdown, Millis)| {
            let clock = *clock;
            // By the time of the device: a lid may have been closed.
            let next = clock.runs().then(|| {
                Timeout::new(TICK, move || {
                    let then = sight.around.now();
                    now.set(then);
                    if clock.left(then) == 0 {
                        ended.emit(());
                    }
                })
            });
            move || drop(next)
        }
    });
    let left = clock.left(*now).div_ceil(1000);
    html! {
        <span class="clock" role="timer" aria-live="off" data-low={(left <= 5).then_some("")}>
            { sight.fill(Says::Seconds, &[("n", &left.to_string())]) }
        </span>
    }
}

/// The card and the columns; once it is told, why.
fn question(sight: &ByPtr<Sight>, play: &Play, act: &Callback<Do>) -> Html {
    let Some(card) = play.stage.card() else { return Html::default() };
    let deck = play.round.deck();
    let told = play.stage.asked() == Asked::Told;
    html! {
        <section class="question" key={play.stage.shown().len()} data-told={told.then_some("")}
            data-race={(play.stage.asked() == Asked::Anyone).then_some("")}>
            <div class="card" tabindex="-1" data-focus={(!told).then_some("")}>
                if let Some(service) = deck.service_of(card) { <p class="service">{ service.name.clone() }</p> }
                <h1 class="task">{ card.task.clone() }</h1>
            </div>
            <p class="turn">{ turn(sight, play) }</p>
            if told {
                { verdict(sight, play, card, act) }
            } else {
                { columns(sight, play, act) }
            }
        </section>
    }
}

/// Who is asked, in words.
fn turn(sight: &Sight, play: &Play) -> String {
    let name = |team: u8| play.setup.teams().get(usize::from(team)).map(|team| sight.team(team));
    match play.stage.asked() {
        Asked::Team(team) => match name(team) {
            Some(name) if play.stage.is_steal() => sight.fill(Says::AskedSteal, &[("team", &name)]),
            Some(name) => sight.fill(Says::AskedTeam, &[("team", &name)]),
            None => sight.text(Says::AskedRoom).to_string(),
        },
        Asked::Anyone if play.stage.is_steal() => sight.text(Says::AskedOthers).to_string(),
        Asked::Anyone => sight.text(Says::AskedAnyone).to_string(),
        Asked::Told | Asked::Over => String::new(),
    }
}

/// The columns: one row of them for whoever is asked, or in a race one for each team, with its keys.
fn columns(sight: &Sight, play: &Play, act: &Callback<Do>) -> Html {
    let deck = play.round.deck();
    let is_race = play.stage.asked() == Asked::Anyone;
    let of = |team: u8| {
        let keys = is_race.then(|| keys::keys(team, deck.parties().len()));
        let standing = play.stage.standings().get(usize::from(team)).copied().unwrap_or_default();
        let points = sight.locale.points(standing.points);
        html! {
            <div class="columns" key={usize::from(team)} role="group" data-off={(!play.stage.may(team)).then_some("")}
                aria-label={play.setup.teams().get(usize::from(team)).map(|team| sight.team(team))}>
                if let Some(team) = play.setup.teams().get(usize::from(team)).filter(|_| is_race) {
                    <span class="whose" data-mark={team.mark.word()}>{ super::mark::mark(team.mark) }<span>{ sight.team(team) }</span><span class="points">{ points.clone() }</span></span>
                }
                { for deck.party_ixs().map(|party| {
                    let act = act.clone();
                    let key = match keys {
                        Some(keys) => keys.get(usize::from(party.0)).map(|key| (*key).to_owned()),
                        None => Some((party.0 + 1).to_string()),
                    };
                    let off = !play.stage.may(team);
                    html! {
                        <button type="button" class="column" data-side={party.0.to_string()} data-to={party.0.to_string()} data-team={team.to_string()}
                            disabled={off} onclick={move |_: MouseEvent| act.emit(Do::Deed(Deed::Answer(team, party)))}>
                            <b>{ deck.party(party).name.clone() }</b>
                            if !is_race { <span class="motto">{ deck.party(party).motto.clone() }</span> }
                            if let Some(key) = key { <kbd aria-hidden="true">{ key }</kbd> }
                        </button>
                    }
                }) }
            </div>
        }
    };
    let teams: Vec<u8> = match play.stage.asked() {
        Asked::Team(team) => vec![team],
        _ => (0..play.stage.standings().len() as u8).collect(),
    };
    html! {
        <>
            <div class="rows" data-race={is_race.then_some("")}>{ for teams.into_iter().map(of) }</div>
            <p class="give-up">{ does(act, Do::Deed(Deed::Pass), "button", sight.text(Says::GiveUp), "pass") }</p>
        </>
    }
}

/// Who had it right, who is responsible, and why. It stays until they go on.
fn verdict(sight: &Sight, play: &Play, card: &Card, act: &Callback<Do>) -> Html {
    let deck = play.round.deck();
    let answers = play.stage.shown().last().map(|shown| shown.answers.clone()).unwrap_or_default();
    let last = play.stage.shown().len() == play.stage.len();
    html! {
        <div class="verdict" data-side={card.owner.0.to_string()}>
            <ul class="answered">
                { for answers.iter().map(|&(team, party)| html! {
                    <li data-right={(party == card.owner).then_some("")}>{ answered(sight, play, team, party, card.owner) }</li>
                }) }
                if answers.is_empty() { <li>{ sight.text(Says::NobodyAnswered) }</li> }
            </ul>
            <p class="owner">{ sight.text(Says::Responsible) }{ " " }<b>{ deck.party(card.owner).name.clone() }</b></p>
            <p class="why">{ card.why.clone() }</p>
            { sources(sight, card) }
            <button type="button" class="primary" data-do="next" data-focus="" onclick={{
                let act = act.clone();
                move |_: MouseEvent| act.emit(Do::Deed(Deed::Next))
            }}>{ sight.text(if last { Says::ToStandings } else { Says::NextCard }) }</button>
        </div>
    }
}

fn answered(sight: &Sight, play: &Play, team: u8, party: PartyIx, owner: PartyIx) -> String {
    let name = play.setup.teams().get(usize::from(team)).map(|team| sight.team(team));
    let name = name.unwrap_or_else(|| sight.text(Says::TheRoom).to_string());
    let party_name = &play.round.deck().party(party).name;
    let says = if party == owner { Says::AnsweredRight } else { Says::AnsweredWrong };
    sight.fill(says, &[("team", &name), ("party", party_name)])
}

/// The end: who won, and what the room missed.
fn over(sight: &Sight, play: &Play, act: &Callback<Do>) -> Html {
    let deck = play.round.deck();
    let missed: Vec<_> = play.stage.missed().collect();
    html! {
        <section class="over">
            { celebration(sight, &play.setup, &play.stage) }
            if !missed.is_empty() {
                <h2>{ sight.text(Says::RoomMissed) }</h2>
                <ul class="missed">
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
            <p class="row">{ does(act, Do::Anew, "primary", sight.text(Says::PlayAnew), "anew") }</p>
        </section>
    }
}

/// What is said of what just came.
fn said(sight: &Sight, play: &Play) -> String {
    let deck = play.round.deck();
    let Some(card) = play.stage.card().filter(|_| !play.paused) else { return String::new() };
    if play.stage.asked() == Asked::Told {
        let answers =
            play.stage.shown().last().map(|shown| shown.answers.clone()).unwrap_or_default();
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

/// What a key does. In a race each team has keys of its own; else numbers are columns.
fn pressed(play: &Play, key: &str) -> Option<Do> {
    let stage = &play.stage;
    let columns = play.round.deck().parties().len();
    match key {
        "." | "Pause" => return (stage.asked() != Asked::Over).then_some(Do::Pause),
        "Backspace" | "PageUp" => return (!stage.is_new()).then_some(Do::Undo),
        "PageDown" | "ArrowRight" if stage.asked() == Asked::Told => {
            return Some(Do::Deed(Deed::Next));
        }
        _ => {}
    }
    match stage.asked() {
        Asked::Anyone => {
            let teams = stage.standings().len() as u8;
            let (team, party) = keys::pressed(&key.to_uppercase(), teams, columns)?;
            stage.may(team).then_some(Do::Deed(Deed::Answer(team, party)))
        }
        Asked::Team(team) => {
            let n: u8 = key.parse().ok()?;
            (1..=columns as u8).contains(&n).then_some(Do::Deed(Deed::Answer(team, PartyIx(n - 1))))
        }
        Asked::Told | Asked::Over => None,
    }
}
