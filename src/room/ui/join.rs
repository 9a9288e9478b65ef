//! A player with a device of their own: a name, the round, and the code of its result.

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Sight;
use super::mark::mark;
use super::qr::qr;
use super::set_up::chosen;
use super::share::Copy;
use crate::by_ptr::ByPtr;
use game::{Feedback, Phase, Round, restore};
use model::Deck;
use workshop::{MOST_CHARS, Name, NameFault, Says, Setup, code};

#[derive(Properties, PartialEq)]
pub(super) struct JoinProps {
    pub(super) sight: ByPtr<Sight>,
    pub(super) deck: ByPtr<Deck>,
    pub(super) setup: Setup,
}

/// Who plays.
#[derive(Clone, PartialEq)]
struct Player {
    name: Name,
    team: Option<u8>,
}

impl Player {
    fn read(text: &str, setup: &Setup) -> Option<Self> {
        let (team, name) = text.split_once(' ')?;
        let teams = setup.teams().len();
        let team = team.parse().ok().filter(|team| usize::from(*team) < teams);
        (team.is_some() == (teams > 0)).then_some(Self { name: Name::told(name)?, team })
    }

    fn text(&self) -> String {
        let team = self.team.map_or("-".to_owned(), |team| team.to_string());
        format!("{team} {}", self.name.as_str())
    }
}

/// What a set-up's things are kept under.
fn place(setup: &Setup) -> String {
    format!("join/{}", setup.mark())
}

/// What `room.js` is told of the game: where it is kept, then an attribute a line.
fn wishes(setup: &Setup, round: &Round) -> String {
    let mode = match setup.feedback {
        Feedback::AtTheEnd => "exam",
        Feedback::Immediate => "exercise",
    };
    let mut lines = vec![
        place(setup),
        format!("deck={}", setup.deck),
        format!("mode={mode}"),
        format!("feedback={}", setup.feedback.word()),
        "presentation=deal".to_owned(),
        format!("seed={}", setup.seed),
    ];
    lines.extend(setup.cards.map(|cards| format!("limit={cards}")));
    let clock = setup.rules(round.order().len()).clock;
    lines.extend(clock.map(|game::Clock(seconds)| format!("time-limit={seconds}")));
    lines.join("\n")
}

/// What is to be handed in. The first finished round counts: whoever plays on, for themselves, loses nothing.
#[derive(Clone, PartialEq)]
enum Finished {
    NotYet,
    /// The agreed round.
    Agreed(Box<Round>),
    /// Another round than was agreed.
    Other,
}

impl Finished {
    /// What was finished in an earlier visit.
    fn kept(sight: &Sight, deck: &ByPtr<Deck>, setup: &Setup) -> Self {
        let first = sight.around.read(&format!("{}/finished", place(setup)));
        let last = || sight.around.read(&format!("{}/round/{}", place(setup), deck.id()));
        first.or_else(last).map_or(Self::NotYet, |text| Self::of(&text, deck, setup))
    }

    /// What is finished after a step that the game keeps.
    fn after(sight: &Sight, deck: &ByPtr<Deck>, setup: &Setup, text: &str) -> Self {
        let name = format!("{}/finished", place(setup));
        if let Some(first) = sight.around.read(&name) {
            return Self::of(&first, deck, setup);
        }
        let now = Self::of(text, deck, setup);
        if matches!(now, Self::Agreed(_)) {
            sight.around.write(&name, text);
        }
        now
    }

    fn of(text: &str, deck: &ByPtr<Deck>, setup: &Setup) -> Self {
        let round = restore(text, &deck.0).ok().map(|restored| restored.round);
        let Some(round) = round.filter(|round| round.phase() == Phase::Finished) else {
            return Self::NotYet;
        };
        let agreed = setup.round(&deck.0, 0);
        let is_agreed = round.seed() == agreed.seed()
            && round.order() == agreed.order()
            && round.rules() == agreed.rules();
        if is_agreed { Self::Agreed(round.into()) } else { Self::Other }
    }
}

#[component]
pub(super) fn Join(props: &JoinProps) -> Html {
    let JoinProps { sight, deck, setup } = props;
    let player = use_state(|| {
        let kept = sight.around.read(&format!("{}/player", place(setup)));
        kept.and_then(|text| Player::read(&text, setup))
    });
    let finished = use_state(|| Finished::kept(sight, deck, setup));
    // The game tells of each step that it keeps.
    use_effect_with((), {
        let (finished, sight, deck, setup) =
            (finished.setter(), sight.clone(), deck.clone(), setup.clone());
        move |()| {
            spawn_local(async move {
                while let Ok(text) = sight.around.ask("saved").await {
                    finished.set(Finished::after(&sight, &deck, &setup, &text));
                }
            });
        }
    });
    let round = setup.round(&deck.0, 0);
    use_effect_with(player.is_some(), {
        let (sight, wishes) = (sight.clone(), wishes(setup, &round));
        move |is_in| {
            if *is_in {
                sight.around.tell("play", &wishes);
            }
        }
    });
    let enter = {
        let (player, sight, place) = (player.setter(), sight.clone(), place(setup));
        Callback::from(move |entered: Player| {
            sight.around.write(&format!("{place}/player"), &entered.text());
            player.set(Some(entered));
        })
    };
    let Some(playing) = (*player).clone() else {
        return html! { <Entry sight={sight.clone()} setup={setup.clone()} deck={deck.clone()} cards={round.order().len()} {enter} /> };
    };
    let change = {
        let player = player.setter();
        Callback::from(move |_: MouseEvent| player.set(None))
    };
    let again = {
        let (sight, wishes) = (sight.clone(), wishes(setup, &round));
        Callback::from(move |_: MouseEvent| sight.around.tell("again", &wishes))
    };
    html! {
        <div class="join">
            <h1 class="playing">{ deck.title().clone() }</h1>
            <p class="row who-am-i">
                if let Some(team) = playing.team.and_then(|team| setup.teams().get(usize::from(team))) {
                    { mark(team.mark) }
                    <span>{ sight.fill(Says::JoinAsTeam, &[("name", playing.name.as_str()), ("team", &sight.team(team))]) }</span>
                } else {
                    <span>{ sight.fill(Says::JoinAs, &[("name", playing.name.as_str())]) }</span>
                }
                <button type="button" class="tool" onclick={change}>{ sight.text(Says::JoinChange) }</button>
            </p>
            { result(sight, &playing, &finished, again) }
            <div data-game=""></div>
        </div>
    }
}

