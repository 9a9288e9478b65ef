//! What is asked, of whom, and what became of it.

use yew::prelude::*;

use super::does;
use crate::room::ui::Sight;
use crate::room::ui::cards::{other_language, sources};
use crate::room::ui::mark::mark;
use model::{Card, PartyIx};
use workshop::{Act, Asked, Deed, Play, Says, keys};

/// The card and the columns; once it is told, why.
pub(super) fn question(sight: &Sight, play: &Play, act: &Callback<Act>) -> Html {
    let Some(card) = play.stage().card() else { return Html::default() };
    let deck = play.round().deck();
    let told = play.stage().asked() == Asked::Told;
    html! {
        <section class="question" key={play.stage().shown().len()} data-told={told.then_some("")}
            data-race={(play.stage().asked() == Asked::Anyone).then_some("")}>
            <div class="card" tabindex="-1" data-focus={(!told).then_some("")} lang={other_language(sight, play.round())}>
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
pub(super) fn turn(sight: &Sight, play: &Play) -> String {
    let name = |team: u8| play.setup().teams().get(usize::from(team)).map(|team| sight.team(team));
    match play.stage().asked() {
        Asked::Team(team) => match name(team) {
            Some(name) if play.stage().is_steal() => {
                sight.fill(Says::AskedSteal, &[("team", &name)])
            }
            Some(name) => sight.fill(Says::AskedTeam, &[("team", &name)]),
            None => sight.text(Says::AskedRoom).to_string(),
        },
        Asked::Anyone if play.stage().is_steal() => sight.text(Says::AskedOthers).to_string(),
        Asked::Anyone => sight.text(Says::AskedAnyone).to_string(),
        Asked::Told | Asked::Over => String::new(),
    }
}

/// The columns: one row of them for whoever is asked, or in a race one for each team, with its keys.
fn columns(sight: &Sight, play: &Play, act: &Callback<Act>) -> Html {
    let deck = play.round().deck();
    let is_race = play.stage().asked() == Asked::Anyone;
    let lang = other_language(sight, play.round());
    let of = |team: u8| {
        let keys = is_race.then(|| keys::keys(team, deck.parties().len()));
        let standing = play.stage().standings().get(usize::from(team)).copied().unwrap_or_default();
        let points = sight.locale.points(standing.points);
        html! {
            <div class="columns" key={usize::from(team)} role="group" data-off={(!play.stage().may(team)).then_some("")}
                aria-label={play.setup().teams().get(usize::from(team)).map(|team| sight.team(team))}>
                if let Some(team) = play.setup().teams().get(usize::from(team)).filter(|_| is_race) {
                    <span class="whose" data-mark={team.mark.word()}>{ mark(team.mark) }<span>{ sight.team(team) }</span><span class="points">{ points.clone() }</span></span>
                }
                { for deck.party_ixs().map(|party| {
                    let act = act.clone();
                    let key = match keys {
                        Some(keys) => keys.get(usize::from(party.0)).map(|key| (*key).to_owned()),
                        None => Some((party.0 + 1).to_string()),
                    };
                    let off = !play.stage().may(team);
                    html! {
                        <button type="button" class="column" data-side={party.0.to_string()} data-to={party.0.to_string()} data-team={team.to_string()}
                            disabled={off} onclick={move |_: MouseEvent| act.emit(Act::Deed(Deed::Answer(team, party)))}>
                            <b lang={lang.clone()}>{ deck.party(party).name.clone() }</b>
                            if !is_race { <span class="motto" lang={lang.clone()}>{ deck.party(party).motto.clone() }</span> }
                            if let Some(key) = key { <kbd aria-hidden="true">{ key }</kbd> }
                        </button>
                    }
                }) }
            </div>
        }
    };
    let teams: Vec<u8> = match play.stage().asked() {
        Asked::Team(team) => vec![team],
        _ => (0..play.stage().standings().len() as u8).collect(),
    };
    html! {
        <>
            <div class="rows" data-race={is_race.then_some("")}>{ for teams.into_iter().map(of) }</div>
            <p class="give-up">{ does(act, Act::Deed(Deed::Pass), "button", sight.text(Says::GiveUp), "pass") }</p>
        </>
    }
}

/// Who had it right, who is responsible, and why. It stays until they go on.
fn verdict(sight: &Sight, play: &Play, card: &Card, act: &Callback<Act>) -> Html {
    let deck = play.round().deck();
    let answers =
        play.stage().shown().last().map(|shown| shown.answers.clone()).unwrap_or_default();
    let last = play.stage().shown().len() == play.stage().len();
    html! {
        <div class="verdict" data-side={card.owner.0.to_string()}>
            <ul class="answered">
                { for answers.iter().map(|&(team, party)| html! {
                    <li data-right={(party == card.owner).then_some("")}>{ answered(sight, play, team, party, card.owner) }</li>
                }) }
                if answers.is_empty() { <li>{ sight.text(Says::NobodyAnswered) }</li> }
            </ul>
            <p class="owner">{ sight.text(Says::Responsible) }{ " " }<b lang={other_language(sight, play.round())}>{ deck.party(card.owner).name.clone() }</b></p>
            <p class="why" lang={other_language(sight, play.round())}>{ card.why.clone() }</p>
            { sources(sight, card) }
            <button type="button" class="primary" data-do="next" data-focus="" onclick={{
                let act = act.clone();
                move |_: MouseEvent| act.emit(Act::Deed(Deed::Next))
            }}>{ sight.text(if last { Says::ToStandings } else { Says::NextCard }) }</button>
        </div>
    }
}

/// What a team answered, and how that was.
pub(super) fn answered(
    sight: &Sight,
    play: &Play,
    team: u8,
    party: PartyIx,
    owner: PartyIx,
) -> String {
    let name = play.setup().teams().get(usize::from(team)).map(|team| sight.team(team));
    let name = name.unwrap_or_else(|| sight.text(Says::TheRoom).to_string());
    let party_name = &play.round().deck().party(party).name;
    let says = if party == owner { Says::AnsweredRight } else { Says::AnsweredWrong };
    sight.fill(says, &[("team", &name), ("party", party_name)])
}