/// The code of a finished round, or why there is none.
fn result(
    sight: &ByPtr<Sight>,
    player: &Player,
    finished: &Finished,
    again: Callback<MouseEvent>,
) -> Html {
    let code = match finished {
        Finished::NotYet => return Html::default(),
        Finished::Agreed(round) => code::write(&player.name, player.team, round),
        Finished::Other => None,
    };
    let Some(code) = code else {
        return html! {
            <section class="panel code" role="status">
                <p>{ sight.text(Says::CodeNone) }</p>
                <p><button type="button" class="primary" onclick={again}>{ sight.text(Says::CodeAgain) }</button></p>
            </section>
        };
    };
    html! {
        <section class="panel code" aria-labelledby="code" role="status">
            <h2 id="code">{ sight.text(Says::CodeTitle) }</h2>
            <p>{ sight.text(Says::CodeLead) }</p>
            <div class="share">
                { qr(&code, &sight.text(Says::CodeQr)) }
                <Copy sight={sight.clone()} text={code.clone()} label={sight.text(Says::CodeTitle).to_string()} />
            </div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct EntryProps {
    sight: ByPtr<Sight>,
    setup: Setup,
    deck: ByPtr<Deck>,
    cards: usize,
    enter: Callback<Player>,
}

/// The door: a name and, where there are teams, one of them.
#[component]
fn Entry(props: &EntryProps) -> Html {
    let EntryProps { sight, setup, deck, cards, enter } = props;
    let field = use_node_ref();
    let team = use_state(|| 0u8);
    let fault = use_state(|| None::<NameFault>);
    let written = use_state(|| {
        // Nobody has to think of a name.
        let names = sight.text(Says::JoinNames);
        let names: Vec<&str> = names.split(',').collect();
        let seed = sight.around.seed();
        let name = names.get(seed as usize % names.len().max(1)).copied().unwrap_or_default();
        format!("{} {}", name.trim(), 10 + seed / 64 % 90)
    });
    // What is drawn anew would else be the name that was offered.
    let oninput = {
        let written = written.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                written.set(field.value());
            }
        })
    };
    let onsubmit = {
        let (field, team, fault, enter, setup) =
            (field.clone(), *team, fault.setter(), enter.clone(), setup.clone());
        let written = written.setter();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            match Name::typed(&field.value()) {
                Ok(name) => {
                    let team = (!setup.teams().is_empty()).then_some(team);
                    enter.emit(Player { name, team });
                }
                Err(why) => {
                    written.set(field.value());
                    fault.set(Some(why));
                    let _ = field.focus();
                }
            }
        })
    };
    let choose = {
        let team = team.setter();
        chosen(move |at| team.set(at.parse().unwrap_or_default()))
    };
    let count = sight.locale.cards(*cards);
    html! {
        <div class="join">
            <div class="opening">
                <h1>{ sight.text(Says::JoinTitle) }</h1>
                <p class="lead">{ sight.fill(Says::JoinLead, &[("deck", deck.title()), ("cards", &count)]) }</p>
                if let Some(seconds) = setup.clock {
                    <p class="lead">{ sight.fill(Says::JoinClock, &[("n", &seconds.to_string())]) }</p>
                }
            </div>
            <form class="panel entry" {onsubmit}>
                <p class="field">
                    <label for="name">{ sight.text(Says::JoinName) }</label>
                    <input ref={field} id="name" type="text" maxlength={(2 * MOST_CHARS).to_string()} value={(*written).clone()} {oninput}
                        autocomplete="nickname" aria-describedby="name-note" aria-invalid={fault.map(|_| "true")} />
                    <span id="name-note" class="small">{ sight.text(Says::JoinNameNote) }</span>
                    if let Some(fault) = *fault { <span class="wrong" role="alert">{ sight.text(Says::of_name_fault(fault)) }</span> }
                </p>
                if !setup.teams().is_empty() {
                    <p class="field">
                        <label for="team">{ sight.text(Says::JoinTeam) }</label>
                        <select id="team" onchange={choose}>
                            { for setup.teams().iter().enumerate().map(|(at, one)| html! {
                                <option value={at.to_string()} selected={at == usize::from(*team)}>{ sight.team(one) }</option>
                            }) }
                        </select>
                    </p>
                }
                <p><button type="submit" class="primary">{ sight.text(Says::JoinStart) }</button></p>
            </form>
        </div>
    }
}
